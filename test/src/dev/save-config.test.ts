import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Project } from "../../../src/dev/project.js";
import { saveConfig } from "../../../src/dev/save-config.js";
import { openSession } from "../../../src/dev/session.js";
import { fakeProject, fakeTerminal, remove, writeIn } from "./fake-project.js";

/** A connector whose refresh token grows with each run; told to stop, it sends one more. */
const connector = `
const fs = require("node:fs");
const argv = process.argv.slice(2);
const say = (message) => console.log(JSON.stringify(message));
const config = JSON.parse(fs.readFileSync(argv[argv.indexOf("--config") + 1], "utf8"));
const rotate = (token) => say({ type: "CONTROL", control: { type: "CONNECTOR_CONFIG", emitted_at: 1, connectorConfig: { config: { ...config, refresh_token: token } } } });
if (argv[0] === "discover") {
  say({ type: "CATALOG", catalog: { streams: [{ name: "users", json_schema: {}, supported_sync_modes: ["full_refresh"] }] } });
  rotate(config.refresh_token + "d");
} else {
  rotate(config.refresh_token + "r");
  process.on("SIGTERM", () => { rotate(config.refresh_token + "s"); process.exit(143); });
  setInterval(() => say({ type: "RECORD", record: { stream: "users", data: { id: 1 }, emitted_at: 1 } }), 1);
}
`;

let project: Project;
const config = (): string => join(project.root, "secrets", "config.json");
beforeEach(() => {
  project = fakeProject({ "dist/connector.cjs": connector });
  writeIn(project.root, "secrets/config.json", '{ "refresh_token": "t" }');
});
afterEach(() => {
  remove(project);
});

test("a new refresh token is written to the file of the configuration, also one that came while the run was stopped", async () => {
  const session = openSession(project.bundle, config(), fakeTerminal(project.root));
  const streams = await session.discover();
  expect(JSON.parse(readFileSync(config(), "utf8"))).toEqual({ refresh_token: "td" });
  await session.read({ streams, limit: 3 });
  session.close();
  expect(JSON.parse(readFileSync(config(), "utf8"))).toEqual({ refresh_token: "tds" });
  expect(readdirSync(join(project.root, "secrets"))).toEqual(["config.json"]);
});

test("the file keeps its mode, and a link stays a link", () => {
  const mode = statSync(config()).mode & 0o777;
  const link = join(project.root, "linked.json");
  symlinkSync(config(), link);
  saveConfig(link, { refresh_token: "new" });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(config(), "utf8")).toBe('{\n  "refresh_token": "new"\n}\n');
  expect(statSync(config()).mode & 0o777).toBe(mode);
  expect(existsSync(`${config()}.${process.pid}.tmp`)).toBe(false);
});
