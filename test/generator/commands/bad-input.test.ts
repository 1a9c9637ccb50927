import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { acme, runCli, type RunOptions } from "./run.js";

let cwd = "";
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "bad-input-"));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const url = ["--base-url", "https://api.acme.com/v1"];
const orders = ["--stream", "orders", "path=/orders", "records=data"];

describe("is refused with exit code 1 and what to do, and nothing is written", () => {
  test.each<[string, readonly string[], string]>([
    ["a name that leaves no letter or digit", ["日本", ...url, ...orders], "--name acme"],
    ["an empty name", ["", ...url, ...orders], "The name is empty."],
    ["no name at all", [...url, ...orders], "name is missing. Pass --name acme"],
    ["no base URL", ["acme", ...orders], "api.baseUrl is missing. Pass --base-url"],
    ["an invalid URL", ["acme", "--base-url", "htps://api.acme.com", ...orders], "Did you mean https?"],
    ["no stream", ["acme", ...url], "--stream orders path=/orders"],
    [
      "a stream without a path",
      ["acme", ...url, "--stream", "orders", "records=data"],
      "Pass --stream orders path=/orders",
    ],
    ["an unknown kind of auth", [...acme, "--auth", "beare"], "Did you mean bearer?"],
    ["an unknown kind of CI", [...acme, "--ci", "githb"], "Did you mean github?"],
    ["an unknown option", [...acme, "--autho", "none"], "Did you mean --auth?"],
    ["an option without its value", [...acme, "--base-url"], "argument missing"],
    ["a second name", ["acme", "corp", ...url], "too many arguments"],
    ["an unknown fact of a stream", ["acme", ...url, "--stream", "orders", "pth=/orders"], 'Did you mean "path"?'],
    ["an unknown fact of a setting", [...acme, "--setting", "host", "titel=Host"], 'Did you mean "title"?'],
    ["a fact before its stream", ["acme", ...url, "--stream", "path=/orders"], "the stream's name comes first"],
    [
      "a path variable that nothing fills",
      ["acme", ...url, "--stream", "a", "path=/a/{x}", "records=d"],
      "Nothing fills the path variable {x}",
    ],
    [
      "a parent that does not exist",
      ["acme", ...url, ...orders, "--stream", "a", "path=/a/{x}", "records=d", "parent=order", "parent.params.x=id"],
      'Did you mean "orders"?',
    ],
    [
      "parents that loop",
      [
        "acme",
        ...url,
        "--stream",
        "a",
        "path=/a/{x}",
        "records=d",
        "parent=b",
        "parent.params.x=id",
        "b",
        "path=/b/{x}",
        "records=d",
        "parent=a",
        "parent.params.x=id",
      ],
      "circle: a → b → a",
    ],
    [
      "a stream that is there twice",
      ["acme", ...url, "--stream", "orders", "path=/orders", "--stream", "orders", "records=data"],
      "--stream orders was given twice: the name of a stream is its own.\n  Give all facts of orders behind one --stream",
    ],
    ["a place without a value", [...acme, "--set", "api.pagination"], "a place and a value are needed"],
    ["a sample that is not there", [...acme, "--sample", "orders=nothing.json"], "there is no such file"],
    ["a sample without its stream", [...acme, "--sample", "orders.json"], "name the stream and a file"],
    ["an answers file that is not there", ["--answers", "nothing.json"], "there is no such file"],
    ["a package manager that is not known", [...acme, "--package-manager", "bun"], "bun is not one of npm, pnpm, yarn"],
  ])("%s", async (_, argv, said) => {
    const ran = await runCli(cwd, argv);
    expect(ran.shown).toContain(said);
    expect([ran.exitCode, ran.stdout, readdirSync(cwd)]).toEqual([1, "", []]);
    expect(ran.shown).not.toMatch(/\n +at /);
  });

  test.each<[string, string, string]>([
    ["no JSON", "nope", "orders.json is not JSON: line 1, column 1"],
    ["no array of objects", "[1, 2]", "holds no array of objects. It is"],
  ])("a sample that holds %s", async (_, text, said) => {
    writeFileSync(join(cwd, "orders.json"), text);
    const ran = await runCli(cwd, [
      "acme",
      ...url,
      "--stream",
      "orders",
      "path=/orders",
      "--sample",
      "orders=orders.json",
    ]);
    expect([ran.exitCode, ran.shown, readdirSync(cwd)]).toEqual([1, expect.stringContaining(said), ["orders.json"]]);
  });

  test.each<[string, unknown, string]>([
    ["a wrong type", { api: { baseUrl: 5 } }, "api.baseUrl is 5: It must be a string"],
    [
      "a wrong type inside a stream",
      { streams: { orders: { path: "/o", records: 3 } } },
      "streams.orders.records is 3",
    ],
    ["a list for the streams", { streams: [] }, "streams is []"],
    ["an unknown field", { api: { baseUrl: "https://a.acme.com", paginaton: {} } }, "api.paginaton"],
    ["something else than an object", [1], "holds one JSON object"],
  ])("an answers file with %s", async (_, value, said) => {
    const whole = {
      name: "acme",
      api: { baseUrl: "https://a.acme.com" },
      streams: { orders: { path: "/o", records: "d" } },
    };
    writeFileSync(join(cwd, "a.json"), JSON.stringify(Array.isArray(value) ? value : { ...whole, ...Object(value) }));
    const ran = await runCli(cwd, ["--answers", "a.json"]);
    expect([ran.exitCode, ran.shown, readdirSync(cwd)]).toEqual([1, expect.stringContaining(said), ["a.json"]]);
  });

  test("an answers file that is cut off", async () => {
    writeFileSync(join(cwd, "a.json"), '{"name":');
    const ran = await runCli(cwd, ["--answers", "a.json"]);
    expect([ran.exitCode, ran.shown]).toEqual([1, expect.stringContaining("a.json is not JSON: line 1")]);
  });

  test("a package manager that is not installed", async () => {
    const ran = await runCli(cwd, [...acme, "--package-manager", "pnpm"], {
      tool: () => ({ ok: false, missing: true }),
    });
    expect([ran.exitCode, ran.shown]).toEqual([1, expect.stringContaining("pnpm is not installed.")]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("a folder whose place is a file", async () => {
    writeFileSync(join(cwd, "file"), "");
    const ran = await runCli(cwd, [...acme, "--target", "file/project"]);
    expect([ran.exitCode, ran.shown]).toEqual([1, expect.stringContaining("is a file")]);
  });
});

describe("a folder with files in it", () => {
  beforeEach(() => {
    mkdirSync(join(cwd, "source-acme/src"), { recursive: true });
    writeFileSync(join(cwd, "source-acme/package.json"), "mine");
    writeFileSync(join(cwd, "source-acme/src/mine.ts"), "mine");
    writeFileSync(join(cwd, "source-acme/LICENSE"), "mine");
  });
  const quiet = [...acme, "--no-install", "--no-git"];

  test("is refused, each file listed, and --yes is no leave to overwrite", async () => {
    const ran = await runCli(cwd, [...quiet, "--yes"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.shown).toContain(
      "  LICENSE  (would be overwritten)\n  package.json  (would be overwritten)\n  src/mine.ts\n",
    );
    expect(readdirSync(join(cwd, "source-acme"))).toEqual(["LICENSE", "package.json", "src"]);
  });

  test("keeps what is not ours when --force overwrites our own paths", async () => {
    const ran = await runCli(cwd, [...quiet, "--force"]);
    expect(ran.exitCode).toBe(0);
    expect(readFileSync(join(cwd, "source-acme/src/mine.ts"), "utf8")).toBe("mine");
    expect(readFileSync(join(cwd, "source-acme/package.json"), "utf8")).toContain('"source-acme"');
  });

  test("is no obstacle when it holds what services put into a new repository", async () => {
    rmSync(join(cwd, "source-acme"), { recursive: true });
    mkdirSync(join(cwd, "source-acme/.git"), { recursive: true });
    writeFileSync(join(cwd, "source-acme/.git/config"), "");
    const ran = await runCli(cwd, quiet);
    expect(ran.exitCode).toBe(0);
  });
});

test("a title in any script is fine beside a name", async () => {
  const ran = await runCli(cwd, ["日本", "--name", "nihon", ...url, ...orders, "--no-install", "--no-git"]);
  expect(ran.exitCode).toBe(0);
  expect(JSON.parse(readFileSync(join(cwd, "source-nihon/connector.json"), "utf8"))).toMatchObject({
    name: "nihon",
    title: "日本",
  });
});

describe("an answer that is missing where nobody can be asked", () => {
  const person = {};
  test.each<[string, readonly string[], RunOptions, string]>([
    ["without a terminal", [], {}, "there is no terminal."],
    ["in CI", [], { person, env: { CI: "1" } }, "CI is set."],
    ["with --yes", ["--yes"], { person }, "--yes was given."],
    ["when it was said", [], { person, env: { CONNECTOR_NON_INTERACTIVE: "1" } }, "CONNECTOR_NON_INTERACTIVE is set."],
  ])("is named together with why nothing was asked: %s", async (_, argv, options, why) => {
    for (const missing of [orders, url]) {
      const ran = await runCli(cwd, ["acme", ...missing, ...argv], options);
      expect([ran.exitCode, ran.asked]).toEqual([1, []]);
      expect(ran.shown).toMatch(/(api\.baseUrl is missing|The connector has no stream)/);
      expect(ran.shown).toContain(`\n  Nothing was asked: ${why}\n`);
    }
  });

  test("is not the reason of another error", async () => {
    const ran = await runCli(cwd, ["acme", "--base-url", "htps://api.acme.com", ...orders]);
    expect(ran.shown).not.toContain("Nothing was asked");
  });
});

describe("a folder that holds another connector", () => {
  const target = ["--target", "source-acme", "--no-install", "--no-git"];
  const other = ["other", ...url, ...orders, "--yes", ...target];

  test("is left as it is, although all its files are ours", async () => {
    await runCli(cwd, [...acme, ...target]);
    const ran = await runCli(cwd, other);
    expect([ran.exitCode, ran.shown]).toEqual([
      1,
      expect.stringContaining("The folder source-acme holds the connector acme, and this one is other."),
    ]);
    expect(readFileSync(join(cwd, "source-acme/connector.json"), "utf8")).toContain('"name": "acme"');
  });

  test("becomes the new one with --force", async () => {
    await runCli(cwd, [...acme, ...target]);
    expect((await runCli(cwd, [...other, "--force"])).exitCode).toBe(0);
    expect(readFileSync(join(cwd, "source-acme/connector.json"), "utf8")).toContain('"name": "other"');
  });
});
