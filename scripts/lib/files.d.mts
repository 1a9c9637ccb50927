export function filesBelow(folder: string): string[];
export function fingerprint(root: string, inputs: readonly string[]): string;
