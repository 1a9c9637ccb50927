import { expect, test } from "@jest/globals";
import { checkModel } from "../../../src/model/check.js";
import { formatProblem } from "../../../src/model/problem.js";
import { withStream } from "./a-project.js";

const none = { pagination: { type: "none" } };

test.each([
  ["a name", { format: "csv", records: "." }],
  ["JSON lines with a place in each", { format: "jsonl", records: "*.data" }],
  ["XML with its root", { format: "xml", records: "orders.order" }],
  [
    "CSV of another kind",
    { format: { type: "csv", delimiter: "\t", quote: "'", encoding: "latin1", header: ["id"], skip: 1 }, records: "." },
  ],
  ["a charset", { format: { type: "xml", encoding: "windows-1251" }, records: "a.b" }],
])("a format that can be right has no problem: %s", (_name, changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each([
  ["an unknown name", { format: "yaml" }, 'format is "yaml"'],
  ["an object without an option", { format: { type: "csv" } }, "format"],
  [
    "a delimiter of two characters",
    { format: { type: "csv", delimiter: "||" }, records: "." },
    'format.delimiter is "||"',
  ],
  [
    "an option of another format",
    { format: { type: "xml", encoding: "latin1", delimiter: ";" }, records: "a.b" },
    "format.delimiter",
  ],
  [
    "an unknown charset",
    { format: { type: "csv", encoding: "klingon" }, records: "." },
    'format.encoding is "klingon": No such charset is known.',
  ],
  [
    "one character for both",
    { format: { type: "csv", delimiter: '"' }, records: "." },
    "Delimiter and quote are the same character.",
  ],
  [
    "a line break as delimiter",
    { format: { type: "csv", delimiter: "\n" }, records: "." },
    "It cannot be a line break.",
  ],
  ["records inside of CSV", { format: "csv", records: "data" }, "Rows of CSV are the whole body."],
  ["a key of JSON lines", { format: "jsonl", records: "data" }, "JSON lines are a list."],
  ["the root of XML as record", { format: "xml", records: "." }, "The body is the root element, no record."],
])("what cannot be right is named: %s", (_name, changes, rule) => {
  expect(problems(changes).join("\n")).toContain(`streams/customers.json: `);
  expect(problems(changes).join("\n")).toContain(rule);
});

test("a count that stands outside of XML's root is named", () => {
  const pagination = { type: "offset", param: "skip", total: "meta.total" };
  expect(problems({ format: "xml", records: "orders.order", pagination })).toEqual([
    'streams/customers.json: pagination.total is "meta.total": The body is one element "orders", so nothing is found at "meta.total". Begin it with orders.',
  ]);
});

test("a token that stands outside of XML's root is named", () => {
  const pagination = { type: "cursor", param: "after", from: "next" };
  expect(problems({ format: "xml", records: "orders.order", pagination })).toEqual([
    'streams/customers.json: pagination.from is "next": The body is one element "orders", so nothing is found at "next". Begin it with orders.',
  ]);
});

function problems(changes: object): string[] {
  return checkModel(withStream("customers", { ...none, ...changes })).map(formatProblem);
}
