import type { BodyDefinition, StreamDefinition } from "../define/types.js";
import { fillJson } from "../model/json-template.js";
import { isObject, own } from "../model/json.js";
import type { Context } from "../model/setting.js";
import { scalarText } from "../model/template.js";
import type { JsonTemplate } from "../model/types.js";
import { jsonText } from "../protocol/exact.js";
import type { PageRequest } from "../pagination/types.js";
import { ConnectorError } from "../protocol/error.js";

/** A body as it is sent, and its type. */
export interface SentBody {
  readonly body: string;
  readonly contentType: string;
}

/** Makes the body of a page; nothing where the stream has none. */
export type BodyMaker = (page: PageRequest) => SentBody | undefined;

/** A body's templates filled for one slice. `values`: the variables with the types that the API gave them. */
export async function bodyMaker(
  stream: StreamDefinition,
  context: Context,
  values: { readonly [variable: string]: unknown },
): Promise<BodyMaker> {
  const { body } = stream;
  const filled = body === undefined ? undefined : await filledValue(body, context, values);
  const wrapped = body?.type === "graphql" ? { query: body.query, variables: filled ?? {} } : (filled ?? {});
  return (page) => {
    if (body === undefined && page.body === undefined) return undefined;
    if (body === undefined && stream.method === "GET") throw noBody(stream, Object.keys(page.body ?? {}));
    if (body?.type === "form") return { body: formText(wrapped, page.body), contentType: formType };
    const paged = Object.entries(page.body ?? {}).reduce<unknown>((whole, [path, value]) => {
      return put(whole, path.split("."), value, { stream, path });
    }, wrapped);
    return { body: jsonText(paged), contentType: "application/json" };
  };
}

const formType = "application/x-www-form-urlencoded";

async function filledValue(
  { value }: BodyDefinition,
  context: Context,
  variables: { readonly [variable: string]: unknown },
): Promise<JsonTemplate | undefined> {
  if (typeof value === "function") return value(context);
  return fillJson(value, { config: context.config, variables });
}

function formText(fields: JsonTemplate, page: PageRequest["body"] = {}): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...(isObject(fields) ? fields : {}), ...page })) {
    if (value !== null && value !== undefined) form.set(name, scalarText(value));
  }
  return form.toString();
}

interface Place {
  readonly stream: StreamDefinition;
  readonly path: string;
}

/** The body with a value at a dotted path; objects are made on the way. */
function put(body: unknown, keys: readonly string[], value: unknown, place: Place): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (body !== undefined && !isObject(body)) throw noPlace(place);
  const inner = body === undefined ? undefined : own(body, key);
  return Object.fromEntries([...Object.entries(body ?? {}), [key, put(inner, rest, value, place)]]);
}

function noPlace({ stream, path }: Place): ConnectorError {
  return invalid(
    stream,
    `the pagination writes "${path}" into the body, but something that is no object stands on the way. Correct the pagination's param, or the body`,
  );
}

function noBody(stream: StreamDefinition, paths: readonly string[]): ConnectorError {
  return invalid(
    stream,
    `the pagination writes "${paths.join('", "')}" into the body, but the stream asks by GET, which has none. Add method: "POST" or a body, or let the pagination use the query`,
  );
}

function invalid({ name }: StreamDefinition, what: string): ConnectorError {
  return new ConnectorError({
    code: "DEFINITION_INVALID",
    failureType: "system_error",
    message: `Stream "${name}": ${what}.`,
  });
}
