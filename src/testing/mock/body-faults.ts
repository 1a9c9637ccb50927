import { gzipSync } from "node:zlib";
import { isList, isObject } from "../../model/json.js";
import type { MockAnswer } from "../types.js";
import type { FaultName } from "./fault-names.js";
import type { ActiveFault } from "./faults.js";

const megabyte = 1024 * 1024;

/** Faults of the body in the order in which they are done: what is in it, how it is written, what is sent. */
const order: readonly FaultName[] = [
  "huge-record",
  "pretty-json",
  "bom",
  "latin-1",
  "huge-body",
  "gzip",
  "undeclared-gzip",
];

/** Faults that meet one answer, in the order in which they make sense together. */
export function inBodyOrder(faults: readonly ActiveFault[]): ActiveFault[] {
  return [...faults].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** Changes the body of an answer, and the headers that speak of it. A fault that is not about the body changes nothing. */
export function failBody({ name, megabytes }: ActiveFault, answer: MockAnswer): MockAnswer {
  switch (name) {
    case "wrong-content-type":
      return withBody(answer, answer.body, { "content-type": "text/html" });
    case "gzip":
      return withBody(answer, gzipSync(textOf(answer)), { "content-encoding": "gzip" });
    case "undeclared-gzip":
      return withBody(answer, gzipSync(textOf(answer)));
    case "bom":
      return withBody(answer, `\u{feff}${textOf(answer)}`);
    case "latin-1":
      return withBody(answer, Buffer.from(textOf(answer), "latin1"), {
        "content-type": `${mediaType(answer)}; charset=iso-8859-1`,
      });
    case "pretty-json":
      return changed(answer, (body) => JSON.stringify(body, null, 2).replaceAll("\n", "\r\n"));
    case "huge-body":
      return withBody(answer, textOf(answer) + " ".repeat((megabytes ?? 64) * megabyte));
    case "huge-record":
      return changed(answer, (body) => JSON.stringify(grown(body, (megabytes ?? 8) * megabyte)));
    default:
      return answer;
  }
}

function withBody(answer: MockAnswer, body: unknown, headers: { readonly [name: string]: string } = {}): MockAnswer {
  return { ...answer, body, headers: { ...answer.headers, ...headers } };
}

function textOf({ body }: MockAnswer): string {
  if (body instanceof Uint8Array) return Buffer.from(body).toString("utf8");
  return typeof body === "string" ? body : JSON.stringify(body ?? null);
}

/** A body that is JSON, written in another way; any other stays. */
function changed(answer: MockAnswer, write: (body: unknown) => string): MockAnswer {
  try {
    return withBody(answer, write(JSON.parse(textOf(answer))));
  } catch {
    return answer;
  }
}

/** The body with a long text in the first object that stands in a list. */
function grown(body: unknown, length: number): unknown {
  let done = false;
  const grow = (value: unknown, inList: boolean): unknown => {
    if (isList(value)) return value.map((item) => grow(item, true));
    if (!isObject(value) || done) return value;
    if (inList) {
      done = true;
      return { ...value, huge: "x".repeat(length) };
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, grow(inner, false)]));
  };
  return grow(body, false);
}

function mediaType({ headers }: MockAnswer): string {
  return (headers?.["content-type"] ?? "application/json").split(";")[0] ?? "application/json";
}
