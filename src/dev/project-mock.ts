import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isObject } from "../model/json.js";
import { readProject, type ProjectFiles } from "../model/index.js";
import { createMockApi, type MockApi, type MockApiOptions } from "../testing/index.js";
import { asProblem, loadEsbuild } from "./bundle.js";
import { toolProblem } from "./problem.js";
import type { Project } from "./project.js";

type Handle = NonNullable<MockApiOptions["handle"]>;

/**
 * The project's mock API as its tests know it: the model, and what `handle` of test/mock-api.ts adds. Not listening yet.
 * `rateLimit`: it refuses what goes beyond the declared rates.
 */
export async function projectMock(project: Project, { rateLimit }: { readonly rateLimit: boolean }): Promise<MockApi> {
  const files = readModel(project);
  const handle = await projectHandle(project);
  // Whoever reads it by hand, or as a container, keeps no settings.
  return createMockApi({ project: files, rotation: "lenient", rateLimit, ...(handle === undefined ? {} : { handle }) });
}

function readModel(project: Project): ProjectFiles {
  try {
    return readProject(project.root);
  } catch (error) {
    throw toolProblem(error instanceof Error ? error.message : String(error));
  }
}

/** `handle` of test/mock-api.ts, compiled here because Node 20 runs no TypeScript. */
async function projectHandle(project: Project): Promise<Handle | undefined> {
  const source = join(project.root, "test", "mock-api.ts");
  if (!existsSync(source)) return undefined;
  // Below node_modules, so that its imports of packages resolve as the project's own.
  const outfile = join(project.root, "node_modules", ".cache", "connector", "mock-api.mjs");
  const { build } = await loadEsbuild();
  try {
    await build({
      absWorkingDir: project.root,
      entryPoints: [source],
      outfile,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20.19",
      // It finds the model from where it stands.
      define: { "import.meta.url": JSON.stringify(pathToFileURL(source).href) },
      logLevel: "silent",
    });
  } catch (error) {
    throw await asProblem(error);
  }
  const module: unknown = await import(`${pathToFileURL(outfile).href}?${Date.now()}`);
  const handle = isObject(module) ? module["handle"] : undefined;
  if (handle === undefined || isHandle(handle)) return handle;
  throw toolProblem("test/mock-api.ts: what it exports as `handle` must be a function from a request to an answer.");
}

function isHandle(value: unknown): value is Handle {
  return typeof value === "function";
}
