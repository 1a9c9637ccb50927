import { flatName, singularOf, wordsOf } from "../model/words.js";

/** Names under which APIs put their records; `flatName` spelling. */
export const WRAPPERS: ReadonlySet<string> = new Set(
  (
    "data results items records values value entries list rows content elements objects resources result members collection " +
    "nodes edges hits payload docs documents"
  ).split(" "),
);

/** Arrays that stand beside the records and are none. */
export const NO_RECORDS: ReadonlySet<string> = new Set(
  "errors error warnings warning messages links included meta metadata order sort sorts filters facets aggregations columns".split(
    " ",
  ),
);

/** Query parameters that carry the size of a page. */
export const SIZE_NAMES: ReadonlySet<string> = new Set(
  "limit perpage pagesize size count maxresults max top rows take pagelen hitsperpage resultsperpage pagelimit".split(
    " ",
  ),
);

/** The resource that a path lists: its last word that is no variable, version or verb. `/v1/customers/{id}/orders.json` → `orders`. */
export function resourceOf(path: string | undefined, stream: string | undefined): string {
  const segments = (path ?? "")
    .split(/[/.]/)
    .filter(
      (segment) =>
        segment !== "" && !segment.includes("{") && !/^(v\d+|api|json|list|all|search|me|query)$/i.test(segment),
    );
  return segments.at(-1) ?? stream ?? "";
}

/** Is one name the other's, in singular or plural and in any spelling? */
export function sameResource(a: string, b: string): boolean {
  return a !== "" && b !== "" && singularName(a) === singularName(b);
}

/** A name in one spelling and in singular: `CustomerOrders` → `customerorder`. */
export function singularName(name: string): string {
  const words = wordsOf(name);
  return flatName([...words.slice(0, -1), singularOf(words.at(-1) ?? "")].join(""));
}
