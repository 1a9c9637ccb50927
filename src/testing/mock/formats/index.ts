import type { CsvModel, FormatModel } from "../../../model/types.js";
import type { MockAnswer } from "../../types.js";
import { json } from "../answers.js";
import { csvText } from "./csv.js";
import { encoded } from "./encode.js";
import { xmlText } from "./xml.js";

/** A body as the API writes it. `columns`: all that a row may hold, in the order of the schema. */
export function formatted(
  body: unknown,
  format: FormatModel | undefined,
  columns: readonly string[],
  headers: { readonly [name: string]: string },
): MockAnswer {
  const options = typeof format === "object" ? format : { type: format ?? "json" };
  const encoding = "encoding" in options ? options.encoding : undefined;
  switch (options.type) {
    case "json":
      return json(body, 200, headers);
    case "jsonl":
      return written(linesOf(body), "application/x-ndjson", encoding, headers);
    case "csv":
      return written(csvText(body, csvOptions(format), columns), "text/csv", encoding, headers);
    case "xml":
      return written(xmlText(body, encoding), "application/xml", encoding, headers);
  }
}

function csvOptions(format: FormatModel | undefined): Partial<CsvModel> {
  return typeof format === "object" && format.type === "csv" ? format : {};
}

/** Where the model names the charset, the headers do not: that is why it has to. */
function written(
  text: string,
  type: string,
  encoding: string | undefined,
  headers: { readonly [name: string]: string },
): MockAnswer {
  const contentType = encoding === undefined ? `${type}; charset=utf-8` : type;
  return { status: 200, headers: { "content-type": contentType, ...headers }, body: encoded(text, encoding) };
}

function linesOf(body: unknown): string {
  const list: readonly unknown[] = Array.isArray(body) ? body : [body];
  return list.map((line) => `${JSON.stringify(line)}\n`).join("");
}
