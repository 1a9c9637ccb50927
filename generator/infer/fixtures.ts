import { type Fixture, isList, isObject, isSecretName } from "@create-connector/cdk/model";
import type { JsonRecord } from "./walk.js";

const MOST = 10;

/**
 * At most ten records of a sample, in its order: first those that are needed so that every column is filled at least once, then
 * the first ones. A column that only records left behind have is put into the first fixture that lacks it. Obvious secrets
 * (by the field's name, or by the form of well-known tokens) are replaced.
 */
export function fixturesOf(records: readonly JsonRecord[]): Fixture[] {
  const chosen = chosenOf(records);
  const fixtures = records.filter((_, index) => chosen.has(index));
  return completed(fixtures, records).map((record) => withoutSecrets(record));
}

function chosenOf(records: readonly JsonRecord[]): ReadonlySet<number> {
  const chosen = new Set<number>();
  const covered = new Set<string>();
  for (const [index, record] of records.entries()) {
    const fresh = filledColumns(record).filter((column) => !covered.has(column));
    if (fresh.length === 0) continue;
    if (chosen.size >= MOST) break;
    chosen.add(index);
    for (const column of fresh) covered.add(column);
  }
  for (let index = 0; index < records.length && chosen.size < MOST; index += 1) chosen.add(index);
  return chosen;
}

/** Dotted-like names of what a record fills, through nested objects. */
function filledColumns(record: JsonRecord, before = ""): string[] {
  return Object.entries(record).flatMap(([key, value]) => {
    const place = `${before}\n${key}`;
    if (isObject(value)) return [place, ...filledColumns(value, place)];
    return isFilled(value) ? [place] : [];
  });
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && !(isList(value) && value.length === 0);
}

function completed(fixtures: readonly JsonRecord[], records: readonly JsonRecord[]): JsonRecord[] {
  const have = new Set(
    fixtures.flatMap((record) => Object.entries(record).flatMap(([key, value]) => (isFilled(value) ? [key] : []))),
  );
  const additions: [string, unknown][] = [];
  for (const record of records) {
    for (const [key, value] of Object.entries(record)) {
      if (have.has(key) || !isFilled(value)) continue;
      have.add(key);
      additions.push([key, value]);
    }
  }
  const [first, ...rest] = fixtures;
  if (first === undefined || additions.length === 0) return [...fixtures];
  return [Object.fromEntries([...Object.entries(first), ...additions]), ...rest];
}

const TOKEN_FORMS =
  /^(eyJ[\w-]+\.[\w-]+\.[\w-]*|gh[pousr]_\w{20,}|github_pat_\w+|xox[abposr]-[\w-]+|sk_(live|test)_\w+|rk_live_\w+|AKIA[0-9A-Z]{16}|glpat-[\w-]{20,}|Bearer \S+|Basic [A-Za-z0-9+/=]{8,}|-----BEGIN [A-Z ]+-----[\s\S]*)$/;

function withoutSecrets(record: JsonRecord): Fixture {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, masked(key, value)]));
}

function masked(key: string, value: unknown): unknown {
  if (typeof value === "string") return isSecret(key, value) ? "masked" : value;
  if (isList(value)) return value.map((item) => masked(key, item));
  return isObject(value) ? withoutSecrets(value) : value;
}

/** `key`, `app_id` and `tenant_id` are secrets as settings, but ordinary fields of records. */
function isSecret(key: string, value: string): boolean {
  if (value === "") return false;
  const ordinary =
    /^(key|app_?id|tenant_id|certificate|credentials|service_account)$/i.test(key) ||
    /next|page|continuation/i.test(key);
  return TOKEN_FORMS.test(value) || (!ordinary && isSecretName(key.replace(/([a-z])([A-Z])/g, "$1_$2")));
}
