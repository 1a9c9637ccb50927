import { Refusal } from "../answers.js";
import type { ModelOf, PageKind } from "./types.js";

/** Pages by number; those after the last are empty. */
export function numberedPages({ param, start = 1 }: ModelOf<"page">): PageKind {
  return {
    params: [param],
    page(query, { pages, empty }) {
      const asked = query[param] ?? String(start);
      const number = /^-?\d+$/.test(asked) ? Number(asked) : NaN;
      if (Number.isNaN(number) || number < start) {
        throw new Refusal(400, `${param}=${asked} is not a page: they are numbers from ${start} on`);
      }
      const { from, to } = pages[number - start] ?? { from: 0, to: 0 };
      return { from, to: empty ? from : to, extras: [], headers: {} };
    },
  };
}
