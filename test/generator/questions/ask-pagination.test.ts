import { expect, test } from "@jest/globals";
import { DOWN, ENTER, type Move, play } from "./scripted.js";

const start: readonly Move[] = [
  { see: "called?", keys: `Acme${ENTER}` },
  { see: "Base URL", keys: `https://api.acme.com${ENTER}` },
  { see: "authenticate?", keys: ENTER },
  { see: "Which settings", keys: ENTER },
  { see: "first stream", keys: `orders${ENTER}` },
];
const end: readonly Move[] = [
  { see: "Another stream", keys: ENTER },
  { see: "install now", keys: ENTER },
];
const token = DOWN;
const another = DOWN.repeat(7);

test("records that fill the body and a token beside them: asked which of the two is otherwise", async () => {
  const played = await play([
    ...start,
    { see: "Path", keys: ENTER },
    { see: "A sample", keys: ENTER },
    { see: "Where are the records?", keys: ENTER },
    { see: "right?", keys: ENTER },
    { see: "How does it page?", keys: token + ENTER },
    { see: "leads to the next page?", keys: `meta.next${ENTER}` },
    { see: "takes the token", keys: `after${ENTER}` },
    { see: "page size", keys: ENTER },
    { see: "is otherwise?", keys: ENTER, shot: "otherwise" },
    { see: "Where are the records?", keys: ENTER },
    ...end,
  ]);
  expect(played.error).toBeUndefined();
  expect(await played.screen("otherwise")).toMatch(/nothing can stand at meta\.next/);
  expect(played.answers?.streams?.["orders"]?.records).toBe("data");
  expect(played.answers?.api?.pagination).toEqual({ type: "cursor", from: "meta.next", param: "after" });
});

test("or the paging is: it is asked for anew", async () => {
  const played = await play([
    ...start,
    { see: "Path", keys: ENTER },
    { see: "A sample", keys: ENTER },
    { see: "Where are the records?", keys: ENTER },
    { see: "right?", keys: ENTER },
    { see: "How does it page?", keys: token + ENTER },
    { see: "leads to the next page?", keys: `next${ENTER}` },
    { see: "takes the token", keys: ENTER },
    { see: "page size", keys: ENTER },
    { see: "is otherwise?", keys: DOWN + ENTER },
    { see: "How does it page?", keys: DOWN.repeat(3) + ENTER },
    { see: "takes the offset", keys: ENTER },
    { see: "page size", keys: ENTER },
    ...end,
  ]);
  expect(played.error).toBeUndefined();
  expect(played.answers?.streams?.["orders"]?.records).toBe(".");
  expect(played.answers?.api?.pagination).toEqual({ type: "offset", param: "offset" });
});

test("rare kinds stand behind the last line; OData asks nothing more, and records are proposed at value", async () => {
  const played = await play([
    ...start,
    { see: "Path", keys: ENTER },
    { see: "A sample", keys: ENTER },
    { see: "Where are the records?", keys: ENTER },
    { see: "right?", keys: ENTER },
    { see: "How does it page?", keys: another + ENTER, shot: "kinds" },
    { see: "OData  ", keys: DOWN + ENTER, shot: "rare" },
    { see: "is otherwise?", keys: ENTER },
    { see: "Where are the records?", keys: ENTER },
    { see: "Another stream", keys: `invoices${ENTER}` },
    { see: "Path", keys: ENTER },
    { see: "A sample", keys: ENTER },
    { see: "Where are the records?", keys: ENTER },
    { see: "right?", keys: ENTER },
    ...end,
  ]);
  expect(played.error).toBeUndefined();
  expect((await played.screen("kinds")).split("\n").slice(-12).join("\n")).toMatchInlineSnapshot(`
    "✔ orders records in the body, key id, read whole each time
    ? How does it page?
    ❯ all on one page       no paging
      token in the body     ?after=… from "next_cursor": "…"
      page number           ?page=2
      offset                ?offset=100
      next URL in the body  "next": "https://…"
      Link header           Link: <https://…>; rel="next"
      last record's id      ?starting_after=… the id of the last record
      another way           token in a header, OData

    ↑ ↓ move, Enter takes it"
  `);
  expect((await played.screen("rare")).split("\n").slice(-5).join("\n")).toMatchInlineSnapshot(`
    "? How does it page?
    ❯ token in a header  ?page_token=… from X-Next-Page: …
      OData              "@odata.nextLink": "https://…"

    ↑ ↓ move, Enter takes it"
  `);
  expect(await played.screen()).toContain("✔ How does it page? OData");
  expect(played.answers?.api?.pagination).toEqual({ type: "odata" });
  expect(played.answers?.streams?.["orders"]?.records).toBe("value");
  expect(played.answers?.streams?.["invoices"]?.records).toBe("value");
});

test("a sample with a flag and ids: only the parameter is asked for, which no answer shows", async () => {
  const sample = { object: "list", has_more: true, data: [{ id: "ch_1" }, { id: "ch_2" }] };
  const played = await play(
    [
      ...start,
      { see: "Path", keys: ENTER },
      { see: "A sample", keys: `charges.json${ENTER}` },
      { see: "right?", keys: ENTER, shot: "block" },
      { see: "takes the last record's value", keys: ENTER, shot: "param" },
      { see: "page size", keys: `limit${ENTER}` },
      { see: "Page size", keys: ENTER },
      ...end,
    ],
    { files: { "charges.json": sample } },
  );
  expect(played.error).toBeUndefined();
  expect(await played.screen("block")).toContain("last record: starting_after ← its id, ends by has_more");
  expect(played.answers?.api?.pagination).toEqual({
    type: "lastRecord",
    param: "starting_after",
    field: "id",
    more: "has_more",
    size: { param: "limit", value: 100 },
  });
});

