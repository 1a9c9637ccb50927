import { flatName } from "../model/words.js";
import type { OneValue } from "./types.js";
import type { JsonRecord } from "./walk.js";

/** Below this, one value in all rows says nothing. */
const ENOUGH = 5;

/** Fields that say whether a record is still alive, and hold the same living value in every row: the others may be hidden. */
export function findOneValue(records: readonly JsonRecord[]): OneValue[] {
  if (records.length < ENOUGH) return [];
  return Object.keys(records[0] ?? {}).flatMap((field): OneValue[] => {
    const value = records[0]?.[field];
    if (!isLivingValue(field, value) || !records.every((record) => record[field] === value)) return [];
    const shown = JSON.stringify(value);
    const message = `${field} is ${shown} in all ${records.length} rows: lists often hide the others. Look up whether the API has a parameter for them.`;
    return [
      {
        field,
        value,
        message,
        query: typeof value === "string" ? { [field]: "all" } : { [`include_${hiddenWord(field)}`]: "true" },
      },
    ];
  });
}

function isLivingValue(field: string, value: unknown): value is string | boolean {
  const name = flatName(field);
  if (typeof value === "string") {
    return (
      /^(state|status|lifecycle|visibility)$/.test(name) &&
      /^(open|active|enabled|live|current|published|visible|public)$/i.test(value)
    );
  }
  if (value === false) return /^(is)?(archived|deleted|closed|inactive|disabled|hidden|trashed|suspended)$/.test(name);
  return value === true && /^(is)?(active|enabled|visible)$/.test(name);
}

function hiddenWord(field: string): string {
  const word = flatName(field).replace(/^is/, "");
  return word === "active" || word === "enabled" || word === "visible" ? "inactive" : word;
}
