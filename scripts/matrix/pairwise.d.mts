interface Factors {
  readonly [factor: string]: { readonly [option: string]: object };
}

interface Row {
  readonly [factor: string]: string;
}

export function pairwise(options: {
  readonly project: Factors;
  readonly stream: Factors;
  readonly conflicts: readonly (readonly [string, string])[];
  readonly streams: number;
  readonly random: () => number;
}): readonly { readonly project: Row; readonly streams: readonly Row[] }[];
