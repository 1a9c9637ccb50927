import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { apiMessage } from "../../../src/http/api-message.js";

describe("the message of an API", () => {
  test.each([
    [{ message: "a", error: "b" }, "a"],
    [{ error: { message: "inside" } }, "inside"],
    [{ errors: [{ detail: "one" }, { detail: "two" }, 3] }, "one, two"],
    [{ errors: ["x", "y"] }, "x, y"],
    [{ error: { code: 5 }, detail: "outside" }, "outside"],
    [{ message: "", reason: "because" }, "because"],
    [{ error_message: "e", msg: "m" }, "e"],
    [{ status_message: "s" }, "s"],
    [{ message: "two\n lines" }, "two lines"],
    ["whole", "whole"],
    [{ code: 1 }, undefined],
    [null, undefined],
    [[], undefined],
    [{ message: null }, undefined],
  ])("of %j is %j", (body, expected) => {
    expect(apiMessage(body)).toBe(expected);
  });

  test("has at most 500 characters and no line break, whatever the body", () => {
    expect(apiMessage({ message: "a".repeat(2_000) })).toBe(`${"a".repeat(499)}…`);
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(apiMessage({ error: body }) ?? "").toMatch(/^[^\n]{0,500}$/);
      }),
    );
  });
});
