import { expect, test } from "@jest/globals";
import { createMask, createOutput } from "../../src/output/index.js";
import { logsOf, testIo } from "../src/support/io.js";

test("a hundred thousand pages that are each tried again make less than 200 lines, which say how many were left out", async () => {
  let now = 0;
  const { io, messages } = testIo({ now: () => now });
  const output = createOutput({ stdout: io.stdout, now: () => now, mask: createMask() });
  for (let page = 1; page <= 100_000; page += 1) {
    now += 60;
    output.log("WARN", `HTTP 503 from GET /items/${page}. Retry 1 of 5 in 1 s.`);
  }
  await output.flush();
  const lines = logsOf(messages());
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.length).toBeLessThan(200);
  expect(lines.at(-1)).toMatch(/\(\d{3} lines like this were left out\.\)$/);
});

test("lines that come once a minute, and errors, all come", async () => {
  let now = 0;
  const { io, messages } = testIo({ now: () => now });
  const output = createOutput({ stdout: io.stdout, now: () => now, mask: createMask() });
  for (let minute = 1; minute <= 300; minute += 1) {
    now += 60_000;
    output.log("INFO", `Reading: items ${minute} records.`);
  }
  for (let stream = 1; stream <= 300; stream += 1) output.log("ERROR", `Stream ${stream} failed.`);
  await output.flush();
  expect(logsOf(messages())).toHaveLength(600);
});
