import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { BuildFailure, BuildOptions } from "esbuild";
import { isList, isObject } from "../model/json.js";
import type { Arguments } from "./options.js";
import { toolProblem } from "./problem.js";
import type { Project } from "./project.js";
import type { Terminal } from "./terminal.js";

/**
 * Makes the bundle: one CommonJS file with all that the connector runs on, so that an image needs nothing else. What is
 * imported with `import()` stays lazy: `spec` evaluates no HTTP client and no validator.
 */
export async function buildBundle(project: Project): Promise<void> {
  const { build } = await loadEsbuild();
  try {
    await build(bundleOptions(project));
  } catch (error) {
    throw await asProblem(error);
  }
}

/** `connector build`. */
export async function buildCommand(project: Project, _given: Arguments, terminal: Terminal): Promise<number> {
  await buildBundle(project);
  const kilobytes = Math.round(statSync(project.bundle).size / 1000);
  terminal.write(`${relative(terminal.cwd, project.bundle)} (${kilobytes} KB)\n`);
  return 0;
}

/** Is the bundle missing, or older than a file that it is made of? */
export function bundleIsStale(project: Project): boolean {
  if (!existsSync(project.bundle)) return true;
  const built = statSync(project.bundle).mtimeMs;
  return project.sources.some((path) => newest(path) > built);
}

/** How esbuild makes the bundle; `dev` keeps one of these running. */
export function bundleOptions(project: Project): BuildOptions {
  return {
    absWorkingDir: project.root,
    entryPoints: [project.entry],
    outfile: project.bundle,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    // Names stay: they are in the stack of an error that a user sends in.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "eof",
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "silent",
  };
}

/** esbuild is the project's, not the CDK's: it is needed while developing only. */
export async function loadEsbuild(): Promise<typeof import("esbuild")> {
  try {
    return await import("esbuild");
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw toolProblem("esbuild is not installed, and building needs it. Run: npm install", detail);
  }
}

/** esbuild's complaints as it would print them: file, line, column and the line itself. */
export async function asProblem(error: unknown): Promise<unknown> {
  if (!isBuildFailure(error)) return error;
  const { formatMessages } = await loadEsbuild();
  const texts = await formatMessages(error.errors, { kind: "error", color: false });
  return toolProblem(`The connector does not build.\n\n${texts.join("\n").trimEnd()}`);
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && isObject(error) && isList(error["errors"]) && isList(error["warnings"]);
}

/** When the youngest file below a path was written; a folder counts too, since a removed file changes only that. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), mtimeMs);
}
