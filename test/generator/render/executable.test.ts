/** bin/source-<name> of a rendered project, over a CDK that writes a bundle which tells how it was called. */
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  type PathLike,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { acme } from "../../support/acme.js";
import { filesOf } from "./rendered.js";

const builder = `
import { mkdirSync, writeFileSync } from "node:fs";
console.log("built by", process.argv[2], "in", process.cwd());
mkdirSync("dist", { recursive: true });
writeFileSync("dist/connector.cjs", "console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;");
`;

let root = "";
let executable = "";

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "executable-"));
  for (const [path, content] of await filesOf(acme)) write(path, content);
  executable = join(root, "bin", "source-acme");
  chmodSync(executable, 0o755);
  write("node_modules/@create-connector/cdk/package.json", '{ "type": "module" }');
  write("node_modules/@create-connector/cdk/dist/dev/cli.js", builder);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("the executable", () => {
  test("builds the bundle when there is none, which it says on stderr, and runs it with its arguments", () => {
    const { status, stdout, stderr } = call(executable, "read", "--config", "a b.json");
    expect(stdout).toBe('["read","--config","a b.json"]\n');
    expect(stderr).toContain(
      "dist/connector.cjs is missing or older than its sources: building it.\nbuilt by build in ",
    );
    expect(status).toBe(7);
  });

  test("does not build again while nothing has changed", () => {
    call(executable, "spec");
    expect(call(executable, "spec")).toMatchObject({ stdout: '["spec"]\n', stderr: "", status: 7 });
  });

  test.each(["src/api.ts", "src/streams/orders.ts", "schemas/orders.json", "package.json", "tsconfig.json"])(
    "builds again when %s is younger than the bundle",
    (path) => {
      call(executable, "spec");
      age(join(root, "dist", "connector.cjs"), -10);
      for (const other of ["src", "schemas", "src/streams", "package.json", "tsconfig.json"])
        age(join(root, other), -20);
      for (const file of ["src/api.ts", "src/index.ts", "src/source.ts", "src/spec.ts"]) age(join(root, file), -20);
      for (const file of ["index", "orders", "customers"]) age(join(root, "src", "streams", `${file}.ts`), -20);
      for (const file of ["orders.ts", "customers.ts", "orders.json", "customers.json"])
        age(join(root, "schemas", file), -20);
      expect(call(executable, "spec").stderr).toBe("");
      age(join(root, path), 0);
      expect(call(executable, "spec").stderr).toContain("building it");
    },
  );

  test("works through a symbolic link, from anywhere", () => {
    const link = join(root, "link");
    symlinkSync(executable, link);
    expect(call(link, "spec")).toMatchObject({ stdout: '["spec"]\n', status: 7 });
  });

  test("ends with 1 and runs nothing when the bundle cannot be built", () => {
    write("node_modules/@create-connector/cdk/dist/dev/cli.js", 'console.error("no such type"); process.exitCode = 3;');
    expect(call(executable, "spec")).toMatchObject({
      stdout: "",
      status: 1,
      stderr: expect.stringContaining("no such type"),
    });
  });

  test("says what to do when nothing is installed", () => {
    rmSync(join(root, "node_modules"), { recursive: true });
    const { status, stderr } = call(executable, "spec");
    expect(stderr).toContain("@create-connector/cdk is not installed. Run: npm install\n");
    expect(status).toBe(1);
  });

  test("is the process that the connector runs in: a signal reaches it, no second one is started", async () => {
    mkdirSync(join(root, "dist"));
    write(
      "dist/connector.cjs",
      'process.on("SIGTERM", () => process.exit(42)); console.log(process.pid); setInterval(() => {}, 1000);',
    );
    const child = spawn(executable, ["read"], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    const pid = await new Promise((resolve) =>
      child.stdout.once("data", (bytes) => {
        resolve(Number(String(bytes)));
      }),
    );
    expect(pid).toBe(child.pid);
    child.kill("SIGTERM");
    expect(await ended).toBe(42);
  });
});

function call(command: string, ...argv: string[]) {
  return spawnSync(command, argv, { encoding: "utf8", cwd: tmpdir() });
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** Sets when a file was last changed, in seconds from now. */
function age(path: PathLike, seconds: number): void {
  const time = Date.now() / 1000 + seconds;
  utimesSync(path, time, time);
}