test("a stream whose sample pages in another shape has its own; a pasted query tells an offset", async () => {
  const offsets = { offset: 0, limit: 50, total: 120, data: [{ id: 1 }, { id: 2 }] };
  const tokens = { next_cursor: "abc", data: [{ id: 1 }, { id: 2 }] };
  const played = await play(
    [
      ...start,
      { see: "Path", keys: `/orders?$skip=0&$top=20${ENTER}` },
      { see: "A sample", keys: ENTER },
      { see: "Where are the records?", keys: ENTER },
      { see: "right?", keys: ENTER },
      { see: "Another stream", keys: `invoices${ENTER}` },
      { see: "Path", keys: ENTER },
      { see: "A sample", keys: `tokens.json${ENTER}` },
      { see: "right?", keys: ENTER },
      { see: "Another stream", keys: `refunds${ENTER}` },
      { see: "Path", keys: ENTER },
      { see: "A sample", keys: `offsets.json${ENTER}` },
      { see: "right?", keys: ENTER },
      ...end,
    ],
    { files: { "tokens.json": tokens, "offsets.json": offsets } },
  );
  expect(played.error).toBeUndefined();
  const { api, streams } = played.answers ?? {};
  expect(api?.pagination).toEqual({ type: "offset", param: "$skip", size: { param: "$top", value: 20 } });
  expect(streams?.["invoices"]?.pagination).toEqual({ type: "cursor", param: "cursor", from: "next_cursor" });
  expect(streams?.["refunds"]?.pagination).toMatchObject({ type: "offset", param: "offset", total: "total" });
});

test("a search by POST is asked whether its pages stand in the body", async () => {
  const body = { type: "json", value: { sort: "id" } } as const;
  const search = { path: "/search", records: "data", primaryKey: "id", body } as const;
  const played = await play(
    [
      ...start.slice(0, 4),
      { see: "right?", keys: ENTER },
      { see: "How does it page?", keys: DOWN.repeat(2) + ENTER },
      { see: "Where do these parameters go?", keys: DOWN + ENTER },
      { see: "Place in the body (such as page.after)", keys: `paging.page${ENTER}` },
      { see: "Place in the body of the page size", keys: `paging.size${ENTER}` },
      { see: "Page size", keys: `50${ENTER}` },
      ...end,
    ],
    { answers: { streams: { search }, run: { open: "search" } }, more: true },
  );
  expect(played.error).toBeUndefined();
  expect(played.answers?.api?.pagination).toEqual({
    type: "page",
    in: "body",
    param: "paging.page",
    size: { param: "paging.size", value: 50 },
  });
});

test("a GraphQL query tells its variables, and each has a connection of its own", async () => {
  const query = (name: string, cursor: string) =>
    `query ($n: Int, $${cursor}: String) { ${name}(first: $n, after: $${cursor}) { pageInfo { hasNextPage endCursor } nodes { id } } }`;
  const played = await play(
    [
      { see: "called?", keys: `Acme${ENTER}` },
      { see: "Base URL", keys: `https://api.acme.com/graphql${ENTER}` },
      { see: "kind of API", keys: ENTER },
      { see: "authenticate?", keys: ENTER },
      { see: "Which settings", keys: ENTER },
      { see: "first stream", keys: `orders${ENTER}` },
      { see: "GraphQL query", keys: `${query("orders", "cursor")}${ENTER}` },
      { see: "A sample", keys: ENTER },
      { see: "Where are the records?", keys: `data.orders.nodes${ENTER}` },
      { see: "right?", keys: ENTER },
      { see: "How does it page?", keys: ENTER, shot: "kinds" },
      { see: "hold the connection?", keys: ENTER },
      { see: "Variable of the page size", keys: ENTER },
      { see: "Page size", keys: `50${ENTER}` },
      { see: "Another stream", keys: `refunds${ENTER}` },
      { see: "GraphQL query", keys: `${query("refunds", "after")}${ENTER}` },
      { see: "A sample", keys: ENTER },
      { see: "Where are the records?", keys: `data.refunds.nodes${ENTER}` },
      { see: "right?", keys: ENTER },
      { see: "Another stream", keys: `people${ENTER}` },
      { see: "GraphQL query", keys: `${query("people", "from")}${ENTER}` },
      { see: "A sample", keys: `people.json${ENTER}` },
      { see: "right?", keys: ENTER },
      ...end,
    ],
    {
      files: {
        "people.json": { data: { people: { pageInfo: { hasNextPage: true, endCursor: "Y" }, nodes: [{ id: "a" }] } } },
      },
    },
  );
  expect(played.error).toBeUndefined();
  expect(await played.screen("kinds")).toContain("❯ GraphQL connection");
  const { api, streams } = played.answers ?? {};
  const size = { param: "n", value: 50 };
  expect(api?.pagination).toEqual({ type: "relay", variable: "cursor", connection: "data.orders", size });
  expect(streams?.["orders"]?.pagination).toBeUndefined();
  expect(streams?.["refunds"]?.pagination).toEqual({
    type: "relay",
    variable: "after",
    connection: "data.refunds",
    size,
  });
  expect(streams?.["people"]?.pagination).toEqual({
    type: "relay",
    variable: "from",
    connection: "data.people",
    size,
  });
});
