import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { acme, runCli } from "./run.js";

let cwd = "";
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "create-"));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function read(path: string): string {
  return readFileSync(join(cwd, path), "utf8");
}

describe("a run without a terminal", () => {
  test("writes the project, installs, checks, commits, and says how to go on, without a question", async () => {
    const ran = await runCli(cwd, acme, {
      tool: (line) => (line === "git rev-parse --is-inside-work-tree" ? { ok: false } : {}),
    });
    expect(ran.exitCode).toBe(0);
    expect(existsSync(join(cwd, "source-acme/src/streams/orders.ts"))).toBe(true);
    expect(ran.started).toEqual([
      "npm --version",
      "npm install --no-audit --no-fund",
      "npm run typecheck",
      "npm run lint",
      "npm run test",
      "git rev-parse --is-inside-work-tree",
      "git -c init.defaultBranch=main init --quiet",
      "git add --all",
      "git commit --quiet --no-gpg-sign --message Create connector acme with create-connector 1.0.0",
    ]);
    expect(ran.shown).toContain("nothing asked; taken: --auth bearer");
    expect(ran.shown).toContain("cd source-acme");
    expect(ran.shown).toContain(
      "npx create-connector@1.0.0 --answers source-acme/connector.json --target source-acme --yes",
    );
  });

  test("names the command of a checkout, where it was started by npm start", async () => {
    const env = { npm_package_name: "create-connector", npm_lifecycle_event: "start" };
    const ran = await runCli(cwd, [...acme, "--no-install", "--no-git"], { env });
    expect(ran.shown).toContain("npm start -- --answers source-acme/connector.json --target source-acme --yes");
  });

  test("repeats what was left out: install, git, checks", async () => {
    const ran = await runCli(cwd, [...acme, "--no-install", "--no-git", "--no-verify"]);
    expect(ran.shown).toMatch(/--yes --no-install --no-git --no-verify\s/);
  });

  test("makes no first commit where an earlier run has made a repository", async () => {
    await runCli(cwd, [...acme, "--no-install", "--no-git"]);
    mkdirSync(join(cwd, "source-acme/.git"));
    const ran = await runCli(cwd, [...acme, "--no-install"]);
    expect([ran.started, ran.shown.includes("first commit")]).toEqual([[], false]);
  });

  test("marks a first commit that was not made, and says why", async () => {
    const ran = await runCli(cwd, [...acme, "--no-install"], {
      tool: (line) => ({ ok: !line.startsWith("git init") }),
    });
    expect(ran.shown).toMatch(/✖ first commit/);
    expect(ran.shown).toContain("No first commit: inside a repository already");
  });

  test("can be repeated by the command that it prints, and then changes nothing", async () => {
    await runCli(cwd, [...acme, "--no-install", "--no-git"]);
    const before = read("source-acme/connector.json");
    const again = [
      "--answers",
      "source-acme/connector.json",
      "--target",
      "source-acme",
      "--yes",
      "--no-install",
      "--no-git",
    ];
    const ran = await runCli(cwd, [...again, "--json"]);
    expect(ran.exitCode).toBe(0);
    const { actions } = JSON.parse(ran.stdout) as { actions: { action: string; path: string }[] };
    expect(actions.filter(({ action }) => action !== "unchanged")).toEqual([]);
    expect(read("source-acme/connector.json")).toBe(before);
  });

  test("keeps the id of a project that is made again, though the answers hold none", async () => {
    await runCli(cwd, [...acme, "--no-install", "--no-git"]);
    const before = read("source-acme/connector.json");
    const ran = await runCli(cwd, [...acme, "--no-install", "--no-git"]);
    expect([ran.exitCode, read("source-acme/connector.json")]).toEqual([0, before]);
  });

  test("takes flags over the answers file, and the answers file over defaults", async () => {
    writeFileSync(
      join(cwd, "answers.json"),
      JSON.stringify({
        name: "acme",
        api: { baseUrl: "https://a.acme.com", auth: { type: "none" } },
        project: { ci: "gitlab", license: "Apache-2.0" },
        streams: { orders: { path: "/orders", records: "data" } },
      }),
    );
    const flags = ["--answers", "answers.json", "--base-url", "https://b.acme.com/", "--set", "project.license=MIT"];
    await runCli(cwd, [...flags, "--stream", "orders path=/all/orders", "--no-install", "--no-git"]);
    const connector = JSON.parse(read("source-acme/connector.json")) as { api: object; project: object };
    expect(connector.api).toMatchObject({ baseUrl: "https://b.acme.com", auth: { type: "none" } });
    expect(connector.project).toMatchObject({ ci: "gitlab", license: "MIT", packageManager: "npm", year: 2026 });
    expect(JSON.parse(read("source-acme/streams/orders.json"))).toMatchObject({ path: "/all/orders", records: "data" });
  });

  test("reads samples beside the answers file and of --sample", async () => {
    mkdirSync(join(cwd, "given"));
    writeFileSync(join(cwd, "given/orders.json"), '{"data":[{"id":1,"total":2},{"id":2,"total":3}]}');
    const paged = '{"items":[{"number":"a"},{"number":"b"}],"next_cursor":"x"}';
    writeFileSync(join(cwd, "carts.json"), paged);
    const streams = { orders: { path: "/orders", sample: "orders.json" }, carts: { path: "/carts" } };
    const answers = { name: "acme", api: { baseUrl: "https://a.acme.com" }, streams };
    writeFileSync(join(cwd, "given/answers.json"), JSON.stringify(answers));
    const ran = await runCli(cwd, [
      "--answers",
      "given/answers.json",
      "--sample",
      "carts=carts.json",
      "--no-install",
      "--no-git",
    ]);
    expect([ran.exitCode, ran.shown]).toEqual([0, expect.stringContaining("source-acme/")]);
    expect(JSON.parse(read("source-acme/streams/orders.json"))).toMatchObject({ records: "data", primaryKey: "id" });
    expect(JSON.parse(read("source-acme/streams/carts.json"))).toMatchObject({ records: "items" });
    expect(JSON.parse(read("source-acme/connector.json"))).toMatchObject({
      api: { pagination: { type: "cursor", from: "next_cursor" } },
    });
  });

  test("declares settings that --setting describes", async () => {
    const flags = [
      "--base-url",
      "https://{subdomain}.acme.com",
      "--setting",
      "subdomain",
      "title=Sub-domain",
      "default=acme",
    ];
    await runCli(cwd, [acme[0] ?? "", ...acme.slice(3), ...flags, "--no-install", "--no-git"]);
    const connector = JSON.parse(read("source-acme/connector.json")) as { config: { properties: object } };
    expect(connector.config.properties).toMatchObject({
      subdomain: { type: "string", title: "Sub-domain", default: "acme" },
    });
  });
});

