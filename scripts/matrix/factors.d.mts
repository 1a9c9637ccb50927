interface Factors {
  readonly [factor: string]: { readonly [option: string]: object };
}

export const project: Factors;
export const stream: Factors;
export const conflicts: readonly (readonly [string, string])[];
