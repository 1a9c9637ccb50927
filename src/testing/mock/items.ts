import { isObject } from "../../model/json.js";
import { keyNames } from "../../model/item-faults.js";
import { pathKeys } from "../../model/path.js";
import type { ItemsModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { canonical, withoutFields, withValue } from "../data/paths.js";

/** How records lose again what they have from around them, on the way down to their place in a body. */
export interface ItemPlan {
  /** A record as it stands there: without those fields, or only its scalar. */
  readonly leaf: (record: JsonObject | undefined) => unknown;
  /** At a `*`: the field that holds its key, and the plan for what is below. */
  next(): { readonly star: string | undefined; readonly below: ItemPlan };
  /** Are there fields of the element that this `*` stands for? */
  readonly hasOuter: boolean;
  readonly sameOuter: (a: JsonObject, b: JsonObject) => boolean;
  /** The element with those fields beside the records in it. */
  readonly around: (group: readonly JsonObject[], element: unknown) => unknown;
}

/** The plan for a path to records; without `items` they stand as they are. */
export function itemPlan(path: readonly string[], items: ItemsModel = {}): ItemPlan {
  const stars = path.filter((key) => key === "*").length;
  const key = items.key ?? [];
  const names = keyNames(key);
  const outer = Object.entries(items.outer ?? {}).map(([field, place]) => [field, pathKeys(place)] as const);
  const foreign = [...names, ...outer.map(([field]) => field)];
  return planAt(0);

  function planAt(passed: number): ItemPlan {
    const isLast = passed === stars && stars > 0;
    return {
      leaf,
      next: () => ({ star: names[typeof key === "string" ? passed - (stars - 1) : passed], below: planAt(passed + 1) }),
      hasOuter: isLast && outer.length > 0,
      sameOuter: (a, b) => outer.every(([field]) => canonical(a[field]) === canonical(b[field])),
      around: (group, element) => (isLast && isObject(element) ? withOuter({ ...element }, group[0]) : element),
    };
  }

  function withOuter(element: JsonObject, record: JsonObject | undefined): JsonObject {
    return outer.reduce((body, [field, place]) => withValue(body, place, record?.[field]), element);
  }

  function leaf(record: JsonObject | undefined): unknown {
    if (record === undefined) return undefined;
    const own = foreign.length === 0 ? record : withoutFields(record, foreign);
    const { value } = items;
    return value !== undefined && Object.keys(own).every((field) => field === value) ? own[value] : own;
  }
}
