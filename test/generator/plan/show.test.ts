import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { diffOf } from "../../../generator/plan/show-diff.js";
import { jsonOf } from "../../../generator/plan/show-json.js";
import { countsOf, listOf } from "../../../generator/plan/show-list.js";
import { Memory, rendered } from "./memory.js";

function edited(): Memory {
  const project = new Memory();
  project.run([
    rendered("a.ts", "one\n"),
    rendered("b.ts", "one\n"),
    rendered("c.ts", "one\n"),
    rendered("old.ts", "one\n", "merge", "id"),
  ]);
  project.files.set("b.ts", "mine\n");
  return project;
}
const next = [
  rendered("a.ts", "two\n"),
  rendered("b.ts", "one\n"),
  rendered("c.ts", "one\n"),
  rendered("new.ts", "one\n", "merge", "id"),
  rendered("d.ts", "new\n"),
];

test("a list names what happens to each file in one column, with why, and leaves out what does not change", () => {
  expect(listOf(edited().plan(next)).split("\n")).toEqual(
    ["  update     a.ts", "  keep       b.ts", "  create     d.ts", "  1 update, 1 keep, 2 unchanged, 1 create"].map(
      (line) => line.replace(/^( {2}\w+) +(\S+\.ts)$/, (_, word: string, path: string) => `${word.padEnd(8)}  ${path}`),
    ),
  );
  expect(countsOf(new Memory().plan([]))).toBe("nothing to do");
});

test("JSON holds each action, the conflicts, and whether it was applied", () => {
  const project = new Memory();
  project.files.set("a.ts", "mine\n");
  expect(JSON.parse(jsonOf(project.plan([rendered("a.ts", "one\n")]), { folder: "x", applied: true }))).toEqual({
    folder: "x",
    applied: true,
    conflicts: ["a.ts"],
    actions: [{ action: "conflict", path: "a.ts", why: "exists and is not ours" }],
  });
});

describe("a diff", () => {
  test("shows changed lines with three lines around them, and names binary files", () => {
    const project = new Memory();
    const lines = (changed: string) =>
      ["1", "2", "3", "4", changed, "6", "7", "8", "9"].map((line) => `${line}\n`).join("");
    const binary = (byte: number) => rendered("b.tgz", Uint8Array.from([255, byte]), "binary");
    project.run([rendered("a.ts", lines("5")), binary(1)]);
    const made = project.plan([rendered("a.ts", lines("five")), binary(2)]);
    expect(diffOf(made, project.disk)).toBe(
      "--- a/a.ts\n+++ b/a.ts\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n" +
        "Binary files a/b.tgz and b/b.tgz differ\n",
    );
  });

  test("is what git apply takes to make the same files", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c", "", "}"), { maxLength: 30 })
      .map((all) => all.map((line) => `${line}\n`).join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const project = new Memory();
        project.run([rendered("src/a.ts", before)]);
        const diff = diffOf(project.plan([rendered("src/a.ts", after)]), project.disk);
        expect(gitApply("src/a.ts", before, diff)).toBe(after);
      }),
      { numRuns: 40 },
    );
  });
});

function gitApply(path: string, before: string, diff: string): string {
  if (diff === "") return before;
  const folder = mkdtempSync(join(tmpdir(), "diff-"));
  try {
    mkdirSync(dirname(join(folder, path)));
    writeFileSync(join(folder, path), before);
    execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: folder, input: diff });
    return readFileSync(join(folder, path), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
