import { type Path, pathKeys, pathOf, variablesOf } from "@create-connector/cdk/model";
import { flatName, wordsOf } from "../model/words.js";
import { dateFormOf } from "./dates.js";
import { resourceOf, singularName } from "./names.js";
import type { Finding, InferHints } from "./types.js";
import { columnsOf, type JsonRecord, valueAt } from "./walk.js";

type Key = string | readonly Path[];

/**
 * The key of the records: the best named column that is never empty and unique; else two columns that are unique together.
 * A column that is unique by chance (a title, a price) is not taken: its name must say that it names the record.
 */
export function findPrimaryKey(records: readonly JsonRecord[], hints: InferHints): Finding<Key> {
  const columns = columnsOf(records, 3).filter((keys) => isScalarEverywhere(records, keys));
  const ranked = columns
    .map((keys) => ({ keys, rank: rankOf(keys, records, hints) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  const unique = ranked.filter(({ keys }) => isUnique(records, [keys]));
  const [best, ...others] = unique;
  const repeating = best === undefined ? [] : parentVariables(records, best.keys, hints);
  if (best !== undefined && repeating.length > 0) {
    const value = [...repeating, pathOf(best.keys)];
    const evidence = "small ids, perhaps unique for each parent only";
    return { value, evidence, others: unique.map(({ keys }) => keyOf([keys])), guessed: [] };
  }
  if (best !== undefined) {
    const evidence =
      records.length === 1 ? "named like a key; one record cannot show that it is unique" : "unique, never empty";
    return { value: keyOf([best.keys]), evidence, others: others.map(({ keys }) => keyOf([keys])), guessed: [] };
  }
  const pairs = pairsOf(ranked.length > 0 ? [...ranked.map(({ keys }) => keys), ...idLike(columns)] : idLike(columns));
  const found = pairs.filter((pair) => isUnique(records, pair));
  const [pair, ...more] = found;
  if (pair !== undefined) {
    return {
      value: keyOf(pair),
      evidence: "unique together, never empty",
      others: more.slice(0, 3).map(keyOf),
      guessed: [],
    };
  }
  return {
    value: undefined,
    evidence: whyNone(
      records,
      columns,
      ranked.map(({ keys }) => keys),
    ),
    others: [],
    guessed: [],
  };
}

function keyOf(columns: readonly (readonly string[])[]): Key {
  const paths = columns.map(pathOf);
  const [only] = paths;
  return paths.length === 1 && typeof only === "string" ? only : paths;
}

function isScalarEverywhere(records: readonly JsonRecord[], keys: readonly string[]): boolean {
  return records.every((record) => {
    const value = valueAt(record, keys);
    return (typeof value === "string" && value !== "") || (typeof value === "number" && Number.isInteger(value));
  });
}

function isUnique(records: readonly JsonRecord[], columns: readonly (readonly string[])[]): boolean {
  const seen = new Set(records.map((record) => JSON.stringify(columns.map((keys) => valueAt(record, keys)))));
  return seen.size === records.length;
}

const NEVER = /^(external|ext|parent|etag)|(url|uri|href|link|etag)$/;
const GOOD: readonly string[] = ["objectid", "gid", "sid", "uuid", "guid", "uid"];
const FAIR: readonly string[] = [
  "hash",
  "sha",
  "key",
  "code",
  "slug",
  "identifier",
  "username",
  "name",
  "number",
  "ts",
];

/** How much a column's name says that it is the key; 0: nothing. */
function rankOf(keys: readonly string[], records: readonly JsonRecord[], hints: InferHints): number {
  const name = flatName(keys.at(-1) ?? "");
  const nesting = (keys.length - 1) * 20;
  if (NEVER.test(name) && name !== "url") return 0;
  if (keys.length > 1 && !isInnerKey(keys)) return 0;
  if (name === "id") return 100 - nesting;
  const resource = singularName(resourceOf(hints.path, hints.stream));
  if (resource !== "" && (name === `${resource}id` || name === `${resource}uuid` || name === `${resource}key`))
    return 95 - nesting;
  if (GOOD.includes(name)) return 90 - GOOD.indexOf(name) - nesting;
  const variable = variablesOf(hints.path ?? "").at(-1);
  if (
    variable !== undefined &&
    (hints.path ?? "").includes(`{${variable}}`) &&
    endsInVariable(hints.path) &&
    name === flatName(variable)
  )
    return 80;
  if (resource !== "" && name.endsWith("id") && isSuffixOf(resource, name.slice(0, -2))) return 75 - nesting;
  if (name === "entityid") return 70 - nesting;
  if (FAIR.includes(name)) return isTime(records, keys) ? 0 : 50 - FAIR.indexOf(name) - nesting;
  return 0;
}

/**
 * The path variables that a child's key needs besides: a sample shows one parent only, so ids that look counted per parent are
 * not trusted to be unique over all of them. Long numbers and texts (UUIDs, hashes) are.
 */
function parentVariables(records: readonly JsonRecord[], keys: readonly string[], hints: InferHints): string[] {
  const variables = variablesOf(hints.path ?? "");
  if (variables.length === 0 || endsInVariable(hints.path)) return [];
  const isGlobal = records.some((record) => {
    const value = valueAt(record, keys);
    return typeof value === "number" ? value >= 1_000_000 : typeof value === "string" && value.length >= 12;
  });
  return isGlobal ? [] : [...new Set(variables)];
}

/** Objects that carry the record's own fields; any other nested id names another record (`owner.id`). */
function isInnerKey(keys: readonly string[]): boolean {
  return keys
    .slice(0, -1)
    .every((key) =>
      ["metadata", "meta", "attributes", "fields", "properties", "node", "sys", "data"].includes(flatName(key)),
    );
}

function isSuffixOf(resource: string, part: string): boolean {
  return part !== "" && resource.endsWith(part);
}

function endsInVariable(path: string | undefined): boolean {
  return /\}\/?$/.test(path ?? "");
}

function isTime(records: readonly JsonRecord[], keys: readonly string[]): boolean {
  return (
    dateFormOf(records.map((record) => valueAt(record, keys))) !== undefined && flatName(keys.at(-1) ?? "") !== "number"
  );
}

/** Columns that name something: ids, codes, dates, positions. At most twelve, so that the pairs stay few. */
function idLike(columns: readonly (readonly string[])[]): (readonly string[])[] {
  const pattern =
    /^(id|key|code|date|day|month|year|hour|number|index|position|sku|name|slug|type|currency|country|locale|lang)$/;
  return columns
    .filter((keys) => pattern.test(wordsOf(keys.at(-1) ?? "").at(-1) ?? "") && keys.length <= 2)
    .slice(0, 12);
}

function pairsOf(columns: readonly (readonly string[])[]): (readonly string[])[][] {
  const distinct = [...new Map(columns.map((keys) => [JSON.stringify(keys), keys])).values()].slice(0, 12);
  return distinct.flatMap((first, index) => distinct.slice(index + 1).map((second) => [first, second]));
}

function whyNone(
  records: readonly JsonRecord[],
  columns: readonly string[][],
  named: readonly (readonly string[])[],
): string {
  const [repeated] = named;
  if (repeated !== undefined) return `${repeated.join(".")} repeats, and no two columns are unique together`;
  const unique = columns.find((keys) => isUnique(records, [keys]));
  if (unique !== undefined && records.length > 1)
    return `only ${unique.join(".")} is unique, and its name does not say that it is a key`;
  return "no column is named like a key, unique and never empty";
}

/** The columns of a key, as keys of a record. */
export function keyColumns(key: Key | undefined): string[][] {
  if (key === undefined) return [];
  return typeof key === "string" ? [[...pathKeys(key)]] : key.map((path) => [...pathKeys(path)]);
}
