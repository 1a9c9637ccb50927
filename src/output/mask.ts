import { cutMark } from "../protocol/excerpt.js";
import { formsOf } from "./mask-forms.js";
import type { Mask } from "./types.js";

const veil = "****";
/** A shorter beginning of a secret in front of a cut tells nothing. */
const shortestBeginning = 3;

/** Hides secrets behind `****`; see `Mask`. One regular expression of all forms, longest first, made anew when a secret comes. */
export function createMask(): Mask {
  const secrets = new Set<string>();
  const patterns = new Map<string, number>();
  const forms = new Set<string>();
  let expression: RegExp | undefined;

  return {
    add(secret) {
      if (secret === "" || secrets.has(secret)) return;
      secrets.add(secret);
      for (const form of formsOf(secret)) {
        forms.add(form);
        patterns.set(patternOf(form), form.length);
      }
      const longestFirst = [...patterns].sort(([, a], [, b]) => b - a).map(([pattern]) => pattern);
      expression = new RegExp(longestFirst.join("|"), "g");
    },
    hide: (text) => (expression === undefined ? text : hideBeginnings(text.replace(expression, veil), forms)),
  };
}

/** One or two characters stand in half of all words: such a secret is hidden only where it stands alone. */
function patternOf(form: string): string {
  const literal = form.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  return form.length < 3 ? `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])` : literal;
}

/** Where a text was cut, the beginning of a secret may stand in front of the cut. */
function hideBeginnings(text: string, forms: ReadonlySet<string>): string {
  if (!text.includes(cutMark)) return text;
  const parts = text.split(cutMark);
  const end = parts.pop() ?? "";
  return [...parts.map((part) => withoutBeginning(part, forms)), end].join(cutMark);
}

function withoutBeginning(part: string, forms: ReadonlySet<string>): string {
  let longest = shortestBeginning - 1;
  for (const form of forms) {
    for (let length = Math.min(form.length - 1, part.length); length > longest; length -= 1) {
      if (part.endsWith(form.slice(0, length))) longest = length;
    }
  }
  return longest < shortestBeginning ? part : `${part.slice(0, -longest)}${veil}`;
}
