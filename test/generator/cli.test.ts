import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "@jest/globals";
import { questions } from "../../generator/questions/list.js";
import { acme, runCli } from "./commands/run.js";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const cwd = mkdtempSync(join(tmpdir(), "cli-"));
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

describe("the help", () => {
  test("names every flag, with its values and what is taken without it, examples, and how to run it unattended", async () => {
    const { stdout, exitCode, shown } = await runCli(cwd, ["--help"]);
    for (const { flag } of questions) expect(stdout).toContain(flag);
    expect(stdout).toMatch(/--auth <kind>[^]*\(bearer, apiKey,\s+basic,[^]*none\)\s+\[bearer\]/);
    expect(stdout).toContain("Examples:");
    expect(stdout).toContain("Non-interactive use:");
    expect([exitCode, shown]).toEqual([0, ""]);
  });

  test("fits into 80 columns", async () => {
    const { stdout } = await runCli(cwd, ["--help"]);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("of a version is the package's", async () => {
    expect(await runCli(cwd, ["--version"])).toMatchObject({ stdout: "1.0.0\n", exitCode: 0 });
  });
});

describe("what is wrong with a command line", () => {
  test("is said on stderr alone, with exit code 1 and no stack", async () => {
    const { exitCode, stdout, shown } = await runCli(cwd, [...acme, "--dry-rum"]);
    expect([exitCode, stdout, shown]).toEqual([
      1,
      "",
      "error: unknown option '--dry-rum'\n(Did you mean --dry-run?)\n(create-connector --help lists the options)\n",
    ]);
  });

  test("a mistake of ours is told from the user's: with the stack and where to report it", async () => {
    const tool = () => {
      throw new TypeError("no such thing");
    };
    const { exitCode, shown } = await runCli(cwd, acme, { tool });
    expect(exitCode).toBe(1);
    expect(shown).toContain("This should not have happened");
    expect(shown).toMatch(/\n +at [^]*report it/);
  });
});

test("--help and --version load commander, the list of questions, and nothing else", () => {
  const packages = new Set<string>();
  const files = new Set(["generator/cli.ts"]);
  for (const file of files) {
    for (const name of staticImports(file)) {
      if (name.startsWith(".")) files.add(posix.join(posix.dirname(file), name).replace(/\.js$/, ".ts"));
      else if (!name.startsWith("node:")) packages.add(name);
    }
  }
  expect([...packages].sort()).toEqual(["@create-connector/cdk/model", "commander"]);
  const rooms = [...files].filter((file) => !/^generator\/(questions|model)\//.test(file));
  expect(rooms.sort()).toEqual(
    ["cli", "errors", "help", "program", "report-error", "version"].map((name) => `generator/${name}.ts`),
  );
});

test("a reader of stdout that goes away is no error", () => {
  const cli = join(root, "dist/generator/cli.js");
  const { stderr } = spawnSync("sh", ["-c", `node ${cli} --help | head -1`], { encoding: "utf8" });
  expect(stderr).toBe("");
});

test("Ctrl-C during the install ends it with exit code 130, and the project is whole", async () => {
  const folder = mkdtempSync(join(cwd, "signal-"));
  const begun = join(folder, "begun");
  writeFileSync(join(folder, "npm"), `#!/bin/sh\n[ "$1" = --version ] || { touch ${begun}; exec sleep 60; }\n`, {
    mode: 0o755,
  });
  const argv = [join(root, "dist/generator/cli.js"), ...acme, "--yes"];
  const env = { ...process.env, PATH: `${folder}:${process.env["PATH"] ?? ""}` };
  const child = spawn(process.execPath, argv, { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
  let shown = "";
  child.stderr.on("data", (text) => (shown += String(text)));
  const ended = once(child, "close");
  while (!existsSync(begun) && child.exitCode === null) await setTimeout(20);
  child.kill("SIGINT");
  expect(await ended).toEqual([130, null]);
  expect(shown).toContain("The project is whole: go on with cd source-acme && npm install");
  expect(existsSync(join(folder, "source-acme/.connector/state.json"))).toBe(true);
});

/** What a file loads when it is loaded itself: no types, nothing that is imported later. */
function staticImports(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const lines = [...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from\s+"([^"]+)";/gm)];
  return lines.filter(([line]) => !/^import \{(\s*type \w+,?)+\s*\}/.test(line)).map((match) => match[1] ?? "");
}
