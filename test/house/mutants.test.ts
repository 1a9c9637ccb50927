/** The lists of test/mutants: each breakage still has its place in a file, and a test that is there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { isList, isObject } from "../../src/model/json.js";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "test/mutants");
const lists = readdirSync(folder).filter((file) => file.endsWith(".json"));

describe.each(lists)("test/mutants/%s", (list) => {
  test("breaks what is there, once, and names a test", () => {
    const mutants: unknown = JSON.parse(readFileSync(join(folder, list), "utf8"));
    expect(isList(mutants) && mutants.length > 0).toBe(true);
    expect((isList(mutants) ? mutants : []).flatMap(faultOf)).toEqual([]);
  });
});

function faultOf(mutant: unknown): string[] {
  const { name, file, find, replace, test: by } = isObject(mutant) ? mutant : {};
  if ([name, file, find, replace, by].some((value) => typeof value !== "string"))
    return [`${String(name)}: a part is missing`];
  if (!existsSync(join(root, String(file)))) return [`${String(name)}: there is no ${String(file)}`];
  if (!existsSync(join(root, String(by)))) return [`${String(name)}: there is no ${String(by)}`];
  const times = readFileSync(join(root, String(file)), "utf8").split(String(find)).length - 1;
  return times === 1 ? [] : [`${String(name)}: "find" stands ${String(times)} times in ${String(file)}`];
}
