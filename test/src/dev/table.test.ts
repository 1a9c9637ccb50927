import { describe, expect, test } from "@jest/globals";
import { displayWidth, drawTable } from "../../../src/dev/table.js";

const plain = { width: 80, color: false };

describe("a table", () => {
  test("has a line for each record, numbers to the right and nested values as JSON", () => {
    const records = [
      { id: 9, name: "Ann", tags: ["a", "b"] },
      { id: 10, name: "Bob", tags: [] },
    ];
    expect(drawTable(records, ["id", "name", "tags"], plain)).toBe(
      ["id  name  tags", "──  ────  ─────────", ' 9  Ann   ["a","b"]', "10  Bob   []"].join("\n"),
    );
  });

  test("puts fields that no record fills last", () => {
    expect(drawTable([{ a: null, b: 1 }], ["a", "b"], plain).split("\n")[0]).toBe("b  a");
  });

  test("puts key and cursor first, and what is wide behind what is narrow", () => {
    const record = { url: "u".repeat(50), name: "n", note: "", at: 5, id: 7 };
    const [head] = drawTable([record], ["url", "name", "note", "at", "id"], { width: 100, color: false }, [
      "id",
      "at",
    ]).split("\n");
    expect(head?.split(/ +/)).toEqual(["id", "at", "name", "url", "note"]);
  });

  test("names the columns that do not fit", () => {
    const record = { a: "x".repeat(30), b: "y".repeat(30), c: "z".repeat(30) };
    const lines = drawTable([record], ["a", "b", "c"], { width: 64, color: false }).split("\n");
    expect(lines[0]?.trimEnd()).toBe(`a${" ".repeat(31)}b`);
    expect(lines.at(-1)).toBe("and 1 more: c");
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(64);
  });

  test("cuts a long cell, and a lone column that is wider than the terminal", () => {
    const lines = drawTable([{ a: "x".repeat(100) }], ["a"], { width: 20, color: false }).split("\n");
    expect(lines[2]).toBe(`${"x".repeat(19)}…`);
  });

  test("shows control characters instead of obeying them", () => {
    const lines = drawTable([{ a: "one\ntwo\u001b[31m\u202e" }], ["a"], plain).split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe("one\\ntwo\\u001b[31m\\u202e");
  });

  test("keeps columns straight under wide letters and combining marks", () => {
    expect(displayWidth("日本")).toBe(4);
    expect(displayWidth("e\u0301")).toBe(1);
    const lines = drawTable([{ a: "日本", b: 1 }], ["a", "b"], plain).split("\n");
    expect(lines[2]).toBe("日本  1");
  });

  test("makes the head bold only where colour is wanted", () => {
    expect(drawTable([{ a: 1 }], ["a"], { width: 80, color: true })).toContain("\u001b[1ma\u001b[22m");
    expect(drawTable([{ a: 1 }], ["a"], plain)).not.toContain("\u001b");
  });
});
