import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { acmeApi, acmeConfig, type AcmeApi } from "../src/support/acme-api.js";
import { bundle, chunksOf, endOf, textOf } from "../src/support/bundle.js";
import { catalogOf, tempFiles } from "../src/support/files.js";
import { logsOf, messagesIn, recordsOf } from "../src/support/io.js";

const files = tempFiles();
let api: AcmeApi;
let connector: Awaited<ReturnType<typeof bundle>>;
let argv: string[];

beforeAll(async () => {
  api = await acmeApi();
  connector = await bundle(`
import { sourceOf, start } from "@create-connector/cdk";
import { acme } from "../../support/acme.js";
const source = sourceOf(acme);
console.log("hello from a library");
process.stdout.write("half a line");
void start(() => Promise.resolve({ source: { ...source, streams: source.streams.map((stream) => ({
  ...stream, transform: (record) => { console.table([{ id: record.id }]); console.log("seen", record.id); return record; } })) } }));`);
  argv = [
    "read",
    "--config",
    files.write(acmeConfig(api)),
    "--catalog",
    files.write(catalogOf(["customers", "incremental"])),
  ];
});
afterAll(async () => {
  files.remove();
  connector.remove();
  await api.server.close();
});

test("what a stream's code prints becomes LOG lines: every line of stdout is a message", async () => {
  const child = connector.start(argv);
  const ended = endOf(child);
  const text = await textOf(child.stdout);
  expect(await ended).toBe(0);
  const own = text.slice(text.indexOf("{"));
  const messages = messagesIn(own);
  expect(recordsOf(messages, "customers")).toHaveLength(7);
  expect(logsOf(messages).join("\n")).toContain("seen 1");
});

test("a reader that is slow gets every line, and the process ends only then", async () => {
  const child = connector.start(argv);
  const ended = endOf(child);
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(child.stdout)) {
    chunks.push(chunk);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await ended).toBe(0);
  expect(Buffer.concat(chunks).toString()).toContain('"status":"COMPLETE"');
});
