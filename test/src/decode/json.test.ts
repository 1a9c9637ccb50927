import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decodePage } from "../../../src/decode/index.js";
import { textOf } from "../../../src/decode/text.js";
import type { Page } from "../../../src/decode/types.js";
import { pathKeys } from "../../../src/model/path.js";
import { ConnectorError } from "../../../src/protocol/error.js";

function page(
  body: string | Uint8Array,
  path: string | readonly string[],
  contentType?: string,
  status?: number,
): Page {
  return decodePage({
    body: typeof body === "string" ? Buffer.from(body) : body,
    contentType,
    records: pathKeys(path),
    where: 'Stream "orders", page 1',
    ...(status === undefined ? {} : { status }),
  });
}

function records(body: unknown, path: string | readonly string[]): unknown[] {
  const found = page(JSON.stringify(body), path);
  return Array.from({ length: found.count }, (_, index) => found.record(index));
}

function fault(run: () => unknown): ConnectorError {
  try {
    run();
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
  throw new Error("It should have failed.");
}

const [a, b, c] = [{ id: 1 }, { id: 2 }, { id: 3 }];

describe("the records are found", () => {
  test.each([
    ["in the body itself", [a, b], ".", [a, b]],
    ["at a key", { data: [a, b] }, "data", [a, b]],
    ["deeper", { result: { items: [a] } }, "result.items", [a]],
    ["at a key with dots", { "odata.value": [a] }, ["odata.value"], [a]],
    ["at an index of an array", [{ total: 1 }, [a, b]], "1", [a, b]],
    ["below each element of an array", { groups: [{ of: [a] }, { of: [b, c] }] }, "groups.*.of", [a, b, c]],
    ["below each value of a map", { data: { x: { orders: [a] }, y: { orders: [b] } } }, "data.*.orders", [a, b]],
    ["as the values of a map", { data: { x: a, y: b } }, "data.*", [a, b]],
    ["as the elements of an array, which a wildcard names", { data: [a, b] }, "data.*", [a, b]],
    ["in arrays in an array", { data: [[a], [b, c]] }, "data.*", [a, b, c]],
    ["as one object", { data: a }, "data", [a]],
    ["as the body, one object", a, ".", [a]],
  ])("%s", (_name, body, path, expected) => {
    expect(records(body, path)).toEqual(expected);
  });

  test("without being copied", () => {
    const found = page('{"data":[{"id":1}],"next":"x"}', "data");
    expect(found.envelope).toEqual({ data: [{ id: 1 }], next: "x" });
    expect(found.envelope).toHaveProperty("data", [found.record(0)]);
  });

  test("whatever stands beside them, as often as there are", () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), fc.jsonValue(), (list, meta) => {
        const body = JSON.stringify({ meta, data: list });
        expect(records(JSON.parse(body), "data")).toEqual((JSON.parse(body) as { data: unknown }).data);
      }),
    );
  });
});

describe("a page has no records", () => {
  test.each([
    ["where the list is empty", { data: [] }, "data"],
    ["where null stands for the list", { data: null }, "data"],
    ["where null stands on the way to it", { data: null }, "data.items"],
    ["where the body is an empty list", [], "."],
    ["where the body is null", null, "data"],
    ["where nothing is below a wildcard", { data: [] }, "data.*.orders"],
    ["where the error is null", { data: [], error: null, errors: [] }, "data"],
  ])("%s", (_name, body, path) => {
    expect(records(body, path)).toEqual([]);
  });

  test("where some elements below a wildcard lack the key, as long as one has it", () => {
    expect(records({ data: [{ id: 1 }, { id: 2, orders: [a] }] }, "data.*.orders")).toEqual([a]);
  });

  test("where the status is 204, and only then, without a body", () => {
    expect(page("", "data", undefined, 204)).toMatchObject({ count: 0, envelope: null });
    expect(fault(() => page("", "data", undefined, 200))).toMatchObject({
      code: "DECODE_EMPTY",
      failureType: "system_error",
    });
  });
});

describe("a wrong path is an error, never an empty page", () => {
  test.each([
    [
      { items: [], next_cursor: "" },
      "data",
      'the body should have the key "data", but it is an object with the keys items, next_cursor.',
    ],
    [
      { result: { rows: [] } },
      "result.items",
      '"result" should have the key "items", but it is an object with the keys rows.',
    ],
    [[a], "data", 'the body should have the key "data", but it is an array of 1.'],
    [{ data: "none" }, "data", '"data" should have an array or an object, but it is the string "none".'],
    [{ data: 5 }, "data.*", '"data" should have a list or an object, but it is the number 5.'],
    [
      { data: [{ id: 1 }, { id: 2 }] },
      "data.*.orders",
      '"data.*" should have the key "orders", but it is an object with the keys id.',
    ],
    [{ data: [] }, "data.length", '"data" should have the key "length", but it is an array of 0.'],
    [{}, "constructor", 'the body should have the key "constructor", but it is an object without keys.'],
    ["text", ".", 'the body should have an array or an object, but it is the string "text".'],
  ])("%j at %j", (body, path, message) => {
    const error = fault(() => records(body, path));
    expect(error).toMatchObject({ code: "RECORDS_NOT_FOUND", failureType: "system_error" });
    expect(error.message).toContain('Stream "orders", page 1: ');
    expect(error.message).toContain(message);
  });

  test("nor is an element that is no object a record", () => {
    const found = page('{"data":[{"id":1},7,null]}', "data");
    expect(found.count).toBe(3);
    expect(fault(() => found.record(1))).toMatchObject({ code: "RECORD_NOT_OBJECT", failureType: "system_error" });
    expect(fault(() => found.record(2)).message).toContain("record 3 of the page is null");
  });
});

