import { pathKeys, type Path } from "@create-connector/cdk/model";
import { singularOf } from "../model/words.js";
import { isObject } from "./answers.js";
import { fieldsOf } from "./screens/facts.js";
import { keyPathsOf } from "./texts.js";
import type { Answers, StreamAnswers } from "./types.js";

/** A field of a stream that may fill a path variable. */
export interface ParentField {
  readonly stream: string;
  readonly field: Path;
  /** How well it fits; 0: nothing speaks for it. */
  readonly rank: number;
}

/** Fields of the other streams that may fill `{variable}`, best first; at most `limit`. */
export function parentFields(
  answers: Answers,
  variable: string,
  options: { readonly except: string; readonly within?: string; readonly limit: number },
): ParentField[] {
  const { except, within, limit } = options;
  return Object.entries(answers.streams ?? {})
    .filter(([name]) => name !== except && (within === undefined || name === within))
    .filter(([name]) => !descendsFrom(answers, name, except))
    .flatMap(([name, stream]) =>
      columnsOf(stream).map((keys): ParentField => {
        return {
          stream: name,
          field: keys.length === 1 ? (keys[0] ?? "") : keys.join("."),
          rank: rankOf(variable, name, stream, keys),
        };
      }),
    )
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit);
}

/** Scalar columns of a stream, one level deep, as keys; without a schema its primary key, else `id`. */
function columnsOf(stream: StreamAnswers): string[][] {
  const fields = Object.entries(fieldsOf(stream.schema));
  if (fields.length === 0) return keyPathsOf(stream.primaryKey ?? "id").map((path) => [...pathKeys(path)]);
  return fields.flatMap(([name, schema]) => {
    if (name.includes(".")) return [];
    const inner = isObject(schema) ? fieldsOf(schema) : {};
    if (isScalar(schema)) return [[name]];
    return Object.entries(inner).flatMap(([key, value]) =>
      isScalar(value) && !key.includes(".") ? [[name, key]] : [],
    );
  });
}

function isScalar(schema: unknown): boolean {
  const type = isObject(schema) ? schema["type"] : undefined;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.includes("string") || types.includes("integer");
}

/** `customer_id` is `customers.id`; `owner` is `repositories.owner.login`; `repo` is `repositories.name`. */
function rankOf(variable: string, name: string, stream: StreamAnswers, keys: readonly string[]): number {
  const wanted = variable.toLowerCase();
  const field = keys.at(-1)?.toLowerCase() ?? "";
  const singular = singularOf(name.split("_").at(-1)?.toLowerCase() ?? "");
  const [, subject = wanted, part] = /^(.+?)_?(id|key|slug|name|code|uuid|number)$/.exec(wanted) ?? [];
  const about = singular === subject || (subject.length >= 3 && singular.startsWith(subject));
  const isKey = keyPathsOf(stream.primaryKey ?? []).some((path) => pathKeys(path).join(".") === keys.join("."));
  if (about && part !== undefined && field === part && keys.length === 1) return 100;
  if (field === wanted && keys.length === 1) return wanted === "id" ? 70 : 90;
  if (keys.length > 1 && keys[0]?.toLowerCase() === subject && /^(id|login|name|slug|key)$/.test(field)) {
    return field === (part ?? "login") ? 80 : 60;
  }
  if (about && part === undefined && field === "name" && keys.length === 1) return 65;
  if (about && isKey) return 62;
  return isKey ? 20 : keys.length > 1 ? 1 : 2;
}

/** Would making `name` the parent close a circle? */
function descendsFrom(answers: Answers, name: string, ancestor: string): boolean {
  const seen = new Set<string>();
  for (
    let at: string | undefined = name;
    at !== undefined && !seen.has(at);
    at = answers.streams?.[at]?.parent?.stream
  ) {
    if (at === ancestor) return true;
    seen.add(at);
  }
  return false;
}
