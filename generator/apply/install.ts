import { UserError } from "../errors.js";
import { runTool, type RunTool } from "./tool.js";

export const packageManagers = ["npm", "pnpm", "yarn"] as const;
export type PackageManager = (typeof packageManagers)[number];

/**
 * The package manager of the surroundings: what a `packageManager` field or lock file of this folder or one above says, else what
 * started us (`npx`, `pnpm create`), else npm.
 */
export async function detectPackageManager(folder: string): Promise<PackageManager> {
  const { detect, getUserAgent } = await import("package-manager-detector");
  const found = await detect({ cwd: folder, strategies: ["packageManager-field", "lockfile"] });
  const name = found?.name ?? getUserAgent();
  return packageManagers.find((known) => known === name) ?? "npm";
}

/** Asked before anything is written: a project that cannot be installed as wished is no surprise for the end. */
export async function checkPackageManager(
  manager: PackageManager,
  folder: string,
  run: RunTool = runTool,
): Promise<void> {
  const { ok, missing, output } = await run(manager, ["--version"], { cwd: folder });
  if (ok) return;
  const what = missing ? `${manager} is not installed.` : `${manager} does not run: ${output.trim().split("\n")[0]}.`;
  throw new UserError(what, [
    "Install it, or choose another with --package-manager npm, pnpm or yarn.",
    "--no-install writes the project without installing it.",
  ]);
}

/** Installs a project's packages. Its failure leaves a good project: what was printed comes back, for a warning. */
export async function install(
  manager: PackageManager,
  root: string,
  options: { readonly signal?: AbortSignal; readonly run?: RunTool } = {},
): Promise<{ readonly ok: boolean; readonly output: string }> {
  const { run = runTool, signal } = options;
  const quiet = manager === "npm" ? ["--no-audit", "--no-fund"] : [];
  return run(manager, ["install", ...quiet], { cwd: root, ...(signal === undefined ? {} : { signal }) });
}