describe("an error in the body of a success", () => {
  test.each([
    [{ error: "invalid_auth", ok: false }, "data", "invalid_auth"],
    [{ errors: [{ message: "No access" }, { message: "Too deep" }] }, "data", "No access, Too deep"],
    [{ message: "Limit reached" }, "data", "Limit reached"],
    [{ data: null, errors: [{ message: "No access" }] }, "data.items", "No access"],
    [{ data: [], error: { code: 7, detail: "Broken" } }, "data", "Broken"],
    [{ error: "nope", code: 3 }, ".", "nope"],
  ])("%j is reported in the API's words", (body, path, words) => {
    const error = fault(() => records(body, path));
    expect(error).toMatchObject({ code: "API_ERROR", failureType: "system_error" });
    expect(error.message).toContain(words);
  });

  test("is no error where it is a field of a record", () => {
    expect(records({ id: 7, error: "card declined" }, ".")).toHaveLength(1);
    expect(records({ data: [{ error: "x" }] }, "data")).toHaveLength(1);
  });
});

describe("what is no JSON", () => {
  test("is reported with the place and the first bytes", () => {
    const error = fault(() => page('{"data":[1,}', "data", "application/json"));
    expect(error).toMatchObject({ code: "DECODE_NOT_JSON", failureType: "system_error" });
    expect(error.message).toContain("not valid JSON");
    expect(error.detail).toContain('{"data":[1,}');
  });

  test("is not cited in pieces, since a secret may be cut in them", () => {
    const { message, detail } = fault(() => page("key s3cret-12345678 is wrong", "data"));
    expect(`${message}\n${detail}`.match(/s3cret\S*/g)).toEqual(["s3cret-12345678"]);
  });

  test("but its beginning may come whole the next time", () => {
    for (const text of ['{"data":[{"id":1},{"i', '{"data":[{"id":1}', '{"data":[{"id":1},\n', '{"data":']) {
      const error = fault(() => page(text, "data"));
      expect(error).toMatchObject({ code: "DECODE_INCOMPLETE", failureType: "transient_error" });
    }
  });

  test("but a page of HTML is named as such, with its title", () => {
    const error = fault(() => page("<!DOCTYPE html><html><title>Sign\n in</title>", "data", "text/html"));
    expect(error.message).toContain('an HTML page ("Sign in"), not JSON');
    const odd = fault(() => page("<html><title>a<b &amp; c</title><body>", "data", "text/html"));
    expect(odd.message).toContain('("a<b &amp; c")');
  });

  test("but a page of HTML is known by its beginning, too", () => {
    expect(fault(() => page("<html><body>Busy", "data", "application/json")).message).toContain(
      "an HTML page, not JSON",
    );
  });

  test("but another type is named as such", () => {
    expect(fault(() => page("id,name\n1,a", "data", "text/csv; charset=utf-8")).message).toContain(
      "the answer is text/csv",
    );
  });

  test("by its content type, but is JSON, is read", () => {
    expect(page('{"data":[{"id":1}]}', "data", "text/html").count).toBe(1);
  });
});

describe("the text of a body", () => {
  const text = '{"data":[{"name":"Zoë €"}]}';

  test.each([
    ["UTF-8", undefined, Buffer.from(text)],
    ["UTF-8 with a byte order mark", undefined, Buffer.from(`\uFEFF${text}`)],
    ["plain ASCII with a byte order mark", undefined, Buffer.from('\uFEFF{"data":[{"name":"Zoë €"}]}')],
    ["UTF-16 with a byte order mark", "application/json", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16 by its content type", "application/json; charset=UTF-16LE", Buffer.from(text, "utf16le")],
    [
      "windows-1252 by its content type",
      'application/json; charset="windows-1252"',
      Buffer.from('{"data":[{"name":"Zo\xEB \x80"}]}', "latin1"),
    ],
  ])("may be %s", (_name, contentType, body) => {
    expect(page(body, "data", contentType).record(0)).toEqual({ name: "Zoë €" });
  });

  test("that is not what it says is an error: nothing is replaced in silence", () => {
    const error = fault(() => page(Buffer.from('{"a":"\xEB"}', "latin1"), "."));
    expect(error).toMatchObject({ code: "DECODE_CHARSET", failureType: "system_error" });
    expect(fault(() => page("{}", ".", "application/json; charset=klingon")).message).toContain(
      '"klingon", which is not known',
    );
  });

  test("that is longer than a string can be is a clear error", () => {
    const error = fault(() => textOf(Buffer.from("[1,2,3]"), { where: "Page 1", longest: 5 }));
    expect(error).toMatchObject({ code: "DECODE_TOO_LARGE", failureType: "system_error" });
    expect(error.message).toContain("smaller pages");
  });
});
