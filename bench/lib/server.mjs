/**
 * A list of `count` records of about `bytes` bytes each, in pages of about 100 KB, for any path: `?after=N` is where a page
 * starts. Run as a process of its own, so that the measured one does not share its core. Prints its address.
 */
import { createServer } from "node:http";

const [bytes, count] = process.argv.slice(2).map(Number);
const perPage = Math.max(1, Math.round(100_000 / bytes));
/** Pages are alike but for the ids, so that serving costs little. */
const body = Array.from({ length: perPage }, (_, index) => JSON.stringify(recordOf(index)));
const pages = new Map();

const server = createServer((request, response) => {
  const after = Number(new URL(request.url, "http://x").searchParams.get("after") ?? 0);
  const size = Math.min(perPage, count - after);
  const end = after + size;
  const text = `{"data":[${listOf(size)}],"next":${end < count ? `"${end}"` : "null"}}`;
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.end(text);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));

function listOf(size) {
  if (!pages.has(size)) pages.set(size, body.slice(0, size).join(","));
  return pages.get(size);
}

/** Nested object, list and text that is not ASCII, filled up to the size. */
function recordOf(id) {
  const record = {
    id,
    name: "Ada Lovelace",
    active: true,
    score: 1.5,
    created_at: "2026-01-01T00:00:00Z",
    city: "Málaga",
  };
  const address = { street: '12 Main "St"', zip: "29001" };
  const whole = { ...record, address, tags: ["a", "b"], note: "" };
  return { ...whole, note: "x".repeat(Math.max(0, bytes - Buffer.byteLength(JSON.stringify(whole)))) };
}
