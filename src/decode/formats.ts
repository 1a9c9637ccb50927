import { said } from "../model/json.js";
import type { CsvModel, FormatModel } from "../model/types.js";
import { csvPage } from "./csv/page.js";
import { jsonlPage } from "./jsonl.js";
import type { CsvOptions, EncodingOption, Format } from "./types.js";
import { xmlPage } from "./xml/page.js";

/**
 * Bodies of comma-separated values (RFC 4180): each row is a record. The stream's schema says which texts are numbers, booleans or
 * JSON; an empty field is null. A row with more or fewer fields than the header is an error, and so is a name that stands there twice.
 */
export function csv(options: CsvOptions = {}): Format {
  return {
    facts: isEmpty(options) ? "csv" : { type: "csv", ...options },
    page: (input) => csvPage(input, options),
    mayBeEmpty: true,
  };
}

/** Bodies of JSON lines: each line is an element of the list that `records` leads into (`"."`: the lines are the records). */
export function jsonl(options: EncodingOption = {}): Format {
  return {
    facts: factsOf("jsonl", options.encoding),
    page: (input) => jsonlPage(input, options.encoding),
    mayBeEmpty: true,
  };
}

/**
 * Bodies of XML: an element is an object of its children, attributes stand under `@name`, text beside them under `#text`; an element
 * that comes several times, or that the schema says is an array, is a list. `records` begins with the root element.
 */
export function xml(options: EncodingOption = {}): Format {
  return {
    facts: factsOf("xml", options.encoding),
    page: (input) => xmlPage(input, options.encoding),
    mayBeEmpty: false,
  };
}

/** The format that a model names; undefined for JSON. */
export function formatOf(model: FormatModel | undefined): Format | undefined {
  if (typeof model === "object") {
    if (model.type === "csv") return csv(csvOptions(model));
    return model.type === "jsonl" ? jsonl({ encoding: model.encoding }) : xml({ encoding: model.encoding });
  }
  if (model === "csv") return csv();
  if (model === "jsonl") return jsonl();
  return model === "xml" ? xml() : undefined;
}

/** Options that are not said are not there: what is printed of them is what was said. */
function csvOptions({ delimiter, quote, encoding, header, skip }: CsvModel): CsvOptions {
  return said({ delimiter, quote, encoding, header, skip });
}

function factsOf(type: "jsonl" | "xml", encoding: string | undefined): FormatModel {
  return encoding === undefined ? type : { type, encoding };
}

function isEmpty(options: object): boolean {
  return Object.keys(options).length === 0;
}
