import { formsOf } from "./mask-forms.js";
import type { Mask } from "./types.js";

const veil = "****";

/** Hides secrets behind `****`; see `Mask`. One regular expression of all forms, longest first, made anew when a secret comes. */
export function createMask(): Mask {
  const secrets = new Set<string>();
  const patterns = new Map<string, number>();
  let expression: RegExp | undefined;

  return {
    add(secret) {
      if (secret === "" || secrets.has(secret)) return;
      secrets.add(secret);
      for (const form of formsOf(secret)) patterns.set(patternOf(form), form.length);
      const longestFirst = [...patterns].sort(([, a], [, b]) => b - a).map(([pattern]) => pattern);
      expression = new RegExp(longestFirst.join("|"), "g");
    },
    hide: (text) => (expression === undefined ? text : text.replace(expression, veil)),
  };
}

/** One or two characters stand in half of all words: such a secret is hidden only where it stands alone. */
function patternOf(form: string): string {
  const literal = form.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  return form.length < 3 ? `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])` : literal;
}
