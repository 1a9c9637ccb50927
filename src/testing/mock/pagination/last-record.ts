import { pathKeys } from "../../../model/path.js";
import { read, text } from "../../data/paths.js";
import { Refusal } from "../answers.js";
import type { ModelOf, PageKind } from "./types.js";

/** Pages that begin after a record, which a field of it names. */
export function pagesAfterRecord({ param, field }: ModelOf<"lastRecord">): PageKind {
  const keys = pathKeys(field);
  return {
    params: [param],
    page(asked, { pages, records, size, repeated, empty }) {
      const after = asked.value(param);
      const index = after === undefined ? -1 : records.findIndex((record) => text(read(record, keys)) === after);
      if (after !== undefined && index === -1) {
        throw new Refusal(400, `${param}=${after} names no record of this list by ${keys.join(".")}`);
      }
      const from = index + 1;
      // The fault: the page that ended with this record comes once more.
      const again = repeated && after !== undefined ? pages.find(({ to }) => to === from) : undefined;
      const page = again ?? pages.find((each) => each.from === from);
      const answer = page ?? { from, to: Math.min(records.length, from + size) };
      return { from: answer.from, to: empty ? answer.from : answer.to, extras: [], headers: {} };
    },
  };
}
