import { Refusal } from "../answers.js";
import type { ModelOf, PageKind } from "./types.js";

/** Pages by number; those after the last are empty. */
export function numberedPages({ param, start = 1 }: ModelOf<"page">): PageKind {
  return {
    params: [param],
    page(asked, { pages, records, empty }) {
      const text = asked.value(param) ?? String(start);
      const number = /^-?\d+$/.test(text) ? Number(text) : NaN;
      if (Number.isNaN(number) || number < start) {
        throw new Refusal(400, `${param}=${text} is not a page: they are numbers from ${start} on`);
      }
      const end = records.length;
      const { from, to } = pages[number - start] ?? { from: end, to: end };
      return { from, to: empty ? from : to, extras: [], headers: {} };
    },
  };
}
