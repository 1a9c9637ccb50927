import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "./errors.js";

/** The packed CDK that a project carries in `vendor/`. */
export interface CdkPackage {
  /** `create-connector-cdk-0.1.0-1a2b3c4d5e6f.tgz`: npm would take old code from its cache under a name without a hash. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** Folders where the build puts it: beside the compiled generator; in a checkout that runs from its sources. */
const places = ["../cdk/", "../dist/cdk/"].map((place) => fileURLToPath(new URL(place, import.meta.url)));

/** Finds the packed CDK. Errors: it was never built, which happens in a checkout only. */
export async function packedCdk(folders: readonly string[] = places): Promise<CdkPackage> {
  for (const folder of folders) {
    const name = (await filesOf(folder)).find((file) => /^create-connector-cdk-.*\.tgz$/.test(file));
    if (name !== undefined) return { name, content: await readFile(join(folder, name)) };
  }
  throw new UserError("The packed CDK is missing, so a project would have nothing to run on.", [
    "In a checkout: npm run build",
    "Or take it from the registry: --cdk registry",
  ]);
}

async function filesOf(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}
