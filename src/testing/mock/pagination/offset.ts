import { Refusal } from "../answers.js";
import type { ModelOf, PageKind } from "./types.js";

/** Pages by offset. Any offset is answered, so that code which counts another way loses records instead of failing. */
export function offsetPages({ param, start = 0 }: ModelOf<"offset">): PageKind {
  return {
    params: [param],
    page(asked, { pages, records, size, empty }) {
      const text = asked.value(param) ?? String(start);
      const offset = /^-?\d+$/.test(text) ? Number(text) - start : NaN;
      if (Number.isNaN(offset) || offset < 0) {
        throw new Refusal(400, `${param}=${text} is not an offset: they are numbers from ${start} on`);
      }
      const from = Math.min(offset, records.length);
      const page = pages.find((each) => each.from === from);
      const to = page?.to ?? Math.min(records.length, from + size);
      return { from, to: empty ? from : to, extras: [], headers: {} };
    },
  };
}
