import { describe, expect, test } from "@jest/globals";
import { decodePage } from "../../../src/decode/index.js";
import type { ErrorsModel } from "../../../src/model/types.js";
import { ConnectorError } from "../../../src/protocol/error.js";

function read(body: unknown, errors: ErrorsModel): string {
  try {
    const page = decodePage({
      body: Buffer.from(JSON.stringify(body)),
      records: ["data"],
      errors,
      where: 'Stream "orders", page 2',
    });
    return `${page.count} records`;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return `${error.code} ${error.failureType} ${error.message}`;
  }
}

const data = [{ id: 1 }];

describe("a success is an error", () => {
  test("when its word says so, with the API's own message", () => {
    const errors = { at: "ok", is: false, message: "error" };
    expect(read({ ok: true, data }, errors)).toBe("1 records");
    expect(read({ ok: false, error: "missing_scope", data }, errors)).toBe(
      'API_ERROR system_error Stream "orders", page 2: the API answered with a success status, but its body has false at "ok", which means an error: missing_scope',
    );
  });

  test("when its word is none of those that mean that all is well, or is not there", () => {
    const errors = { at: "meta.status", isNot: ["ok", 0] };
    expect(read({ meta: { status: 0 }, data }, errors)).toBe("1 records");
    expect(read({ meta: { status: 7 }, message: "quota", data }, errors)).toMatch(/has 7 at "meta.status".*: quota$/);
    expect(read({ data }, errors)).toMatch(/has no "meta.status", which means an error: without a message$/);
  });

  test("when something is filled where errors stand, even beside records", () => {
    const errors = { at: "errors" };
    for (const fine of [undefined, null, [], {}, "", false, 0])
      expect(read({ errors: fine, data }, errors)).toBe("1 records");
    expect(read({ errors: [{ message: "a" }, { message: "b" }], data }, errors)).toMatch(/: a, b$/);
    expect(read({ errors: "late", data }, errors)).toMatch(/has "late" at "errors", which means an error: late$/);
  });

  test("and what else is called an error is none, since it is declared what one looks like", () => {
    expect(read({ ok: true, error: "none", data: [] }, { at: "ok", is: false })).toBe("0 records");
  });

  test("a message is read where it is declared to stand", () => {
    expect(read({ ok: false, why: "scope", message: "no", data }, { at: "ok", is: false, message: "why" })).toMatch(
      /: scope$/,
    );
  });

  test("a message that is a number is one", () => {
    expect(read({ ok: false, code: 17, data }, { at: "ok", is: false, message: "code" })).toMatch(/: 17$/);
  });
});
