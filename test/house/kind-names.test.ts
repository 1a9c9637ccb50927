/** What the written code imports by name must not be the name of a stream's constant beside it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { streamNames } from "../../generator/model/naming.js";

const folder = join(import.meta.dirname, "../../templates/kinds");
const templates = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
/** The function that a kind's template calls: `bearer({`, or `code.call("bearer", …)`. */
const calls = templates.flatMap((entry) => {
  const text = readFileSync(join(entry.parentPath, entry.name), "utf8").trimStart();
  const found = /^(?:<%[=-] code\.call\("(\w+)"|(\w+)\()/.exec(text);
  return found === null ? [] : [found[1] ?? found[2] ?? ""];
});

test("every kind's template begins with the call that makes it", () => {
  expect(calls).toHaveLength(templates.length);
});

test.each([...calls, "each", "list", "schema", "api"])("no stream's constant is called %s", (name) => {
  const made = streamNames([name]).get(name);
  expect(made?.constant).toMatch(/\S/);
  expect(made?.constant).not.toBe(name);
});
