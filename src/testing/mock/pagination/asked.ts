import { isObject } from "../../../model/json.js";
import type { PageSizeModel, PaginationModel } from "../../../model/types.js";
import { usualSize } from "../../data/lengths.js";
import type { SeenRequest } from "../../types.js";
import { Refusal } from "../answers.js";
import type { PageAsked } from "./types.js";

/** What a request says of the page it asks for, in the place where the model puts it: the query or the JSON body. */
export function askedPage(request: SeenRequest, pagination: PaginationModel): PageAsked {
  if (!isInBody(pagination)) return { value: (param) => request.query[param] };
  const isForm = request.headers["content-type"]?.includes("form") === true;
  const body = isForm ? Object.fromEntries(new URLSearchParams(request.body)) : jsonBody(request);
  const numbers = numberParams(pagination);
  return {
    value(param) {
      const value = isForm ? bodyValue(body, [param]) : bodyValue(body, keysOf(param, pagination));
      if (value === undefined || value === null) return undefined;
      if (typeof value === "number" || (typeof value === "string" && (isForm || !numbers.includes(param))))
        return String(value);
      throw new Refusal(400, `${param} of the body is ${JSON.stringify(value)}, which is no value for it`);
    },
  };
}

function keysOf(param: string, { type }: InBody): string[] {
  return type === "relay" ? ["variables", param] : param.split(".");
}

/** Parameters that are numbers: in JSON an API takes no text for them. */
function numberParams(pagination: InBody): readonly string[] {
  const size = pagination.size === undefined ? [] : [pagination.size.param];
  return pagination.type === "page" || pagination.type === "offset" ? [pagination.param, ...size] : size;
}

type InBody = Extract<PaginationModel, { readonly param: string } | { readonly type: "relay" }>;

/** Do the parameters of a page stand in the body of the request? */
export function isInBody(pagination: PaginationModel): pagination is InBody {
  return pagination.type === "relay" || ("in" in pagination && pagination.in === "body");
}

/** The number of records that a request asks for; the usual one where the model names no size. Throws a refusal. */
export function askedSize(request: SeenRequest, pagination: PaginationModel): number {
  const size = pagination.type === "none" ? undefined : pagination.size;
  if (size === undefined) return usualSize(pagination);
  const name = hasParam(size) ? size.param : "Prefer: odata.maxpagesize";
  const asked = hasParam(size) ? askedPage(request, pagination).value(size.param) : preferredSize(request);
  const most = size.max ?? size.value;
  if (asked === undefined) throw new Refusal(400, `the page size is missing; the model asks for ${name}=${size.value}`);
  if (!/^[1-9]\d*$/.test(asked)) throw new Refusal(400, `${name}=${asked} is not a page size`);
  if (Number(asked) > most) throw new Refusal(400, `${name}=${asked} is too large; ${most} is the most`);
  return Number(asked);
}

/** The query parameters that a pagination takes. */
export function queryParams(pagination: PaginationModel, own: readonly string[]): readonly string[] {
  if (pagination.type === "none" || isInBody(pagination)) return [];
  const size = pagination.size;
  return size === undefined || !hasParam(size) ? own : [...own, size.param];
}

function hasParam(size: { readonly value: number; readonly param?: unknown }): size is PageSizeModel {
  return typeof size.param === "string";
}

function preferredSize({ headers }: SeenRequest): string | undefined {
  return /(?:^|[,;\s])odata\.maxpagesize=([^,;\s]+)/.exec(headers["prefer"] ?? "")?.[1];
}

function jsonBody({ body }: SeenRequest): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    throw new Refusal(400, "the body is no JSON");
  }
}

function bodyValue(body: unknown, keys: readonly string[]): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return body;
  return isObject(body) && Object.hasOwn(body, key) ? bodyValue(body[key], rest) : undefined;
}
