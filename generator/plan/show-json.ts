import type { Plan } from "./types.js";

/** The plan for machines. `folder`: where it is or would be applied; `applied`: was it? */
export function jsonOf(plan: Plan, facts: { readonly folder: string; readonly applied: boolean }): string {
  const actions = plan.actions.map(({ name, path, from, why, executable }) => ({
    action: name,
    path,
    ...(from === undefined ? {} : { from }),
    ...(why === undefined ? {} : { why }),
    ...(executable === true ? { executable } : {}),
  }));
  return `${JSON.stringify({ ...facts, conflicts: plan.state.conflicts, actions }, null, 2)}\n`;
}
