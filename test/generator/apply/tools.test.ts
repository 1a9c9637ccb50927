import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { firstCommit } from "../../../generator/apply/git.js";
import { checkPackageManager, detectPackageManager, install } from "../../../generator/apply/install.js";
import { runTool, toolEnvironment, type Outcome, type RunTool } from "../../../generator/apply/tool.js";
import { checks, runCheck } from "../../../generator/apply/verify.js";
import { checkWritable } from "../../../generator/apply/writer.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tools-"));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** A program that ends so. */
const ending =
  (outcome: Outcome): RunTool =>
  () =>
    Promise.resolve(outcome);
const missing: Outcome = { ok: false, missing: true, output: "" };
const good: Outcome = { ok: true, missing: false, output: "" };

describe("the first commit", () => {
  const withIdentity: RunTool = (command, args, options) =>
    runTool(command, ["-c", "user.name=Ann", "-c", "user.email=ann@acme.com", ...args], options);

  test("holds everything, on main", async () => {
    writeFileSync(join(root, "a.ts"), "1\n");
    expect(await firstCommit(root, "Create connector acme", withIdentity)).toEqual({ done: true });
    const { output } = await runTool("git", ["log", "--format=%s", "--name-only", "main"], { cwd: root });
    expect(output).toBe("Create connector acme\n\na.ts");
  });

  test("is not made inside another repository", async () => {
    await runTool("git", ["init", "--quiet"], { cwd: root });
    const result = await firstCommit(root, "x", withIdentity);
    expect(result).toEqual({ done: false, note: "inside a repository already: commit it there" });
  });

  test("is no failure without git", async () => {
    const result = await firstCommit(root, "x", ending(missing));
    expect(result).toEqual({ done: false, note: expect.stringContaining("git is not installed") });
  });

  test("is no failure without an identity", async () => {
    const result = await firstCommit(root, "x", (_, args) => {
      const unknown = { ok: false, missing: false, output: "*** Please tell me who you are. user.email" };
      return Promise.resolve(args[0] === "rev-parse" || args[0] === "commit" ? unknown : good);
    });
    expect(result).toEqual({ done: false, note: expect.stringContaining("does not know who you are") });
  });
});

describe("the package manager", () => {
  test("is the one whose lock file lies above", async () => {
    writeFileSync(join(root, "pnpm-lock.yaml"), "");
    expect(await detectPackageManager(root)).toBe("pnpm");
  });

  test("is refused with what to do when it is not there", async () => {
    await expect(checkPackageManager("pnpm", root, ending(missing))).rejects.toThrow("pnpm is not installed.");
  });

  test("hands back what a failed install printed", async () => {
    const output = "npm error 404";
    expect(await install("npm", root, { run: ending({ ok: false, missing: false, output }) })).toMatchObject({
      ok: false,
      output,
    });
  });
});

describe("a program that is started", () => {
  test("gives its output and how it ended", async () => {
    const result = await runTool(process.execPath, ["-e", "console.log(1); console.error(2); process.exitCode = 3"], {
      cwd: root,
    });
    expect(result).toEqual({ ok: false, missing: false, output: expect.stringMatching(/1[^]*2|2[^]*1/) });
    expect(await runTool("no-such-program-here", [], { cwd: root })).toMatchObject({ ok: false, missing: true });
  });

  test("is ended by the signal, and the reason is thrown", async () => {
    const controller = new AbortController();
    const running = runTool(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
      cwd: root,
      signal: controller.signal,
    });
    controller.abort(new Error("stopped"));
    await expect(running).rejects.toThrow("stopped");
  });

  test("does not see what npm says about the script that started us, and sees the user's settings", () => {
    const env = {
      npm_config_local_prefix: "/a",
      npm_package_name: "b",
      INIT_CWD: "/c",
      npm_config_registry: "d",
      PATH: "e",
    };
    expect(toolEnvironment(env)).toEqual({ npm_config_registry: "d", PATH: "e" });
  });
});

describe("the checks of a new project", () => {
  const [, tests] = checks;

  test("say how many tests passed", async () => {
    const run = ending({ ...good, output: "Tests:       1 skipped, 31 passed, 32 total\n" });
    expect(tests && (await runCheck(tests, "npm", root, { run }))).toEqual({
      ok: true,
      note: "31 passed, against the mock API",
    });
  });

  test("name the command that failed", async () => {
    const run = ending({ ok: false, missing: false, output: "red" });
    const result = tests && (await runCheck(tests, "pnpm", root, { run }));
    expect(result).toEqual({ ok: false, failure: { command: "pnpm run test", output: "red" } });
  });
});

test("a folder below a file cannot be written, and that is said before anything is made", async () => {
  writeFileSync(join(root, "file"), "");
  await expect(checkWritable(join(root, "file", "project"))).rejects.toThrow("is a file");
  await expect(checkWritable(join(root, "new", "project"))).resolves.toBeUndefined();
});

test("a program that is started adds no handler of signals of its own: Ctrl-C is ours to answer", async () => {
  const before = process.listenerCount("SIGINT");
  const running = runTool(process.execPath, ["-e", "setTimeout(() => undefined, 200)"], { cwd: root });
  await import("execa");
  await new Promise(setImmediate);
  expect(process.listenerCount("SIGINT")).toBe(before);
  expect((await running).ok).toBe(true);
});

test("a program that is started is told what the caller adds to its environment", async () => {
  const script = "process.stdout.write(process.env.COLUMNS)";
  const { output } = await runTool(process.execPath, ["-e", script], { cwd: root, env: { COLUMNS: "77" } });
  expect(output).toBe("77");
});
