import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import "../../../generator/commands/schema.js";
import { acme, runCli } from "./run.js";

let cwd = "";
const project = () => join(cwd, "source-acme");
const read = (path: string) => readFileSync(join(project(), path), "utf8");
const sample = (content: string, name = "sample.json") => {
  writeFileSync(join(cwd, name), content);
  return join(cwd, name);
};

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), "schema-"));
  const file = sample(
    JSON.stringify({
      data: [
        { id: 1, total: 5 },
        { id: 2, total: 6 },
      ],
    }),
  );
  await runCli(cwd, [...acme, "--sample", `orders=${file}`, "--no-install", "--no-git"]);
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const grown = JSON.stringify({ data: [{ id: 3, total: 1.5, note: "hi" }] });

describe("create-connector schema", () => {
  test("writes schema, record type and fixtures, says the difference, and leaves all else alone", async () => {
    const before = read("src/streams/orders.ts");
    const ran = await runCli(project(), ["schema", "orders", "--sample", sample(grown)]);
    expect(ran.exitCode).toBe(0);
    expect(ran.shown).toContain("~ total  integer or null → number or null");
    expect(ran.shown).toContain("+ note   string or null");
    expect(JSON.parse(read("schemas/orders.json"))).toMatchObject({
      properties: { id: { type: ["null", "integer"] }, total: { type: ["null", "number"] }, note: {} },
    });
    expect(read("schemas/orders.ts")).toContain("note?: string | null;");
    expect(JSON.parse(read("test/fixtures/orders.json"))).toEqual([
      { id: 1, total: 5, note: "hi" },
      { id: 2, total: 6 },
    ]);
    expect(read("integration_tests/configured_catalog.json")).toContain('"note"');
    expect(read("src/streams/orders.ts")).toBe(before);
    const listed = ran.shown.split("\n").filter((line) => /^\s+(update|create|merge)/.test(line));
    expect(listed.length).toBeLessThan(6);
  });

  test("has nothing to write the second time", async () => {
    const file = sample(grown);
    await runCli(project(), ["schema", "orders", "--sample", file]);
    const state = read(".connector/state.json");
    const ran = await runCli(project(), ["schema", "orders", "--sample", file]);
    expect(ran).toMatchObject({ exitCode: 0 });
    expect(ran.shown).toContain("the schema has all that the sample shows");
    expect(read(".connector/state.json")).toBe(state);
  });

  test("writes nothing in a dry run, and prints the diff for machines", async () => {
    const ran = await runCli(cwd, [
      "schema",
      "orders",
      "--sample",
      sample(grown),
      "--target",
      "source-acme",
      "--dry-run",
      "--diff",
    ]);
    expect(ran.stdout).toMatch(/^\+ +"note": \{/m);
    expect(read("schemas/orders.json")).not.toContain("note");
  });

  test("takes a sample in the format of the stream", async () => {
    writeFileSync(
      join(project(), "streams/orders.json"),
      JSON.stringify({ path: "/orders", records: ".", primaryKey: "id", format: "csv" }),
    );
    const ran = await runCli(project(), ["schema", "orders", "--sample", sample("id,total,note\n3,2.5,hi\n", "s.csv")]);
    expect(ran.exitCode).toBe(0);
    expect(read("schemas/orders.json")).toContain('"note"');
  });

  test("asks a person before files change, and writes nothing after a no", async () => {
    const ran = await runCli(project(), ["schema", "orders", "--sample", sample(grown)], {
      person: { "Change these files?": false },
    });
    expect(ran.exitCode).toBe(130);
    expect(ran.asked).toEqual(["Change these files?"]);
    expect(read("schemas/orders.json")).not.toContain("note");
  });

  test.each<[string, readonly string[], string]>([
    ["a stream that is not there", ["schema", "order", "--sample", "x.json"], 'Did you mean "orders"?'],
    ["a sample that is not there", ["schema", "orders", "--sample", "none.json"], "there is no such file"],
    [
      "a folder that is no project",
      ["schema", "orders", "--sample", "x.json", "--target", "schemas"],
      "There is no connector.json",
    ],
  ])("refuses %s", async (_what, argv, message) => {
    const ran = await runCli(project(), argv);
    expect(ran.exitCode).toBe(1);
    expect(ran.shown).toContain(message);
    expect(existsSync(join(project(), "schemas/orders.json"))).toBe(true);
  });
});
