import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { buildBundle, buildCommand, bundleIsStale } from "../../../src/dev/bundle.js";
import type { Project } from "../../../src/dev/project.js";
import { fakeProject, fakeTerminal, remove, writeIn } from "./fake-project.js";

let project: Project;
beforeEach(() => {
  project = fakeProject({
    "src/index.ts": `import greeting from "./greeting.json" with { type: "json" };
      const words: readonly string[] = [greeting.text];
      if (process.argv[2] === "late") void import("./late.js").then(({ late }) => console.log(late));
      else console.log(words[0]);`,
    "src/greeting.json": `{ "text": "hello" }`,
    "src/late.ts": `console.log("late is evaluated"); export const late = "late";`,
    "schemas/a.json": "{}",
    "package.json": `{ "type": "module" }`,
  });
});
afterEach(() => {
  remove(project);
});

const runBundle = (...argv: string[]): string =>
  execFileSync(process.execPath, [project.bundle, ...argv], { encoding: "utf8" });

describe("the bundle", () => {
  test("is one CommonJS file that holds imported JSON", async () => {
    await buildBundle(project);
    expect(runBundle()).toBe("hello\n");
  });

  test("evaluates what is imported with import() only when it is asked for", async () => {
    await buildBundle(project);
    expect(runBundle()).not.toContain("late is evaluated");
    expect(runBundle("late")).toBe("late is evaluated\nlate\n");
  });

  test("names the source map beside it, without the sources in it, so that stack traces in development name their lines", async () => {
    await buildBundle(project);
    expect(readFileSync(project.bundle, "utf8")).toMatch(/\n\/\/# sourceMappingURL=connector\.cjs\.map\n$/);
    expect(readFileSync(`${project.bundle}.map`, "utf8")).not.toContain("sourcesContent");
  });

  test("is not made from wrong code, and the problem names file, line and what is wrong", async () => {
    writeIn(project.root, "src/index.ts", "const a = ;");
    await expect(buildBundle(project)).rejects.toThrow(/does not build[\s\S]*src\/index\.ts:1:10/);
    expect(existsSync(project.bundle)).toBe(false);
  });

  test("is stale when it is missing, when a source is younger, and when a source was removed", async () => {
    expect(bundleIsStale(project)).toBe(true);
    await buildBundle(project);
    settle(["src/index.ts", "src/late.ts", "src/greeting.json", "src", "schemas", "schemas/a.json", "package.json"]);
    expect(bundleIsStale(project)).toBe(false);
    for (const path of ["src/late.ts", "schemas/a.json", "package.json", "src"]) {
      const later = Date.now() / 1000 + 60;
      utimesSync(join(project.root, path), later, later);
      expect(bundleIsStale(project)).toBe(true);
      settle([path]);
      expect(bundleIsStale(project)).toBe(false);
    }
  });

  test("is told by the build command with its size", async () => {
    const terminal = fakeTerminal(project.root);
    expect(await buildCommand(project, { positionals: [], given: {} }, terminal)).toBe(0);
    expect(terminal.out()).toMatch(/^dist\/connector\.cjs \(\d+ KB\)\n$/);
  });
});

/** Files as if they were written a minute before the bundle. */
function settle(paths: readonly string[]): void {
  const before = Date.now() / 1000 - 60;
  for (const path of paths) utimesSync(join(project.root, path), before, before);
}
