import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { mockConfig } from "../../../src/model/mock-config.js";
import { parseJson } from "../../../src/model/parse-json.js";
import { readProject } from "../../../src/model/read-project.js";
import { acme } from "./a-project.js";

let root = "";

function write(file: string, content: unknown): void {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, typeof content === "string" ? content : JSON.stringify(content));
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "model-"));
  write("connector.json", acme.connector);
  for (const [name, stream] of Object.entries(acme.streams)) {
    write(`streams/${name}.json`, stream);
    write(`schemas/${name}.json`, acme.schemas[name]);
  }
  write("test/fixtures/customers.json", [{ id: 1, name: "Ada" }]);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

test("a project is read back as it was written; fixtures that are not there are none", () => {
  expect(readProject(root)).toEqual({ ...acme, fixtures: { customers: [{ id: 1, name: "Ada" }], orders: [] } });
});

test("a folder without connector.json says what to do", () => {
  rmSync(path.join(root, "connector.json"));
  expect(() => readProject(root)).toThrow(/There is no connector\.json in .*npx create-connector/);
});

test("broken JSON is named with its file, line and column", () => {
  write("streams/orders.json", '{\n  "path": "/orders",\n  "records": data\n}');
  expect(() => readProject(root)).toThrow('streams/orders.json is not JSON: line 3, column 14: unexpected "data".');
});

test("a file of the wrong shape is refused with its place", () => {
  write("streams/orders.json", { path: "/orders" });
  expect(() => readProject(root)).toThrow("streams/orders.json: records: It is missing.");
});

test("a stream without a schema names the file that is missing", () => {
  rmSync(path.join(root, "schemas/orders.json"));
  expect(() => readProject(root)).toThrow("schemas/orders.json is missing");
});

test("fixtures that are no list of records are refused", () => {
  write("test/fixtures/orders.json", [1]);
  expect(() => readProject(root)).toThrow("test/fixtures/orders.json must hold a list of records");
});

test.each([
  ["", "line 1, column 1: the text is empty"],
  ['{"a": 1', "line 1, column 8: the text ends too early"],
  ['{"a": 1,}', 'line 1, column 9: unexpected "}"'],
  ["{'a': 1}", "line 1, column 2: unexpected \"'a': 1}\""],
  ["[1, 2\n3]", 'line 2, column 1: unexpected "3]"'],
  ['{"a": 01}', 'line 1, column 7: unexpected "01}"'],
  ['{"a": "x\ty"}', "line 1, column 7"],
  ["<html>", 'unexpected "<html>"'],
  ["[] []", 'line 1, column 4: unexpected "[]"'],
])("%j is not JSON, and the place is named", (text, place) => {
  expect(() => parseJson(text, "x")).toThrow(place);
});

test("a byte order mark before JSON is passed over", () => {
  expect(parseJson('\uFEFF{"a":1}', "x")).toEqual({ a: 1 });
});

test("a mock configuration takes defaults, then examples, then made-up values, and holds no real secret", () => {
  const { connector } = acme;
  const properties = {
    ...connector.config.properties,
    region: { type: "string", title: "Region", enum: ["eu", "us"] },
    shop: { type: "string", title: "Shop", examples: ["north"] },
    days: { type: "integer", title: "Days" },
    limit: { type: "integer", title: "Limit", default: 50 },
    from: { type: "string", title: "From", format: "date" },
    name: { type: "string", title: "Name" },
  } as const;
  expect(mockConfig({ ...connector, config: { required: [], properties } })).toEqual({
    api_key: "mock-api_key",
    start_date: "2020-01-01T00:00:00Z",
    region: "eu",
    shop: "north",
    days: 1,
    limit: 50,
    from: "2020-01-01",
    name: "mock-name",
  });
});
