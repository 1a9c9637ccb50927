import { describe, expect, test } from "@jest/globals";
import { list } from "../../../src/define/list.js";
import type { StreamDefinition } from "../../../src/define/types.js";
import { slicesOf } from "../../../src/slices/index.js";
import { fakeRequester, readOne, type FakeApi } from "../support/read.js";
import { itemsStream } from "../support/streams.js";

const at = "2026-01-01T00:00:00Z";

async function slices(stream: StreamDefinition, config = {}, api: FakeApi = () => ({ data: [] })) {
  const logs: string[] = [];
  const requester = fakeRequester(api);
  const found = [];
  const context = {
    config,
    requester: () => Promise.resolve(requester),
    now: () => 0,
    log: (_level: string, message: string) => void logs.push(message),
    signal: new AbortController().signal,
  };
  for await (const slice of slicesOf(stream, context)) found.push(slice);
  return { found, logs };
}

describe("a stream with lists has a slice", () => {
  test("for each value, as text in requests and as it is in the state", async () => {
    const { found } = await slices(itemsStream({ partitions: { year: list([2025, 2026]) } }));
    expect(found.map(({ params, values, key }) => [params, values, key])).toEqual([
      [{ year: "2025" }, { year: 2025 }, '{"parent_slice":{},"year":2025}'],
      [{ year: "2026" }, { year: 2026 }, '{"parent_slice":{},"year":2026}'],
    ]);
  });

  test("for each choice of one value from each list, and each value once", async () => {
    const partitions = { region: list(["eu", "us", "eu"]), year: list([1, 2]) };
    const { found } = await slices(itemsStream({ partitions }));
    expect(found.map(({ values }) => values)).toEqual([
      { region: "eu", year: 1 },
      { region: "eu", year: 2 },
      { region: "us", year: 1 },
      { region: "us", year: 2 },
    ]);
  });

  test("for each of them and each record of the parent", async () => {
    const parent = itemsStream({ name: "customers", path: "/customers", cursor: null });
    const stream = itemsStream({
      name: "orders",
      path: "/{parent_id}",
      parent,
      partitions: { region: list(["eu", "us"]) },
    });
    const api: FakeApi = (url) => ({ data: url.searchParams.get("page") === "0" ? [{ id: 1 }, { id: 2 }] : [] });
    const { found } = await slices(stream, {}, api);
    expect(found.map(({ params }) => params)).toEqual([
      { parent_id: "1", region: "eu" },
      { parent_id: "1", region: "us" },
      { parent_id: "2", region: "eu" },
      { parent_id: "2", region: "us" },
    ]);
  });
});

describe("a list of the configuration", () => {
  const stream = itemsStream({ partitions: { region: list("{config.regions}") } });

  test("is read from its setting; one value alone is a list of one", async () => {
    const values = async (config: object) => (await slices(stream, config)).found.map(({ values }) => values);
    expect(await values({ regions: ["eu", "us"] })).toEqual([{ region: "eu" }, { region: "us" }]);
    expect(await values({ regions: "eu" })).toEqual([{ region: "eu" }]);
  });

  test("that is empty leaves nothing to read, which is said; one that is not set is an error, as is what no request can hold", async () => {
    const { found, logs } = await slices(stream, { regions: [] });
    expect([found, logs]).toEqual([[], ['Stream "items": the list "regions" is empty, so nothing is read.']]);
    await expect(slices(stream)).rejects.toThrow('the setting "regions" is not set, but it is the list of {region}');
    await expect(slices(stream, { regions: [".."] })).rejects.toThrow('has the value "..", which no request can hold');
  });
});

test("the state of each value stands as the Python CDK writes it, without a parent's slice; the value is added where asked for", async () => {
  const stream = itemsStream({ primaryKey: "id", partitions: { region: list(["eu", "us"], { add: true }) } });
  const { records, states } = await readOne(stream, {
    api: (url) => ({ data: url.searchParams.get("page") === "0" ? [{ id: 1, at }] : [] }),
  });
  expect(records.map(({ region }) => region).sort()).toEqual(["eu", "us"]);
  expect(states.at(-1)).toMatchObject({
    use_global_cursor: false,
    states: [
      { partition: { region: "eu" }, cursor: { at } },
      { partition: { region: "us" }, cursor: { at } },
    ],
  });
  expect(JSON.stringify(states.at(-1))).not.toContain("parent_slice");
});
