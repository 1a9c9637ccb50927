import { describe, expect, test } from "@jest/globals";
import { inferSample, parseSample } from "../../../generator/infer/index.js";
import { modelFromAnswers } from "../../../generator/model/from-answers.js";
import { acme, defaults } from "../model/acme-answers.js";

describe("a sample that is no JSON", () => {
  test("of CSV is read, with its delimiter, and the types that its columns seem to have", () => {
    const sample = parseSample("id;zip;price;paid;note\n1;01234;1.50;true;\n2;98765;3;false;hi\n", "orders.csv");
    expect(sample).toMatchObject({ format: { type: "csv", delimiter: ";" } });
    expect(sample.body).toEqual([
      { id: 1, zip: "01234", price: 1.5, paid: true, note: null },
      { id: 2, zip: "98765", price: 3, paid: false, note: "hi" },
    ]);
  });

  test("of CSV is told by its rows, its file or its content type", () => {
    expect(parseSample("a,b\n1,2\n").format).toBe("csv");
    expect(parseSample("a\nx\n", "list.csv").body).toEqual([{ a: "x" }]);
    expect(parseSample("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\na\r\nx\r\n").format).toBe("csv");
    expect(() => parseSample("Dear all,\nhow are you?")).toThrow("is not JSON");
    expect(() => parseSample("a,b\n1\n", "list.csv")).toThrow("row 1 of the CSV (line 2) has 1 fields");
  });

  test("of XML is read, and its records are found", () => {
    const text =
      '<?xml version="1.0" encoding="latin1"?><orders><page>1</page><order id="1"><total>1.5</total></order><order id="2"><total>2</total></order></orders>';
    const inference = inferSample(parseSample(text), { stream: "orders" });
    expect(inference).toMatchObject({ format: "xml", records: { value: "orders.order" }, count: 2 });
    expect(inference.fixtures).toEqual([
      { "@id": 1, total: 1.5 },
      { "@id": 2, total: 2 },
    ]);
  });

  test("of XML that is broken says where", () => {
    expect(() => parseSample("<a>\n<b></a>", "x.xml")).toThrow("line 2: </a> closes <b>");
  });

  test("of JSON lines says so", () => {
    expect(parseSample('{"id":1}\n{"id":2}\n')).toEqual({ body: [{ id: 1 }, { id: 2 }], format: "jsonl" });
  });

  test("makes a stream of that format", () => {
    const samples = { orders: parseSample("id,total\n1,2.5\n2,3.5\n") };
    const { streams, schemas, fixtures } = modelFromAnswers(
      { ...acme, streams: { orders: { path: "/orders.csv", pagination: "none" } } },
      { ...defaults, samples },
    );
    expect(streams["orders"]).toMatchObject({ records: ".", format: "csv", primaryKey: "id" });
    expect(schemas["orders"]?.["properties"]).toMatchObject({ total: { type: ["null", "number"] } });
    expect(fixtures["orders"]?.[0]).toEqual({ id: 1, total: 2.5 });
  });
});
