import { describe, expect, test } from "@jest/globals";
import type { StreamDefinition } from "../../../src/define/types.js";
import { readPages, slicesOf, wholeStream, type ReadContext } from "../../../src/slices/index.js";
import { fakeRequester, readOne, type FakeApi } from "../support/read.js";
import { itemsStream } from "../support/streams.js";

const parent = itemsStream({ name: "customers", path: "/customers", primaryKey: "id", cursor: null });
const child = itemsStream({ name: "orders", path: "/customers/{parent_id}/orders", primaryKey: "id", parent });
const grandchild = itemsStream({ name: "lines", path: "/orders/{parent_id}/lines", primaryKey: "id", parent: child });

function contextFor(api: FakeApi): ReadContext & { readonly logs: string[] } {
  const logs: string[] = [];
  const requester = fakeRequester(api);
  return {
    logs,
    config: {},
    requester: () => Promise.resolve(requester),
    now: () => 0,
    log: (_level, message) => void logs.push(message),
    signal: new AbortController().signal,
  };
}

async function collect(stream: StreamDefinition, context: ReadContext) {
  const slices = [];
  for await (const slice of slicesOf(stream, context)) slices.push(slice);
  return slices;
}

/** Serves `pages` of customers, and two orders for each. */
function shop(pages: readonly (readonly unknown[])[], asked: string[] = []): FakeApi {
  return (url) => {
    asked.push(`${url.pathname}${url.search}`);
    const page = Number(url.searchParams.get("page"));
    if (url.pathname === "/v1/customers") return { page, data: pages[page] ?? [] };
    const name = url.pathname.split("/")[3] ?? "";
    return { data: page === 0 ? [{ id: `${name}a` }, { id: `${name}b` }] : [] };
  };
}

describe("a child stream has a slice", () => {
  test("for each record of its parent, with the value as text in the path and as it is in the state", async () => {
    const slices = await collect(child, contextFor(shop([[{ id: 1 }], [{ id: "x/y" }]])));
    expect(slices.map(({ params, values }) => [params, values])).toEqual([
      [{ parent_id: "1" }, { parent_id: 1 }],
      [{ parent_id: "x/y" }, { parent_id: "x/y" }],
    ]);
  });

  test("only once for a parent that comes twice", async () => {
    expect(
      await collect(
        child,
        contextFor(
          shop([
            [{ id: 1 }, { id: 2 }],
            [{ id: 2 }, { id: 3 }],
          ]),
        ),
      ),
    ).toHaveLength(3);
  });

  test("for each record of each slice of a parent that has a parent", async () => {
    const slices = await collect(grandchild, contextFor(shop([[{ id: 1 }, { id: 2 }]])));
    expect(slices.map(({ values, parent: above }) => [values, above])).toEqual([
      [{ parent_id: "1a" }, { parent_id: 1, parent_slice: {} }],
      [{ parent_id: "1b" }, { parent_id: 1, parent_slice: {} }],
      [{ parent_id: "2a" }, { parent_id: 2, parent_slice: {} }],
      [{ parent_id: "2b" }, { parent_id: 2, parent_slice: {} }],
    ]);
  });

  test("as soon as its parent's page is there: pages are not collected", async () => {
    const asked: string[] = [];
    const slices = slicesOf(child, contextFor(shop([[{ id: 1 }], [{ id: 2 }], [{ id: 3 }], [{ id: 4 }]], asked)));
    await slices.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toEqual(["/v1/customers?page=0", "/v1/customers?page=1"]);
    await slices.return();
  });

  test("not for a value of null, which is said", async () => {
    const context = contextFor(shop([[{ id: null }, { id: 1 }]]));
    expect(await collect(child, context)).toHaveLength(1);
    expect(context.logs).toEqual([
      'Stream "orders": 1 records of its parent "customers" have null where the request needs a value; nothing was read for them.',
    ]);
  });

  test.each([
    [{ key: 1 }, "nothing"],
    [{ id: "" }, '""'],
    [{ id: ".." }, '".."'],
    [{ id: {} }, "{}"],
  ])("but %j fails, because no path can be made of it", async (record, shown) => {
    await expect(collect(child, contextFor(shop([[record]])))).rejects.toThrow(
      `a record of its parent "customers" has ${shown} at "id", but {parent_id} needs`,
    );
  });

  test("for the parent's records that its own stream passes on: transformed, from its start", async () => {
    const shaped = itemsStream({
      name: "customers",
      path: "/customers",
      cursor: { start: "2026-01-02" },
      transform: (record: { id: number }) => (record.id === 3 ? undefined : { ...record, id: record.id * 10 }),
    });
    const stream = itemsStream({ name: "orders", path: "/customers/{parent_id}/orders", parent: shaped });
    const at = (day: number) => `2026-01-0${day}T00:00:00Z`;
    const records = [
      { id: 1, at: at(1) },
      { id: 2, at: at(2) },
      { id: 3, at: at(3) },
      { id: 4, at: at(4) },
    ];
    const slices = await collect(stream, contextFor(shop([records])));
    expect(slices.map(({ params }) => params["parent_id"])).toEqual(["20", "40"]);
  });
});

