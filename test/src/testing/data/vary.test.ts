import { expect, test } from "@jest/globals";
import { vary } from "../../../../src/testing/data/vary.js";

test.each([
  [7, 1, 8],
  ["o_009", 2, "o_011"],
  ["9007199254740993", 1, "9007199254740994"],
  ["red", 1, "red-2"],
  ["ann@x.org", 3, "ann-4@x.org"],
  ["https://x.org/a/", 1, "https://x.org/a-2/"],
  ["2026-02-28T10:00:00Z", 1, "2026-03-01T10:00:00Z"],
  [true, 1, undefined],
])("%s varied %i times is %s", (value, count, result) => {
  expect(vary(value, count)).toBe(result);
});

test("a UUID becomes another one, always the same", () => {
  const value = "3f1d7a52-8a0e-4d5c-9b57-6f2f5f0c1d12";
  expect(vary(value, 1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(vary(value, 1)).toBe(vary(value, 1));
  expect(vary(value, 1)).not.toBe(vary(value, 2));
});
