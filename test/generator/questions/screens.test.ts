import { describe, expect, test } from "@jest/globals";
import { defaultsLine } from "../../../generator/questions/screens/defaults.js";
import { endLines, shellLine } from "../../../generator/questions/screens/end.js";
import { factLabel, factRows } from "../../../generator/questions/screens/facts.js";
import { treeLines } from "../../../generator/questions/screens/tree.js";
import { styleOf } from "../../../generator/terminal/style.js";

const style = styleOf({}, {});

test("the tree shows folders with the number of their files, what is read first before the rest", () => {
  const paths = [
    ".gitignore",
    "Dockerfile",
    "connector.json",
    "metadata.yaml",
    "src/api.ts",
    "src/streams/orders.ts",
    "streams/orders.json",
    "test/acceptance.test.ts",
  ];
  expect(treeLines("source-acme", paths, { width: 60, style }).join("\n")).toMatchInlineSnapshot(`
    "  source-acme/   8 files
        connector.json  streams/ 1  src/ 2  test/ 1  Dockerfile
        metadata.yaml  .gitignore"
  `);
});

test("the end says how to go on and how to repeat the run", () => {
  const lines = endLines(
    {
      next: [
        { command: "cd source-acme" },
        { command: "npm run read", does: "rows from the mock API" },
        { command: "npm run dev orders", does: "change the stream, see its rows" },
      ],
      repeat: ["npx", "create-connector", "acme", "--answers", "source acme/it's.json"],
      notes: ["The API's page limit is not known: 100 is sent."],
    },
    style,
  );
  expect(lines.join("\n")).toMatchInlineSnapshot(`
    "  ! The API's page limit is not known: 100 is sent.

      Next:   cd source-acme
              npm run read        rows from the mock API
              npm run dev orders  change the stream, see its rows

      Again, without questions:
              npx create-connector acme --answers 'source acme/it'\\''s.json'"
  `);
});

test("words of a command come out of a shell as they are", () => {
  expect(shellLine(["a", "b c", "$HOME", "it's", "--set=x"])).toBe(`a 'b c' '$HOME' 'it'\\''s' --set=x`);
});

test("the defaults stand in one line", () => {
  expect(defaultsLine({})).toBe("npm · GitHub Actions · MIT · no rate limit · git · install now");
  expect(defaultsLine({ project: { packageManager: "pnpm", ci: "none" }, run: { git: false, install: false } })).toBe(
    "pnpm · no CI · MIT · no rate limit · no git · install later",
  );
});

describe("the block of facts", () => {
  test("says where each fact comes from, and what a boundary means", () => {
    const rows = factRows(
      { api: { pagination: { type: "cursor", param: "after", from: "meta.next", size: { param: "limit" } } } },
      {
        records: ["@graph"],
        primaryKey: ["a", "b"],
        cursor: { field: "at", format: "epochSeconds", order: "descending", param: "since", inclusive: false },
        sources: { records: { from: "asked" }, primaryKey: { from: "sample", why: "unique together" } },
      },
    );
    expect(rows.map((row) => `${factLabel(row)} | ${row.evidence}`).join("\n")).toMatchInlineSnapshot(`
      "records     ["@graph"] | as you said
      key         a, b | unique together
      cursor      at | seconds since 1970; newest first
      filter      since | starts after that time
      pagination  token: after ← meta.next, size limit | as you said
      query       – | constants, such as state=all
      schema      open | takes any field until a sample is given
      more        – | what is asked rarely"
    `);
  });

  test("names whatever else was said of a stream", () => {
    const rows = factRows(
      {},
      { path: "/x", body: { type: "json", value: {} }, coerce: true, maxPages: 9, emptyOn: [404] },
    );
    expect(rows.at(-1)).toMatchObject({ name: "more", value: "coerce, maxPages, emptyOn" });
  });
});