describe("what is shown instead of written", () => {
  test("--dry-run lists the plan for a person and starts nothing", async () => {
    const ran = await runCli(cwd, [...acme, "--dry-run"]);
    expect([ran.exitCode, ran.stdout, ran.started]).toEqual([0, "", []]);
    expect(ran.shown).toMatch(/^ {2}create {2}src\/streams\/orders\.ts$/m);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("--json prints the plan for a machine, and nothing else on stdout", async () => {
    const ran = await runCli(cwd, [...acme, "--dry-run", "--json"]);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      folder: "source-acme",
      applied: false,
      conflicts: [],
      actions: expect.arrayContaining([{ action: "create", path: "connector.json" }]),
    });
  });

  test("--diff prints what git apply takes", async () => {
    const ran = await runCli(cwd, [...acme, "--dry-run", "--diff"]);
    expect(ran.stdout).toMatch(/^--- \/dev\/null\n\+\+\+ b\/src\/streams\/orders\.ts\n@@ -0,0 \+1,\d+ @@\n\+/m);
  });
});

describe("a failure after the files", () => {
  test("of the install is a warning with the command to run, and no check is tried", async () => {
    const ran = await runCli(cwd, [...acme, "--no-git"], {
      tool: (line) => (line.startsWith("npm install") ? { ok: false, output: "npm error code E404" } : {}),
    });
    expect(ran.exitCode).toBe(0);
    expect(ran.started).toEqual(["npm --version", "npm install --no-audit --no-fund"]);
    expect(ran.shown).toContain("npm error code E404");
    expect(ran.shown).toContain("The packages could not be installed. Mend what is said above, then: npm install");
  });

  test("of a check is exit code 1, and the project stays", async () => {
    const ran = await runCli(cwd, [...acme, "--no-git"], {
      tool: (line) => (line === "npm run test" ? { ok: false, output: "1 failed" } : {}),
    });
    expect([ran.exitCode, existsSync(join(cwd, "source-acme/package.json"))]).toEqual([1, true]);
    expect(ran.shown).toContain("The project is written, but this fails: npm run test");
  });

  test("Ctrl-C during the install leaves the project and says how to go on", async () => {
    const ran = await runCli(cwd, acme, { abortAt: "npm install --no-audit --no-fund" });
    expect([ran.exitCode, existsSync(join(cwd, "source-acme/package.json"))]).toEqual([130, true]);
    expect(ran.shown).toContain("The project is whole: go on with cd source-acme && npm install");
  });

  test("Ctrl-C before the first file leaves nothing", async () => {
    const ran = await runCli(cwd, acme, { abortAt: "npm --version" });
    expect([ran.exitCode, readdirSync(cwd)]).toEqual([130, []]);
    expect(ran.shown).toContain("Cancelled. Nothing was written.");
  });

  test("of git is a note", async () => {
    const ran = await runCli(cwd, [...acme, "--no-install"], {
      tool: (line) => (line.startsWith("git") ? { ok: false, missing: true } : {}),
    });
    expect([ran.exitCode, ran.shown]).toEqual([0, expect.stringContaining("git is not installed")]);
  });
});
