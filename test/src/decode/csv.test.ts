import { describe, expect, test } from "@jest/globals";
import { csv, decodePage } from "../../../src/decode/index.js";
import type { CsvOptions } from "../../../src/decode/types.js";
import { jsonText } from "../../../src/protocol/exact.js";

describe("a page of CSV", () => {
  test("has a record for each row, named by the first", () => {
    expect(rows("id,name\r\n1,Ann\r\n2,Bob\r\n")).toEqual([
      { id: "1", name: "Ann" },
      { id: "2", name: "Bob" },
    ]);
  });

  test("may end without a line break, and its lines in any of the three ways", () => {
    const expected = [{ a: "1" }, { a: "2" }];
    for (const end of ["\n", "\r\n", "\r"]) expect(rows(["a", "1", "2"].join(end))).toEqual(expected);
  });

  test("keeps delimiters, quotes and line breaks of quoted fields", () => {
    expect(rows('a,b\n"x, ""y""\r\nz","""q"""\n')).toEqual([{ a: 'x, "y"\r\nz', b: '"q"' }]);
  });

  test("takes a quote inside of an unquoted field as it stands", () => {
    expect(rows('a,b\n6" pipe,x\n')).toEqual([{ a: '6" pipe', b: "x" }]);
  });

  test("passes over blank lines", () => {
    expect(rows("a,b\n\n1,2\n\n\n")).toEqual([{ a: "1", b: "2" }]);
  });

  test("without a row below the header, or without anything, has no records", () => {
    expect(rows("a,b\n")).toEqual([]);
    expect(rows("")).toEqual([]);
  });

  test("takes another delimiter and quote, names from the author, and lines to pass over", () => {
    expect(rows("Report\n1;'a;''b'\n", { delimiter: ";", quote: "'", header: ["id", "text"], skip: 1 })).toEqual([
      { id: "1", text: "a;'b" },
    ]);
  });

  test("keeps a column that is called __proto__", () => {
    const [record] = rows("__proto__,a\nx,1\n");
    expect(Object.entries(record ?? {})).toEqual([
      ["__proto__", "x"],
      ["a", "1"],
    ]);
  });

  test("refuses a row with another number of fields, by its number and line", () => {
    expect(fault('a,b\n"1\n2",3\n4\n')).toMatchObject({
      code: "DECODE_NOT_CSV",
      message: expect.stringContaining("row 2 of the CSV (line 4) has 1 fields, but there are 2 columns") as unknown,
    });
  });

  test("refuses a row with a field too many: none is lost", () => {
    expect(fault("a,b\n1,2,3\n").message).toContain("row 1 of the CSV (line 2) has 3 fields, but there are 2 columns");
  });

  test("refuses a header that names two columns alike, or none", () => {
    expect(fault("id,id\n1,2\n").message).toContain('two columns are called "id" in the header of the CSV');
    expect(fault("id,,x\n1,2,3\n").message).toContain("column 2 has no name");
  });

  test("that stops inside of a quoted field may come whole the next time", () => {
    expect(fault('a\n"x\n')).toMatchObject({ code: "DECODE_INCOMPLETE", failureType: "transient_error" });
  });

  test("refuses text behind a closing quote, with its line", () => {
    expect(fault('a\n"x"y\n').message).toContain('on line 2 of the CSV, "y" stands behind a closing quote');
  });

  test("sees an error or another document that comes instead", () => {
    expect(fault('{"error": {"message": "No such report"}}')).toMatchObject({
      code: "API_ERROR",
      message: expect.stringContaining("No such report") as unknown,
    });
    expect(fault("<!DOCTYPE html><html></html>").message).toContain("an HTML page, not CSV");
    expect(fault('[{"a": 1}]').message).toContain("JSON, not CSV");
  });
});

describe("the texts of CSV", () => {
  const schema = {
    properties: {
      count: { type: ["null", "integer"] },
      price: { type: "number" },
      paid: { type: ["null", "boolean"] },
      tags: { type: ["null", "array"] },
      code: { type: ["null", "string"] },
      either: { type: ["null", "integer", "string"] },
    },
  };
  const header = Object.keys(schema.properties);
  const read = (line: string) => rows(`${header.join(",")}\n${line}\n`, {}, schema)[0];

  test("take the types of the schema; empty is null", () => {
    expect(read('7,1.50,TRUE,"[""a""]",007,12')).toEqual({
      count: 7,
      price: 1.5,
      paid: true,
      tags: ["a"],
      code: "007",
      either: "12",
    });
    expect(read(",,,,,")).toEqual({ count: null, price: null, paid: null, tags: null, code: null, either: null });
  });

  test("that are no such thing stay what they are", () => {
    expect(read("n/a,1.2.3,maybe,[,x,y")).toMatchObject({ count: "n/a", price: "1.2.3", paid: "maybe", tags: "[" });
  });

  test("keep every digit", () => {
    expect(jsonText(read("9223372036854775807,0.12345678901234567890,1,,,"))).toBe(
      '{"count":9223372036854775807,"price":0.12345678901234567890,"paid":true,"tags":null,"code":null,"either":null}',
    );
  });

  test("are read as numbers in every way of writing them", () => {
    expect(read("+07,-.5,0,,,")).toMatchObject({ count: 7, price: -0.5, paid: false });
    expect(read("12.0,1e3,1,,,")).toMatchObject({ count: 12, price: 1000 });
  });

  test("are decoded by the declared charset, whatever the header says", () => {
    const page = decodePage({
      body: Buffer.from("name\nZoë\n", "latin1"),
      contentType: "text/csv; charset=utf-8",
      records: [],
      where: "Page 1",
      format: csv({ encoding: "latin1" }),
    });
    expect(page.record(0)).toEqual({ name: "Zoë" });
  });
});

function rows(text: string, options: CsvOptions = {}, schema: { [keyword: string]: unknown } = {}) {
  const page = decodePage({ body: Buffer.from(text), records: [], where: "Page 1", format: csv(options), schema });
  return Array.from({ length: page.count }, (_, index) => page.record(index));
}

function fault(text: string): Error {
  try {
    rows(text);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("Nothing was thrown.");
}
