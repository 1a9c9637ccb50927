import type { PackageManager } from "./install.js";
import { runTool, type RunTool } from "./tool.js";

export interface Check {
  /** As it is shown beside its time. */
  readonly name: string;
  /** Scripts of the project's package.json. */
  readonly scripts: readonly string[];
}

/** What a new project has to pass, in this order. */
export const checks: readonly Check[] = [
  { name: "type-check, lint", scripts: ["typecheck", "lint"] },
  { name: "tests", scripts: ["test"] },
];

export interface CheckResult {
  readonly ok: boolean;
  /** `31 passed`, where a test runner said so. */
  readonly note?: string;
  /** Command to run again, and what it printed: of a failure. */
  readonly failure?: { readonly command: string; readonly output: string };
}

/** Runs a check of an installed project. */
export async function runCheck(
  check: Check,
  manager: PackageManager,
  root: string,
  options: { readonly signal?: AbortSignal; readonly run?: RunTool } = {},
): Promise<CheckResult> {
  const { run = runTool, signal } = options;
  let note: string | undefined;
  for (const script of check.scripts) {
    const { ok, output } = await run(manager, ["run", script], {
      cwd: root,
      ...(signal === undefined ? {} : { signal }),
    });
    if (!ok) return { ok, failure: { command: `${manager} run ${script}`, output } };
    note = passedIn(output) ?? note;
  }
  return { ok: true, ...(note === undefined ? {} : { note }) };
}

/** jest's last lines: `Tests:       31 passed, 31 total`. */
function passedIn(output: string): string | undefined {
  const count = /^Tests:\s+(?:.*, )?(\d+) passed/m.exec(output)?.[1];
  return count === undefined ? undefined : `${count} passed, against the mock API`;
}
