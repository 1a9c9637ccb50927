import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decodePage } from "../../../src/decode/index.js";
import { pathKeys } from "../../../src/model/path.js";
import type { ItemsModel } from "../../../src/model/types.js";

function records(body: unknown, path: string, items: ItemsModel): unknown[] {
  const page = decodePage({
    body: Buffer.from(JSON.stringify(body)),
    records: pathKeys(path),
    items,
    where: 'Stream "rates", page 1',
  });
  return Array.from({ length: page.count }, (_, index) => page.record(index));
}

describe("the key of a map", () => {
  test("becomes a field of the object behind it", () => {
    expect(records({ rates: { EUR: { rate: 1 }, USD: { rate: 2 } } }, "rates.*", { key: "currency" })).toEqual([
      { rate: 1, currency: "EUR" },
      { rate: 2, currency: "USD" },
    ]);
  });

  test("and the scalar behind it become a record; null is a value too", () => {
    expect(records({ rates: { EUR: 1.1, USD: null } }, "rates.*", { key: "currency", value: "rate" })).toEqual([
      { currency: "EUR", rate: 1.1 },
      { currency: "USD", rate: null },
    ]);
  });

  test("is that of the last * when one field is named, and of each when there is one for each", () => {
    const body = { "2026-01-01": { EUR: 1 }, "2026-01-02": { EUR: 2 } };
    expect(records(body, "*.*", { key: "currency", value: "rate" })).toEqual([
      { currency: "EUR", rate: 1 },
      { currency: "EUR", rate: 2 },
    ]);
    expect(records(body, "*.*", { key: ["day", "currency"], value: "rate" })).toEqual([
      { day: "2026-01-01", currency: "EUR", rate: 1 },
      { day: "2026-01-02", currency: "EUR", rate: 2 },
    ]);
  });

  test("goes to each record of a list behind it; a list instead of the map has no keys", () => {
    expect(records({ a: [{ id: 1 }, { id: 2 }] }, "*.*", { key: ["group", "none"] })).toEqual([
      { id: 1, group: "a" },
      { id: 2, group: "a" },
    ]);
    expect(records([{ id: 1 }], "*", { key: "group" })).toEqual([{ id: 1 }]);
  });
});

test("an element that is no object goes into the field for it", () => {
  expect(records({ tags: ["a", null, 3] }, "tags", { value: "tag" })).toEqual([
    { tag: "a" },
    { tag: null },
    { tag: 3 },
  ]);
  expect(records({ tags: [[1, 2]] }, "tags", { value: "pair" })).toEqual([{ pair: [1, 2] }]);
  expect(records({ total: 5 }, "total", { value: "total" })).toEqual([{ total: 5 }]);
});

test("fields of the element around the records enter them, null where it lacks them", () => {
  const body = { orders: [{ head: { id: 7 }, lines: [{ no: 1 }, { no: 2 }] }, { lines: [{ no: 3 }] }] };
  expect(records(body, "orders.*.lines", { outer: { order: "head.id" } })).toEqual([
    { no: 1, order: 7 },
    { no: 2, order: 7 },
    { no: 3, order: null },
  ]);
});

describe("what holds without items holds with them", () => {
  test("null and empty places are no records", () => {
    expect(records({ rates: null }, "rates.*", { key: "currency" })).toEqual([]);
    expect(records({ rates: {} }, "rates.*", { key: "currency" })).toEqual([]);
    expect(records({ tags: null }, "tags", { value: "tag" })).toEqual([]);
  });

  test("a path that is wrong is an error, also below a *", () => {
    expect(() => records({ rate: {} }, "rates.*", { key: "currency" })).toThrow(/there are no records at "rates\.\*"/);
    expect(() => records({ a: [{ b: 1 }] }, "a.*.c", { outer: { b: "b" } })).toThrow(/no records at "a\.\*\.c"/);
    expect(() => records({ rates: 5 }, "rates.*", { key: "currency" })).toThrow(/should have a list or an object/);
  });

  test("a scalar that nothing takes is an error", () => {
    expect(() => records({ rates: { EUR: 1 } }, "rates.*", { key: "currency" })).toThrow(
      /"rates\.\*" should have an array/,
    );
    expect(() => records({ tags: ["a"] }, "tags", { outer: { b: "b" } })).toThrow(/record 1 of the page is the string/);
  });

  test("a message beside no records is an error, unless it is declared what one looks like", () => {
    expect(() => records({ rates: {}, error: "down" }, "rates.*", { key: "currency" })).toThrow(/down/);
  });
});

test("whatever stands in a map, each of its entries is one record with its key", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.constant(null))), (rates) => {
      const entries: [string, unknown][] = Object.entries(rates);
      const expected = entries.map(([currency, rate]) => ({ currency, rate }));
      expect(records({ rates }, "rates.*", { key: "currency", value: "rate" })).toEqual(expected);
    }),
  );
});
