/** How a run that is not left in peace goes on, or ends. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { acmeApi, acmeConfig, answer, customers, runAcme, type AcmeApi } from "../support/acme-api.js";
import { catalogOf, stateFile } from "../support/files.js";
import { bodyOf, courseOf, logsOf, recordsOf, statesOf } from "../support/io.js";

let api: AcmeApi;
beforeAll(async () => {
  api = await acmeApi();
});
beforeEach(() => {
  api.override = () => undefined;
});
afterAll(() => api.server.close());

const incremental = catalogOf(["customers", "incremental"]);
const both = catalogOf(["customers", "incremental"], ["orders", "full_refresh"]);

describe("while the API is silent", () => {
  test("the last safe state is repeated after 20 minutes, and once a minute it is said what is waited for", async () => {
    const clock = { now: Date.parse("2026-11-25T12:00:00Z"), tick: (): void => undefined };
    const asked = gate();
    const respond = gate();
    api.override = async (url) => {
      if (url.searchParams.get("after") !== "6") return answer(url);
      asked.open();
      await respond.promise;
      return answer(url);
    };
    const every = (_milliseconds: number, task: () => void) => {
      clock.tick = task;
      return () => undefined;
    };
    const running = runAcme(api, "read", { catalog: incremental, io: { now: () => clock.now, every } });
    await asked.promise;
    for (let minute = 0; minute < 21; minute += 1) {
      clock.now += 60_000;
      clock.tick();
    }
    respond.open();
    const { messages } = await running;
    const progress = logsOf(messages()).filter((line) => line.startsWith("Reading: customers"));
    expect(progress).toHaveLength(21);
    expect(progress.at(-1)).toMatch(/^Reading: customers \d records, \d pages, waiting for page \d since \d+ s\.$/);
    const states = messages()
      .filter(({ type }) => type === "STATE")
      .map(bodyOf);
    expect(states).toContainEqual(expect.objectContaining({ sourceStats: { recordCount: 0 } }));
  });
});

describe("a run that is stopped", () => {
  test("writes the last safe states, says INCOMPLETE, and ends with 143", async () => {
    const stopping = new AbortController();
    api.override = (url) => {
      if (url.searchParams.get("after") === "6") stopping.abort();
      return undefined;
    };
    const { code, messages } = await runAcme(api, "read", { catalog: incremental, io: { signal: stopping.signal } });
    expect(code).toBe(143);
    expect(courseOf(messages(), "customers").slice(-2)).toEqual(["STATE", "INCOMPLETE"]);
    expect(messages().filter((message) => JSON.stringify(message).includes('"ERROR"'))).toEqual([]);
    const delivered = recordsOf(messages(), "customers");
    const { messages: rest } = await runAcme(api, "read", {
      catalog: incremental,
      state: stateFile({ customers: statesOf(messages(), "customers").at(-1) }),
    });
    expect([...delivered, ...recordsOf(rest(), "customers")]).toEqual(customers);
  });

  test("because its reader went away ends quietly with 141", async () => {
    let blocks = 0;
    const stdout = {
      write: (_block: Uint8Array, callback: (error?: Error | null) => void) => {
        blocks += 1;
        setImmediate(callback, blocks > 1 ? new Error("write EPIPE") : null);
      },
    };
    const { code, stderr } = await runAcme(api, "read", { catalog: both, io: { stdout } });
    expect([code, stderr()]).toEqual([141, ""]);
  });
});

test("no form of a secret is in what people read, however often the API echoes it", async () => {
  const secret = "canary-S3cr/t+7";
  const forms = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64"),
    Buffer.from(`u:${secret}`).toString("base64"),
  ];
  for (const status of [400, 401, 403, 404, 418, 422, 200]) {
    api.override = () => ({ status, body: { error: `you sent ${forms.join(" ")}` } });
    for (const command of ["check", "read"]) {
      const catalog = command === "read" ? { catalog: both } : {};
      const { text, stderr } = await runAcme(api, command, {
        config: { ...acmeConfig(api), api_key: secret },
        ...catalog,
      });
      for (const form of forms) expect(`${text()}${stderr()}`).not.toContain(form);
      expect(text()).not.toMatch(/S3cr|Y2FuYXJ5|UzNjci/);
    }
  }
});

/** A promise, and what resolves it. */
function gate() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return {
    promise,
    open: () => {
      resolve();
    },
  };
}
