import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { draftFile, readDraft, saveDraft } from "../../../generator/commands/draft.js";
import { acme, runCli } from "./run.js";

let cwd = "";
let file = "";
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "draft-"));
  file = join(cwd, "state", "draft.json");
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const title = "What is the source called?";
const url = "Base URL of the API";

test("what was typed survives Ctrl-C, and the next run offers it and does not ask for it again", async () => {
  const first = await runCli(cwd, [], { draftFile: file, person: { [title]: "Acme", [url]: "https://api.acme.com" } });
  expect(first.exitCode).toBe(130);
  expect(await readDraft(file)).toMatchObject({
    title: "Acme",
    name: "acme",
    api: { baseUrl: "https://api.acme.com" },
  });
  const second = await runCli(cwd, [], {
    draftFile: file,
    person: { "Go on with what you typed last time (Acme)": true },
  });
  expect(second.asked).toEqual([expect.stringContaining("Go on with"), "How does it authenticate?"]);
});

test("a draft that is turned down is gone", async () => {
  await saveDraft(file, { title: "Acme" });
  const ran = await runCli(cwd, [], { draftFile: file, person: { "Go on": false } });
  expect([ran.asked.at(-1), existsSync(file)]).toEqual([title, false]);
});

test("--no-draft neither offers nor keeps one", async () => {
  await saveDraft(file, { title: "Old" });
  const ran = await runCli(cwd, ["--no-draft"], { draftFile: file, person: { [title]: "Acme" } });
  expect([ran.asked[0], await readDraft(file)]).toEqual([title, { title: "Old" }]);
});

test("a draft goes once the project is written", async () => {
  await saveDraft(file, { title: "Old" });
  await runCli(cwd, [...acme, "--no-install", "--no-git"], { draftFile: file });
  expect(existsSync(file)).toBe(false);
});

test("nobody is asked with --yes, in CI or when the environment says so, though a terminal is there", async () => {
  for (const [argv, env] of [
    [["--yes"], {}],
    [[], { CI: "true" }],
    [[], { CONNECTOR_NON_INTERACTIVE: "1" }],
  ] as const) {
    const ran = await runCli(cwd, argv, { env, person: {} });
    expect([ran.asked, ran.exitCode, ran.shown]).toEqual([[], 1, expect.stringContaining("Pass --name acme")]);
  }
});

test("a draft is the user's alone to read, a broken one is none, and a place that cannot be written costs nothing", async () => {
  await saveDraft(file, { title: "Acme" });
  expect(statSync(file).mode & 0o077).toBe(0);
  writeFileSync(file, "{");
  expect(await readDraft(file)).toBeUndefined();
  await saveDraft(join(file, "below"), {});
  expect(readFileSync(file, "utf8")).toBe("{");
});

test("drafts lie where the system keeps the state of programs", () => {
  expect(draftFile({ XDG_STATE_HOME: "/state" })).toBe(join("/state", "create-connector", "draft.json"));
});
