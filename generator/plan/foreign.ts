import { UserError } from "../errors.js";
import type { Plan } from "./types.js";

/** What people and services put into a folder before there is code in it. It may lie there as long as we would write nothing else in its place. */
const safe =
  /^(\.git|\.idea|\.vscode|\.hg|node_modules|\.connector)(\/|$)|(^|\/)(\.DS_Store|Thumbs\.db)$|^(LICENSE(\.\w+)?|README\.md|\.gitignore|\.gitattributes|\.editorconfig)$|^(package-lock\.json|pnpm-lock\.yaml|yarn\.lock)$/;

/**
 * A new project goes into an empty folder: other files there are refused before anything is written, each listed. What a run of ours
 * that was cut off left behind is no obstacle. With `force` other files stay beside the project and only our own paths are overwritten.
 */
export function refuseForeign(
  plan: Plan,
  existing: readonly string[],
  options: { readonly folder: string; readonly force: boolean; readonly ours: boolean },
): void {
  if (options.force) return;
  const conflicts = new Set(plan.actions.filter(({ name }) => name === "conflict").map(({ path }) => path));
  const planned = new Set(plan.actions.map(({ path }) => path));
  const others = options.ours ? [] : existing.filter((path) => !planned.has(path) && !safe.test(path));
  const inTheWay = existing.filter((path) => conflicts.has(path));
  const refused = [...new Set([...inTheWay, ...others])].sort();
  if (refused.length === 0) return;
  const more = refused.length > 20 ? [`  … and ${refused.length - 20} more`] : [];
  throw new UserError(
    [
      `The folder ${options.folder} has files in it, and nothing was written:`,
      ...refused.slice(0, 20).map((path) => `  ${path}${conflicts.has(path) ? "  (would be overwritten)" : ""}`),
      ...more,
    ].join("\n"),
    [
      "Choose another folder with --target, or empty this one.",
      "--force writes into it; then only the paths of the new project are overwritten.",
    ],
  );
}
