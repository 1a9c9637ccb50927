import type { Project } from "../../../src/dev/project.js";
import { fakeProject } from "./fake-project.js";

/** Reads one page of /items through the mock API, as far as these tests need a connector. */
const connector = `
import { request } from "node:http";
import { readFileSync } from "node:fs";
import { stamp } from "./streams/items.js";
const argv = process.argv.slice(2);
const say = (message: unknown): void => console.log(JSON.stringify(message));
const config = () => JSON.parse(readFileSync(argv[argv.indexOf("--config") + 1]!, "utf8"));
if (argv[0] === "spec") say({ type: "SPEC", spec: { connectionSpecification: {} } });
if (argv[0] === "discover") {
  const stream = { name: "items", json_schema: { properties: { id: {}, name: {} } }, supported_sync_modes: ["full_refresh"], source_defined_primary_key: [["id"]] };
  say({ type: "CATALOG", catalog: { streams: [stream] } });
}
if (argv[0] === "read") {
  const { _mock_api: mock, live } = config();
  if (live) say({ type: "RECORD", record: { stream: "items", data: { id: "live" } } });
  else request(mock + "/v1/items", { headers: { host: "api.acme.com" } }, (answer) => {
    let body = "";
    answer.on("data", (text) => (body += text));
    answer.on("end", () => {
      for (const item of JSON.parse(body)) say({ type: "RECORD", record: { stream: "items", data: { ...item, stamp } } });
    });
  }).end();
}
if (argv[0] === "fail") process.exitCode = 7;
if (argv[0] === "hears") process.exitCode = process.stdout.listenerCount("error");
`;

const model = {
  "connector.json": JSON.stringify({
    name: "acme",
    title: "Acme",
    id: "3f2b4a52-90a5-4b8e-9c0b-0d6a1b0f6c11",
    config: { required: [], properties: {} },
    api: { style: "rest", baseUrl: "https://api.acme.com/v1", auth: { type: "none" } },
    project: { ci: "none", license: "MIT", packageManager: "npm", year: 2026, cdk: "vendor" },
  }),
  "streams/items.json": JSON.stringify({ path: "/items", records: ".", primaryKey: "id" }),
  "schemas/items.json": JSON.stringify({
    type: "object",
    properties: { id: { type: "integer" }, name: { type: "string" } },
  }),
  "test/fixtures/items.json": JSON.stringify([
    { id: 1, name: "one" },
    { id: 2, name: "two" },
  ]),
};

/** A project on the disk with a model of one stream and a small connector for it. */
export function modelProject(more: { readonly [path: string]: string } = {}): Project {
  return fakeProject({
    ...model,
    "src/index.ts": connector,
    "src/streams/items.ts": `export const stamp = 1;`,
    "package.json": `{ "type": "module" }`,
    ...more,
  });
}
