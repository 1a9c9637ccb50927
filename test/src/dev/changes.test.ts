import { describe, expect, test } from "@jest/globals";
import { describeChanges, primaryKeyOf } from "../../../src/dev/changes.js";

const byId = [["id"]];

describe("what changed between two reads", () => {
  test("is nothing when the records are the same in another order", () => {
    expect(describeChanges([{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 1 }], byId)).toBe("The same records as before.");
  });

  test("counts records that came, that went, and fields that differ", () => {
    const before = [
      { id: 1, total: 5, name: "a" },
      { id: 2, total: 6, name: "b" },
      { id: 3, total: 7, name: "c" },
    ];
    const after = [
      { id: 1, total: "5", name: "a" },
      { id: 2, total: "6", name: "b", paid: true },
      { id: 4, total: 8, name: "d" },
      { id: 5, total: 9, name: "e" },
    ];
    expect(describeChanges(before, after, byId)).toBe(
      "Records since the last save: 2 more; 1 fewer; 2 differ in total, paid.",
    );
  });

  test("matches by nested and composite keys, and by place when there is no key", () => {
    const key = [["a"], ["b", "c"]];
    expect(describeChanges([{ a: 1, b: { c: 2 }, v: 1 }], [{ a: 1, b: { c: 2 }, v: 2 }], key)).toContain(
      "1 differ in v",
    );
    expect(describeChanges([{ v: 1 }], [{ v: 2 }], [])).toContain("1 differ in v");
  });
});

test("the primary key is read from a discovered stream", () => {
  expect(primaryKeyOf({ source_defined_primary_key: [["id"], ["a", "b"]] })).toEqual([["id"], ["a", "b"]]);
  expect(primaryKeyOf({})).toEqual([]);
});
