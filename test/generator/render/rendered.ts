import { render, type RenderOptions } from "../../../generator/render/index.js";
import type { RenderedFile } from "../../../generator/render/types.js";
import { isObject, type ProjectFiles } from "@create-connector/cdk/model";

export const tarball = { name: "create-connector-cdk-0.1.0-0123abcd.tgz", content: new Uint8Array([1, 2, 3]) };

/** As the command renders: the CDK packed or from the registry, as the model says. */
export async function rendered(project: ProjectFiles): Promise<RenderedFile[]> {
  const { cdk } = project.connector.project;
  const options: RenderOptions = {
    generatorVersion: "0.1.0",
    cdk: { range: "^0.1.0", ...(cdk === "vendor" ? { tarball } : {}) },
  };
  return render(project, options);
}

/** The text files by path. */
export async function filesOf(project: ProjectFiles): Promise<Map<string, string>> {
  const files = await rendered(project);
  return new Map(files.flatMap(({ path, content }) => (typeof content === "string" ? [[path, content] as const] : [])));
}

/** What was read must be an object. */
export function objectIn(value: unknown): { readonly [name: string]: unknown } {
  if (!isObject(value)) throw new Error(`Not an object: ${JSON.stringify(value)}`);
  return value;
}
