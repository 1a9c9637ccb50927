import { expect, test } from "@jest/globals";
import { readStream } from "../../../src/testing/index.js";
import { withMock } from "./support/open-mock.js";
import { reference } from "./support/reference.js";
import { shop } from "./support/shop.js";

test("one stream is read, and read on from its state", async () => {
  await withMock(shop, async ({ api }) => {
    const first = await readStream(reference(), "customers", { api });
    expect(first).toMatchObject({ exitCode: 0, records: api.records("customers"), logs: [] });
    const late = { id: 99, name: "Zoe", updated_at: "2026-01-03T00:00:00Z" };
    api.add("customers", [late]);
    const { records } = await readStream(reference(), "customers", { api, state: first.states.slice(-1) });
    expect(records).toEqual([late]);
  });
});

test("errors are among the logs", async () => {
  await withMock(shop, async ({ api }) => {
    const { exitCode, logs } = await readStream(reference(), "tags", { api, config: { api_key: "other" } });
    expect([exitCode, logs]).toEqual([1, ["ERROR HTTP 401 "]]);
  });
});

test("a stream that is not there is named, with those that are", async () => {
  await withMock(shop, async ({ api }) => {
    await expect(readStream(reference(), "labels", { api })).rejects.toThrow(
      'The source has no stream "labels". Its streams: customers, orders, tags.',
    );
  });
});
