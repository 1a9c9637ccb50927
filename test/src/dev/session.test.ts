import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { readJsonObject, type Project } from "../../../src/dev/project.js";
import { chooseStreams, openSession, withInfo, type Session } from "../../../src/dev/session.js";
import type { JsonObject } from "../../../src/protocol/messages.js";
import { fakeProject, fakeTerminal, remove } from "./fake-project.js";

/** A connector that writes what it was given to a file, and 3 + 2 records. */
const connector = `
const fs = require("node:fs");
const say = (message) => console.log(JSON.stringify(message));
const argv = process.argv.slice(2);
const file = (name) => argv.includes(name) ? fs.readFileSync(argv[argv.indexOf(name) + 1], "utf8") : null;
fs.writeFileSync(__dirname + "/seen-" + argv[0] + ".json", JSON.stringify({ config: file("--config"), catalog: file("--catalog"), state: file("--state") }));
const stream = (name, modes) => ({ name, json_schema: { properties: { id: {}, name: {} } }, supported_sync_modes: modes });
console.log("a stray line");
console.log('{"type":"RECORD"');
if (argv[0] === "discover") {
  say({ type: "CATALOG", catalog: { streams: [stream("users", ["full_refresh", "incremental"]), stream("tags", ["full_refresh"])] } });
} else {
  const record = (stream, id) => say({ type: "RECORD", record: { stream, data: { id }, emitted_at: 1 } });
  const state = (name, at) => say({ type: "STATE", state: { type: "STREAM", stream: { stream_descriptor: { name }, stream_state: { at } } } });
  say({ type: "LOG", log: { level: "INFO", message: "quiet" } });
  say({ type: "LOG", log: { level: "WARN", message: "careful" } });
  record("users", 1); state("users", 1); record("users", 2); record("users", 3); state("users", 3);
  record("tags", 1); record("tags", 2);
  if (JSON.parse(file("--config")).fail) {
    say({ type: "TRACE", trace: { type: "ERROR", error: { message: "Wrong key.", failure_type: "config_error", internal_message: "401" } } });
    process.exitCode = 1;
  }
  if (JSON.parse(file("--config")).endless) setInterval(() => record("tags", 9), 1);
}
`;

let project: Project;
let terminal: ReturnType<typeof fakeTerminal>;
let session: Session;
const open = (config: { [key: string]: unknown }, levels?: readonly string[]): Session =>
  (session = openSession(project.bundle, config, terminal, levels));
/** What the connector was given, as the text of the files. */
const seen = (command: string): JsonObject =>
  readJsonObject(join(project.root, "dist", `seen-${command}.json`), "the connector writes it");
/** The JSON in a text. */
const json = (text: unknown): unknown => JSON.parse(String(text));

beforeEach(() => {
  project = fakeProject({ "dist/connector.cjs": connector });
  terminal = fakeTerminal(project.root);
});
afterEach(() => {
  session.close();
  remove(project);
});

describe("a session with a connector", () => {
  test("discovers streams with their fields, past lines that are no message", async () => {
    const streams = await open({ key: "k" }).discover();
    expect(streams.map(({ name, fields }) => ({ name, fields }))).toEqual([
      { name: "users", fields: ["id", "name"] },
      { name: "tags", fields: ["id", "name"] },
    ]);
    expect(json(seen("discover")["config"])).toEqual({ key: "k" });
  });

  test("shows what console.log said when that is asked for, and leaves it out otherwise", async () => {
    const streams = await open({}).discover();
    await session.read({ streams });
    expect(terminal.err()).not.toContain("info: quiet");
    session.close();
    await open({}, withInfo).read({ streams });
    expect(terminal.err()).toContain("info: quiet");
  });

  test("reads incrementally where a stream can, and keeps records and the last state", async () => {
    const streams = await open({}).discover();
    const outcome = await session.read({ streams });
    expect(outcome.exitCode).toBe(0);
    expect(outcome.cutShort).toBe(false);
    expect(Object.fromEntries(outcome.counts)).toEqual({ users: 3, tags: 2 });
    expect(outcome.records.get("users")).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(Object.fromEntries(outcome.states)).toEqual({ users: { at: 3 } });
    expect(json(seen("read")["catalog"])).toMatchObject({
      streams: [
        { stream: { name: "users" }, sync_mode: "incremental" },
        { stream: { name: "tags" }, sync_mode: "full_refresh" },
      ],
    });
    expect(seen("read")["state"]).toBeNull();
  });

  test("hands a state file over, and refuses one that does not exist", async () => {
    const streams = await open({}).discover();
    await session.read({ streams, state: join(project.root, "connector.json") });
    expect(seen("read")["state"]).toBe("{}");
    await expect(session.read({ streams, state: "/nowhere/state.json" })).rejects.toThrow(
      "/nowhere/state.json does not exist.",
    );
  });

  test("ends a read when every stream has as many records as were asked for", async () => {
    const streams = await open({ endless: true }).discover();
    const outcome = await session.read({ streams, limit: 3 });
    expect(outcome.cutShort).toBe(true);
    expect(outcome.exitCode).toBe(0);
    expect(outcome.counts.get("users")).toBe(3);
    expect(outcome.counts.get("tags")).toBe(3);
  });

  test("counts all records and keeps only as many as are to be shown", async () => {
    const streams = await open({}).discover();
    const outcome = await session.read({ streams, keep: 1 });
    expect(outcome.counts.get("users")).toBe(3);
    expect(outcome.records.get("users")).toEqual([{ id: 1 }]);
  });

  test("shows warnings and errors, not the connector's other talk, and hands its exit code on", async () => {
    const streams = await open({ fail: true }).discover();
    const { exitCode } = await session.read({ streams });
    expect(exitCode).toBe(1);
    expect(terminal.err()).toBe("warn: careful\nconfig_error: Wrong key.\n  401\n");
  });

  test("chooses streams by name, and names the nearest when there is none of that name", async () => {
    const streams = await open({}).discover();
    expect(chooseStreams(streams, ["tags"]).map(({ name }) => name)).toEqual(["tags"]);
    expect(chooseStreams(streams, [])).toHaveLength(2);
    expect(() => chooseStreams(streams, ["user"])).toThrow('The connector has no stream "user". Did you mean "users"?');
  });
});
