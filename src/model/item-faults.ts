import { pathKeys } from "./path.js";
import type { ItemsModel } from "./stream-types.js";
import type { Path } from "./types.js";

/** What is wrong with `items`: the place in it, the rule and what to do. */
export interface ItemFault {
  readonly at: string;
  readonly value: unknown;
  readonly rule: string;
  readonly remedy: string;
}

/** What of `items` does not fit the path to the records; for the model and for what an author writes. */
export function itemFaults(records: Path, items: ItemsModel): ItemFault[] {
  const keys = pathKeys(records);
  const stars = keys.filter((key) => key === "*").length;
  return [...keyFaults(items, stars), ...outerFaults(items, keys, stars), ...twins(items)];
}

/** The fields that `items` gives to each record. */
export function itemFields({ key = [], value, outer = {} }: ItemsModel): string[] {
  return [...keyNames(key), ...(value === undefined ? [] : [value]), ...Object.keys(outer)];
}

export function keyNames(key: string | readonly string[]): readonly string[] {
  return typeof key === "string" ? [key] : key;
}

function keyFaults({ key }: ItemsModel, stars: number): ItemFault[] {
  if (key === undefined) return [];
  const place = { at: "items.key", value: key };
  if (stars === 0) {
    const rule = "The path of the records goes through no map.";
    return [{ ...place, rule, remedy: "Write * in it where the map's keys stand: rates.*" }];
  }
  const names = keyNames(key);
  if (typeof key === "string" || names.length === stars) return [];
  const rule = `It names ${names.length} fields, but the path of the records has ${stars} *.`;
  return [{ ...place, rule, remedy: "Name one field for each *, or one alone for the last." }];
}

function outerFaults({ outer }: ItemsModel, keys: readonly string[], stars: number): ItemFault[] {
  if (outer === undefined || (stars > 0 && keys.at(-1) !== "*")) return [];
  const rule =
    stars === 0 ? "The path of the records has no *: nothing is around them." : "The last * stands for the records.";
  const remedy = "Use it for records inside the elements of a list: orders.*.lines";
  return [{ at: "items.outer", value: Object.keys(outer), rule, remedy }];
}

function twins(items: ItemsModel): ItemFault[] {
  const fields = itemFields(items);
  const twice = fields.find((field, index) => fields.indexOf(field) !== index);
  if (twice === undefined) return [];
  return [{ at: "items", value: twice, rule: "Two of its values go into the same field.", remedy: "Name another." }];
}