test.each([
  [true, ["/v1/customers?page=0", "/v1/customers?page=1"]],
  [false, ["/v1/customers?page=0"]],
])("the next page is asked for while one is used, unless ahead is %p", async (ahead, expected) => {
  const asked: string[] = [];
  const pages = readPages(parent, contextFor(shop([[{ id: 1 }], [{ id: 2 }]], asked)), wholeStream, { ahead });
  await pages.next();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toEqual(expected);
  await pages.return();
});

test.each([
  ["without the header", undefined, "2026-06-01T12:00:00Z"],
  ["when the API's clock is ahead", "Mon, 01 Jun 2026 12:05:00 GMT", "2026-06-01T12:00:00Z"],
  ["when it is behind, or a cache answers", "Mon, 01 Jun 2026 11:50:00 GMT", "2026-06-01T11:49:59Z"],
  ["when it is off by more than a day", "Mon, 01 Jun 2020 12:00:00 GMT", "2026-06-01T12:00:00Z"],
])("a page is known as of its request, by the earlier of both clocks: %s", async (_title, date, expected) => {
  let now = Date.parse("2026-06-01T11:59:59Z");
  const headers = { "content-type": "application/json", ...(date === undefined ? {} : { date }) };
  const body = Buffer.from('{"data":[]}');
  const send = ({ url }: { url: string }) => Promise.resolve({ status: 200, headers, url, body });
  const requester = { send, counts: { sent: 0, retried: 0 }, close: () => Promise.resolve() };
  // The clock moves by a second with each look at it: the answer takes one.
  const context = { ...contextFor(() => ({})), requester: () => Promise.resolve(requester), now: () => (now += 1000) };
  const { value } = await readPages(parent, context, wholeStream).next();
  expect(value?.requestedAt).toBe(Date.parse(expected));
});

test("values go into the path percent-encoded, and into the records as they are", async () => {
  const asked: string[] = [];
  const { records } = await readOne(child, { api: shop([[{ id: "x/y z" }]], asked), syncMode: "full_refresh" });
  expect(asked).toContain("/v1/customers/x%2Fy%20z/orders?page=0");
  expect(records.map((record) => record["parent_id"])).toEqual(["x/y z", "x/y z"]);
});

test("a list with more pages than the stream's limit is an error", async () => {
  const limited = { ...parent, maxPages: 2 };
  const read = await readOne(limited, { api: shop([[{ id: 1 }], [{ id: 2 }], [{ id: 3 }]]), syncMode: "full_refresh" });
  expect(read.ok).toBe(false);
  expect(JSON.stringify(read.messages)).toContain("has more than 2 pages, the limit that was set (maxPages)");
});
