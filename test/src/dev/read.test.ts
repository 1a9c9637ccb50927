import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Project } from "../../../src/dev/project.js";
import { printStream, readCommand } from "../../../src/dev/read.js";
import { fakeTerminal, remove, writeIn } from "./fake-project.js";
import { modelProject } from "./model-project.js";

let project: Project;
let terminal: ReturnType<typeof fakeTerminal>;
const read = (positionals: readonly string[] = [], given: { readonly [name: string]: string } = {}): Promise<number> =>
  readCommand(project, { positionals, given }, terminal);

beforeEach(() => {
  project = modelProject();
  terminal = fakeTerminal(project.root);
});
afterEach(() => {
  remove(project);
});

describe("connector read", () => {
  test("builds the connector, starts the mock API and shows a table for each stream", async () => {
    expect(await read()).toBe(0);
    expect(terminal.err()).toContain("Building dist/connector.cjs");
    expect(terminal.out()).toMatch(/^items: \d+ records/);
    expect(terminal.out()).toMatch(/^ *id {2}name +stamp$/m);
    expect(terminal.out()).toMatch(/^ *1 {2}one +1$/m);
  });

  test("prints every record as a line of JSON with --json, and nothing else on stdout", async () => {
    await read([], { json: "" });
    const lines = terminal.out().trimEnd().split("\n").map(parsed);
    expect(lines[0]).toEqual({ stream: "items", record: { id: 1, name: "one", stamp: 1 } });
    expect(lines.length).toBeGreaterThan(2);
  });

  test("ends after --limit records and says so", async () => {
    await read([], { limit: "1" });
    expect(terminal.out()).toContain("items: 1 record, the read was ended there");
  });

  test("reads the live API with secrets/config.json, and says what is missing when there is none", async () => {
    await expect(read([], { live: "" })).rejects.toThrow(
      /secrets\/config\.json is missing: it holds the configuration/,
    );
    writeIn(project.root, "secrets/config.json", `{ "live": true }`);
    expect(await read([], { live: "" })).toBe(0);
    expect(terminal.out()).toContain("live");
  });

  test("lists the settings that secrets/config.json needs when there is none", async () => {
    const specification = {
      required: ["api_key"],
      properties: { since: { title: "Start date" }, api_key: { title: "API key", airbyte_secret: true } },
    };
    const spec = JSON.stringify({ type: "SPEC", spec: { connectionSpecification: specification } });
    writeIn(project.root, "src/index.ts", `console.log(${JSON.stringify(spec)});`);
    await expect(read([], { live: "" })).rejects.toThrow(
      /Its settings:\n {2}api_key {2}required, secret, API key\n {2}since {4}optional, Start date$/,
    );
  });

  test("says of a stream without a cursor that it is read whole each time, and not Airbyte's word for it", () => {
    const outcome = { exitCode: 0, records: new Map(), counts: new Map(), cutShort: false };
    const stream = { name: "items", definition: {}, fields: [] };
    printStream(stream, { ...outcome, states: new Map([["items", { __ab_no_cursor_state_message: true }]]) }, terminal);
    printStream(stream, { ...outcome, states: new Map([["items", { at: 1 }]]) }, terminal);
    expect(terminal.out()).toBe('items: 0 records\nread whole each time\n\nitems: 0 records\nstate: {"at":1}\n\n');
  });

  test("lets the mock API answer what test/mock-api.ts adds, from where that file stands", async () => {
    const handle = `export const handle = (request: { path: string }) =>
      request.path === "/v1/items" ? { body: [{ id: 9, name: import.meta.url.slice(-16) }] } : undefined;`;
    writeIn(project.root, "test/mock-api.ts", handle);
    await read();
    expect(terminal.out()).toContain("items: 1 record\n");
    expect(terminal.out()).toContain("test/mock-api.ts");
  });

  test("refuses a model that cannot be read, a stream that is not there and a handle that is no function", async () => {
    await expect(read(["item"])).rejects.toThrow('The connector has no stream "item". Did you mean "items"?');
    writeIn(project.root, "test/mock-api.ts", "export const handle = 1;");
    await expect(read()).rejects.toThrow("test/mock-api.ts: what it exports as `handle` must be a function");
    writeIn(project.root, "streams/items.json", "{");
    await expect(read()).rejects.toThrow(/streams\/items\.json/);
  });

  test("refuses a state file that does not exist", async () => {
    await expect(read([], { state: join(project.root, "none.json") })).rejects.toThrow("none.json does not exist.");
  });
});

function parsed(line: string): unknown {
  return JSON.parse(line);
}
