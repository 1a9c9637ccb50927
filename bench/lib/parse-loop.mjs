/** The least that a reader of pages must do: fetch, parse, write each record as a line, in blocks of 64 KB. */
import { request } from "undici";

const address = process.argv[2];
const block = 65_536;
let text = "";

for (let after = "0"; after !== null;) {
  const { body } = await request(`${address}/v1/items_0?limit=100&after=${after}`);
  const { data, next } = JSON.parse(await body.text());
  const emitted_at = Date.now();
  for (const record of data) {
    text += `${JSON.stringify({ type: "RECORD", record: { stream: "items_0", data: record, emitted_at } })}\n`;
    if (text.length >= block) await flush();
  }
  after = next;
}
await flush();

function flush() {
  const bytes = Buffer.from(text);
  text = "";
  return new Promise((resolve) => process.stdout.write(bytes, resolve));
}
