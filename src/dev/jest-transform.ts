/**
 * A jest transformer for the tests of a connector: TypeScript through esbuild, with import attributes kept, which jest needs
 * for `import schema from "./orders.json" with { type: "json" }`.
 *
 * In the project's jest configuration: `transform: { "^.+\\.ts$": "@create-connector/cdk/jest-transform" }`.
 */
import { createHash } from "node:crypto";
import { transform, transformSync, version, type TransformOptions } from "esbuild";

interface Transformed {
  readonly code: string;
  readonly map: string;
}

/** jest takes the asynchronous way for modules: it keeps one esbuild running, where the other starts one for each file. */
const transformer = { process: transformNow, processAsync: transformModule, getCacheKey: cacheKey };
export default transformer;

async function transformModule(source: string, path: string): Promise<Transformed> {
  const { code, map } = await transform(source, optionsFor(path));
  return { code, map };
}

function transformNow(source: string, path: string): Transformed {
  const { code, map } = transformSync(source, optionsFor(path));
  return { code, map };
}

/** A syntax error is thrown as esbuild tells it: file, line and column. */
function optionsFor(path: string): TransformOptions {
  return {
    loader: path.endsWith(".tsx") ? "tsx" : "ts",
    format: "esm",
    target: "node20.19",
    supported: { "import-attributes": true },
    sourcemap: "external",
    sourcefile: path,
    sourcesContent: false,
    logLevel: "silent",
  };
}

function cacheKey(source: string, path: string): string {
  return createHash("sha256").update([version, path, source].join("\0")).digest("hex");
}
