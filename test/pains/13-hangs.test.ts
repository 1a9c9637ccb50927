import { afterEach, expect, test } from "@jest/globals";
import { createWatch } from "../../src/commands/watch.js";
import { openStreamJob } from "../../src/commands/stream-job.js";
import { createMask, createOutput } from "../../src/output/index.js";
import type { FaultName } from "../../src/testing/index.js";
import { closeAll, failure, get, requester, scope } from "../src/http/support.js";
import { logsOf, testIo } from "../src/support/io.js";
import { shopHeaders } from "../src/testing/support/open-mock.js";
import { itemsStream } from "../src/support/streams.js";
import { withConnector } from "./support.js";

afterEach(closeAll);

test.each<[FaultName, string]>([
  ["silence", "NETWORK_NO_ANSWER"],
  ["stalled-body", "NETWORK_STALLED"],
])("an API with %s is given up in the end, with %s", async (fault, code) => {
  await withConnector(async ({ api }) => {
    api.fault(fault, { times: 9 });
    const client = requester("https://api.shop.test/v1", {
      mock: String(api.config["_mock_api"]),
      auth: { headers: () => Promise.resolve(shopHeaders) },
      timeouts: { headers: 60, idleBody: 60 },
      retries: 1,
    });
    const error = await failure(client.send(get("https://api.shop.test/v1/tags?version=2"), scope));
    expect([error.code, api.requests.length]).toEqual([code, 2]);
  });
});

test("once a minute the log says what each stream waits for", async () => {
  const ticks: (() => void)[] = [];
  let now = 0;
  const { io, messages } = testIo({
    now: () => now,
    every: (_milliseconds, task) => (ticks.push(task), () => undefined),
  });
  const output = createOutput({ stdout: io.stdout, now: () => now, mask: createMask() });
  const watch = createWatch(io, output);
  const context = {
    config: {},
    requester: () => Promise.reject(new Error("Nothing is asked here.")),
    now: () => now,
    log: () => undefined,
    signal: new AbortController().signal,
  };
  const job = await openStreamJob({
    stream: itemsStream(),
    syncMode: "full_refresh",
    given: undefined,
    output,
    context,
  });
  job.progress.records = 200;
  job.progress.pages = 2;
  watch.add(job);
  now = 180_000;
  ticks[0]?.();
  await output.flush();
  expect(logsOf(messages())).toEqual(["Reading: items 200 records, 2 pages, waiting for page 3 since 180 s."]);
});
