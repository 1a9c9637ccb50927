/**
 * test/golden holds what the examples render to, as folders one can read. After a change that is meant:
 * `npm run golden` writes them again, and the difference is reviewed with the change.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { exampleModel, exampleNames } from "../../support/examples.js";
import { filesOf } from "./rendered.js";

const golden = join(import.meta.dirname, "../../golden");
const write = process.env["UPDATE_GOLDEN"] === "1";

describe("test/golden", () => {
  test.each(exampleNames)("%s is what the example renders to", async (name) => {
    // The packed CDK in vendor/ is no text, and not kept here.
    const files = await filesOf(exampleModel(name));
    if (write) replaceFolder(join(golden, name), files);
    const kept = readFolder(join(golden, name));
    expect([...kept.keys()]).toEqual([...files.keys()]);
    for (const [path, content] of files) expect([path, kept.get(path)]).toEqual([path, content]);
  });

  test("holds no project but the examples", () => {
    expect(readdirSync(golden).sort()).toEqual(exampleNames);
  });
});

/** All files below a folder, by path, sorted as `render` sorts them. */
function readFolder(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map(
    (path) => [relative(folder, path).replaceAll("\\", "/"), readFileSync(path, "utf8")] as const,
  );
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function replaceFolder(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
