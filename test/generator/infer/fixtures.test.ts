import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fixturesOf } from "../../../generator/infer/fixtures.js";

describe("fixtures", () => {
  test("are the first ten records when these fill every column", () => {
    const records = Array.from({ length: 30 }, (_, id) => ({ id, name: "x" }));
    expect(fixturesOf(records)).toEqual(records.slice(0, 10));
  });

  test("hold a late record that alone fills a column, in the sample's order", () => {
    const records = Array.from({ length: 30 }, (_, id) => ({ id, closed_at: id === 25 ? "2024-01-01" : null }));
    const fixtures = fixturesOf(records);
    expect(fixtures).toHaveLength(10);
    expect(fixtures.at(-1)).toEqual(records[25]);
  });

  test("never leave a column empty that the sample fills, nor grow beyond ten", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.dictionary(
            fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"),
            fc.constantFrom(null, 1),
          ),
          {
            minLength: 1,
            maxLength: 40,
          },
        ),
        (records) => {
          const fixtures = fixturesOf(records);
          const filled = (rows: readonly object[]): string =>
            [
              ...new Set(
                rows.flatMap((row) => Object.entries(row).flatMap(([key, value]) => (value === null ? [] : [key]))),
              ),
            ]
              .sort()
              .join("");
          return fixtures.length <= 10 && filled(fixtures) === filled(records);
        },
      ),
    );
  });

  test("hide what is obviously a secret, by name or by form, and nothing else", () => {
    const secret = { client_secret: "abc", webhook: { token: "t" }, note: "ghp_0123456789abcdefghij0123", apiKey: "k" };
    const plain = { id: 1, key: "PROJ-1", next_page_token: "n", email: "ada@mail.example", password: null };
    expect(fixturesOf([{ ...secret, ...plain }])).toEqual([
      { client_secret: "masked", webhook: { token: "masked" }, note: "masked", apiKey: "masked", ...plain },
    ]);
  });
});
