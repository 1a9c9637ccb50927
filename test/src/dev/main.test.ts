import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { main } from "../../../src/dev/main.js";
import type { Project } from "../../../src/dev/project.js";
import { fakeTerminal, remove } from "./fake-project.js";
import { modelProject } from "./model-project.js";

const cache = join(process.cwd(), ".cache", `cli-${process.pid}`);
let project: Project;

beforeAll(async () => {
  project = modelProject();
  mkdirSync(cache, { recursive: true });
  await build({
    entryPoints: ["src/dev/cli.ts"],
    outdir: cache,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
  });
  // Read at run time, from beside the code.
  for (const name of ["connector", "stream"])
    cpSync(`src/model/${name}.schema.json`, join(cache, `${name}.schema.json`));
});
afterAll(() => {
  remove(project);
  rmSync(cache, { recursive: true, force: true });
});

const said = async (...argv: string[]): Promise<{ code: number | undefined; out: string; err: string }> => {
  const terminal = fakeTerminal(project.root);
  const code = await main(argv, terminal);
  return { code, out: terminal.out(), err: terminal.err() };
};
const cli = (...argv: string[]): ReturnType<typeof spawnSync> =>
  spawnSync(process.execPath, [join(cache, "cli.mjs"), ...argv], { cwd: join(project.root, "src"), encoding: "utf8" });

describe("connector", () => {
  test("tells its commands, and each command's options", async () => {
    expect((await said()).out).toMatch(/build[\s\S]*exec[\s\S]*read[\s\S]*dev[\s\S]*mock/);
    expect((await said("--help")).code).toBe(0);
    for (const command of ["build", "exec", "read", "dev", "mock"]) {
      const { code, out } = await said(command, "--help");
      expect(code).toBe(0);
      expect(out).toContain(`connector ${command}`);
      expect(out).toContain("--project DIR");
    }
  });

  test("says in one line what is wrong, without a stack, and fails", async () => {
    expect(await said("biuld")).toMatchObject({
      code: 1,
      err: 'connector has no command "biuld". Did you mean "build"? See: connector --help\n',
    });
    const { code, err } = await said("build", "--project", "/");
    expect(code).toBe(1);
    expect(err).toBe(
      "No connector.json in / or above it. Run this inside a connector's project, or name it: --project DIR\n",
    );
  });

  test("finds the project from a folder inside it and runs the connector in its own process", () => {
    const { stdout, stderr, status } = cli("exec", "--", "spec");
    expect(stdout).toBe('{"type":"SPEC","spec":{"connectionSpecification":{}}}\n');
    expect(stderr).toBe("Building dist/connector.cjs …\n");
    expect(status).toBe(0);
  });

  test("hands the connector's exit code on, and builds only when the source is newer", () => {
    const { status, stderr } = cli("exec", "fail");
    expect(status).toBe(7);
    expect(stderr).toBe("");
  });

  test("leaves it to the connector what happens when the reader of stdout is gone", () => {
    expect(cli("exec", "hears").status).toBe(0);
  });

  test("makes a bundle that runs by itself", () => {
    expect(cli("build").status).toBe(0);
    expect(execFileSync(process.execPath, [project.bundle, "spec"], { encoding: "utf8" })).toContain("SPEC");
  });

  test.each([["read"], ["read", "--json"], ["dev"], ["mock", "--port", "0"]])(
    "ends quietly when the reader of stdout is gone: %s",
    async (...argv) => {
      const child = spawn(process.execPath, [join(cache, "cli.mjs"), ...argv], { cwd: project.root });
      child.stdout.destroy();
      let err = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
      expect(await new Promise((resolve) => child.on("close", resolve))).toBe(0);
      expect(err).toBe("");
    },
  );

  test("keeps the mock API up until a signal, and then ends with 0", async () => {
    const child = spawn(process.execPath, [join(cache, "cli.mjs"), "mock", "--port", "0"], { cwd: project.root });
    const ended = new Promise((resolve) => child.on("close", resolve));
    const address = await new Promise<string>((resolve, reject) => {
      void ended.then((code) => {
        reject(new Error(`It ended with ${String(code)}.`));
      });
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        const found = /listens on (\S+)/.exec(text)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    // Long enough for a process that nothing keeps alive to be gone.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await fetch(`${address}/v1/items`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});
