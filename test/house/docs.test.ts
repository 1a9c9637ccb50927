import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { createProgram } from "../../generator/program.js";
import { isObject } from "../../src/model/json.js";
import { filesBelow } from "../../scripts/lib/files.mjs";
import { root } from "./imports.js";

/** Our own pages; `npm run demo` leaves a whole project in the checkout (`source-demo/`), whose pages are held by its golden. */
const pages = filesBelow(root).filter(
  (file) => file.endsWith(".md") && !/^(test\/golden|examples|templates|src\/dist|source-[^/]+)\//.test(file),
);
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

describe("the documents", () => {
  test("lead nowhere that does not exist", () => {
    const dead = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => match[1] ?? "")
        .filter((target) => !existsSync(join(root, dirname(page), target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  test("name only npm scripts of this repository or of a generated project", () => {
    const known = new Set([...scriptsIn(textOf("package.json")), ...scriptsIn(textOf("templates/package.json.ejs"))]);
    const unknown = pages.flatMap((page) =>
      [...textOf(page).matchAll(/npm run ([a-z:-]+)/g)]
        .map((match) => match[1] ?? "")
        .filter((name) => !known.has(name))
        .map((name) => `${page}: npm run ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  test("name only flags that create-connector knows", () => {
    const program = createProgram(
      "0.0.0",
      () => Promise.reject(new Error("No command runs here.")),
      () => undefined,
    );
    const flags = program.options.flatMap(({ long }) => (typeof long === "string" ? [long] : []));
    const section = /## create-connector\n([\s\S]*?)\n## /.exec(textOf("docs/commands.md"))?.[1] ?? "";
    const named = [...section.matchAll(/--[a-z][a-z-]+/g)].map(([flag]) => flag).filter((flag) => flag !== "--help");
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((flag) => !flags.includes(flag))).toEqual([]);
  });
});

/** Names in the `scripts` of a package.json, or of a template of one. */
function scriptsIn(text: string): string[] {
  const block = /"scripts": (\{[\s\S]*?\n {2}\})/.exec(text)?.[1] ?? "{}";
  const scripts: unknown = JSON.parse(block.replace(/<%=[^%]*%>/g, '""'));
  return isObject(scripts) ? Object.keys(scripts) : [];
}
