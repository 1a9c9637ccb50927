import { didYouMean, isList, isObject, type JsonObject } from "@create-connector/cdk/model";
import { UserError } from "../errors.js";
import { readFields, readScalars, readSkips, readStatuses, readValues } from "./answer-words.js";
import { bodyProblem, readBody } from "./body-text.js";
import { mergeObjects, nested, valueOf } from "./merge.js";

/** What stands before the first dot of a fact, and where it goes when it has no dot. */
const FACTS: ReadonlyMap<string, readonly string[]> = new Map([
  ["path", ["path"]],
  ["method", ["method"]],
  ["body", ["body"]],
  ["records", ["records"]],
  ["key", ["primaryKey"]],
  ["primaryKey", ["primaryKey"]],
  ["cursor", ["cursor", "field"]],
  ["incremental", ["incremental", "path"]],
  ["parent", ["parent", "stream"]],
  ["pagination", ["pagination", "type"]],
  ["maxPages", ["maxPages"]],
  ["query", ["query"]],
  ["headers", ["headers"]],
  ["format", ["format", "type"]],
  ["changes", ["changes"]],
  ["coerce", ["coerce"]],
  ["description", ["description"]],
  ...["emptyOn", "skipOn", "errors", "items", "partitions", "concurrency"].map((fact): [string, readonly string[]] => [
    fact,
    [fact],
  ]),
  ["sample", ["sample"]],
]);

/** As a person answers the question; `true` and `false` are taken too. */
const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ["yes", true],
  ["no", false],
]);

/**
 * What `--stream` says, as answers by stream: each word without `=` names a stream, the facts after it are its own.
 * `orders path=/orders records=data key=id cursor=updated_at cursor.param=since parent=customers parent.params.customer_id=id`.
 * A composite key has commas (`key=a,b`); `none` takes a fact away that a sample would give (`key=none`, `cursor=none`).
 */
export function parseStreamFlags(words: readonly string[]): { readonly [stream: string]: JsonObject } {
  const streams = new Map<string, JsonObject>();
  let current: string | undefined;
  for (const word of words) {
    const equals = word.indexOf("=");
    if (equals < 0) {
      if (streams.has(word)) throw duplicate(word);
      current = word;
      streams.set(word, {});
      continue;
    }
    if (current === undefined)
      throw new UserError(`--stream ${word}: the stream's name comes first.`, ["Write --stream orders path=/orders"]);
    const fact = factOf(current, word.slice(0, equals), word.slice(equals + 1));
    streams.set(current, mergeObjects(streams.get(current), fact));
  }
  return Object.fromEntries([...streams].map(([stream, facts]) => [stream, withListedSkips(facts)]));
}

/** `skipOn.403=why` is told by status, and listed in the model. */
function withListedSkips(facts: JsonObject): JsonObject {
  const skips = facts["skipOn"];
  return isObject(skips) ? { ...facts, skipOn: readSkips(skips) } : facts;
}

function duplicate(stream: string): UserError {
  return new UserError(`--stream ${stream} was given twice: the name of a stream is its own.`, [
    `Give all facts of ${stream} behind one --stream ${stream}, or rename one of the two.`,
  ]);
}

function factOf(stream: string, name: string, text: string): unknown {
  const [first = "", ...rest] = name.split(".");
  const place = FACTS.get(first);
  if (place === undefined || rest.includes("__proto__") || rest.includes("")) {
    const near = place === undefined ? didYouMean(first, FACTS.keys()) : "";
    throw new UserError(`--stream ${stream}: no fact is called ${JSON.stringify(name)}.`, near === "" ? [] : [near]);
  }
  if (rest.length > 0) return nestedFact([place[0] ?? first, ...rest], text);
  if (text === "none" && first !== "path" && first !== "description") {
    return nested([place[0] ?? first], first === "pagination" ? { type: "none" } : null);
  }
  return nested(place, valueFor(first, text));
}

function nestedFact(place: readonly string[], text: string): unknown {
  if (place[0] === "skipOn") return nested(place, text);
  if (place[0] === "partitions") {
    if (place.length === 2) return nested([...place, "values"], readValues(text));
    if (place[2] === "add") return nested(place, YES_NO.get(text) ?? valueOf(text));
  }
  switch (place.join(".")) {
    case "parent.add":
      return nested(place, listOf(text));
    case "changes.remove":
    case "format.header":
      return nested(place, listOf(text));
    case "format.delimiter":
      return nested(place, text === "tab" || text === "\\t" ? "\t" : text);
    case "body.query":
      return { body: { type: "graphql", query: text } };
    case "format.quote":
    case "format.encoding":
      return nested(place, text);
    case "errors.is":
    case "errors.isNot":
      return nested(place, readScalars(text));
    case "items.key":
      return nested(place, readFields(text));
    case "cursor.format":
      return nested(place, formatOf(text));
    case "cursor.stopEarly":
      return text === "no" ? nested(["cursor"], {}) : nested(place, YES_NO.get(text) ?? valueOf(text));
    case "cursor.inclusive":
      return text === "unknown" ? nested(["cursor"], {}) : nested(place, YES_NO.get(text) ?? valueOf(text));
    default:
      return nested(place, valueOf(text));
  }
}

/** A pattern of one's own has its zone behind it: `yyyy-MM-dd HH:mm:ss UTC`. */
function formatOf(text: string): unknown {
  const [, pattern, zone] = /^([^{[].*\S)\s+(UTC|Z|[+-]\d\d:\d\d|[A-Za-z_]+\/[\w+/-]+)$/.exec(text) ?? [];
  return pattern === undefined ? valueOf(text) : { pattern, zone };
}

function valueFor(fact: string, text: string): unknown {
  if (fact === "body") return bodyOf(text);
  if (fact === "key" || fact === "primaryKey") return keyOf(text);
  if (fact === "emptyOn" && !text.startsWith("[")) return readStatuses(text);
  if (fact === "coerce") return YES_NO.get(text) ?? valueOf(text);
  if (fact === "changes" || fact === "query" || fact === "headers" || fact === "maxPages" || fact === "concurrency")
    return valueOf(text);
  return text.startsWith("[") ? valueOf(text) : text;
}

function bodyOf(text: string): unknown {
  if (bodyProblem(text) === true) return readBody(text);
  throw new UserError(`--stream body=${text}: it is no body.`, [
    'Write JSON: body={"since":"{start}"}, or a form: body=since={start}&limit=100; a GraphQL query: body.query=…',
  ]);
}

function keyOf(text: string): unknown {
  if (text.startsWith("[")) return valueOf(text);
  const parts = listOf(text);
  return isList(parts) && parts.length === 1 ? parts[0] : parts;
}

function listOf(text: string): unknown {
  if (text.startsWith("[")) return valueOf(text);
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
