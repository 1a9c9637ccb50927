import { beforeAll, describe, expect, test } from "@jest/globals";
import { ENTER, type Move, play, type Played } from "./scripted.js";

const start: readonly Move[] = [
  { see: "called?", keys: `Acme${ENTER}` },
  { see: "Base URL", keys: `https://{subdomain}.acme.com/v1${ENTER}` },
  { see: "authenticate?", keys: ENTER },
  { see: "Which settings", keys: ENTER, shot: "settings" },
];
const end: readonly Move[] = [
  { see: "Another stream", keys: ENTER },
  { see: "install now", keys: ENTER, shot: "defaults" },
];

const customers = {
  data: Array.from({ length: 20 }, (_, index) => ({
    id: index + 1,
    name: "Ann",
    created_at: "2024-01-01T08:00:00Z",
    updated_at: `2024-02-${String(index + 1).padStart(2, "0")}T08:00:00Z`,
  })),
  next_cursor: "b2Zmc2V0OjIw",
};
const orders = {
  data: Array.from({ length: 12 }, (_, index) => ({
    id: index + 1,
    status: "open",
    updated_at: `2024-02-${String(index + 1).padStart(2, "0")}T08:00:00Z`,
  })),
  next_cursor: "c",
};

describe("an API with a cursor, from samples", () => {
  const moves: readonly Move[] = [
    ...start,
    { see: "first stream", keys: `customers${ENTER}` },
    { see: "Path", keys: ENTER },
    { see: "A sample", keys: JSON.stringify(customers, null, 2) },
    { see: "right?", keys: ENTER, shot: "block" },
    { see: "Start-time", keys: `updated_since${ENTER}` },
    { see: "very time", keys: ENTER, shot: "boundary" },
    { see: "takes the token", keys: `after${ENTER}` },
    { see: "page size", keys: `limit${ENTER}` },
    { see: "Page size", keys: ENTER },
    { see: "Another stream", keys: `orders${ENTER}` },
    { see: "Path", keys: `/customers/:customer_id/orders${ENTER}` },
    { see: "{customer_id} comes from", keys: ENTER, shot: "parent" },
    { see: "A sample", keys: `orders.json${ENTER}` },
    { see: "right?", keys: ENTER, shot: "second block" },
    { see: "Send status=all?", keys: ENTER, shot: "hidden" },
    { see: "Start-time", keys: ENTER, shot: "filter" },
    ...end,
  ];

  let played: Played;
  beforeAll(async () => {
    played = await play(moves, { files: { "orders.json": orders } });
  });

  test("leaves one short line for each answer", async () => {
    expect(played.error).toBeUndefined();
    expect(await played.screen()).toMatchInlineSnapshot(`
      "
        create-connector 1.0.0   a TypeScript connector, from questions to rows

      ✔ What is the source called? Acme  in ./source-acme
      ✔ Base URL of the API https://{subdomain}.acme.com/v1  subdomain: a setting
      ✔ How does it authenticate? bearer token
      ✔ Settings of each user subdomain, api_key (secret), start_date

        Streams  what the API lists: customers, orders, …
      ✔ Name of the first stream customers
      ✔ Path /customers
      ✔ A sample response { "data": [ { "id": 1, "name"…  20 records, 4 fields
      ✔ customers 20 records at data, key id, cursor updated_at
      ✔ Start-time parameter updated_since
      ✔ Does it include records at that very time? don't know
      ✔ Query parameter that takes the token after
      ✔ Query parameter of the page size limit
      ✔ Page size 100  the API's limit is not known
      ✔ Another stream? orders
      ✔ Path /customers/:customer_id/orders  /customers/{customer_id}/orders
      ✔ {customer_id} comes from customers.id
      ✔ A sample response orders.json  12 records, 3 fields
      ✔ orders 12 records at data, key customer_id + id, cursor updated_at
      ✔ Send status=all? yes
      ✔ Start-time parameter updated_since
      ✔ Another stream? no

      ✔ npm · GitHub Actions · MIT · no rate limit · git · install now"
    `);
  });

  test("shows what a sample says on one screen, with the evidence", async () => {
    expect(below("customers: right?", await played.screen("block"))).toMatchInlineSnapshot(`
      "? customers: right?
      ❯ yes, go on
        records     data        the only array of objects (20)
        key         id          unique, never empty
        cursor      updated_at  ISO 8601; newest last; also: created_at
        filter      –           asked next
        pagination  token: cursor ← next_cursor  "next_cursor" stands beside the re…
        query       –           constants, such as state=all
        schema      4 fields
        more        –           what is asked rarely

      ↑ ↓ move, Enter takes it"
    `);
    expect(below("orders: right?", await played.screen("second block"))).toMatchInlineSnapshot(`
      "? orders: right?
      ❯ yes, go on
        records     data             the only array of objects (12)
        key         customer_id, id  small ids, perhaps unique for each parent only
        cursor      updated_at       ISO 8601; newest last
        filter      –                asked next
        pagination  token: after ← next_cursor, size limit  seen here too
        query       –                constants, such as state=all
        schema      3 fields
        more        –                what is asked rarely

      ↑ ↓ move, Enter takes it"
    `);
  });

  test("shows lists with what each choice means", async () => {
    expect(below("Which settings", await played.screen("settings"))).toMatchInlineSnapshot(`
      "? Which settings differ between users of the connector?
      ❯ these, go on
        subdomain   Subdomain; text; required
        api_key     API key; secret; required
        start_date  Start date; a point in time; else 2020-01-01T00:00:00Z
        + another   an account, a region, a host: each user fills it in

      ↑ ↓ move, Enter takes it"
    `);
    expect(below("Does it include", await played.screen("boundary"))).toMatchInlineSnapshot(`
      "? Does it include records at that very time?
      ❯ don't know  nothing is lost: one unit earlier is read, repeats are dropped
        yes         since=10:00 brings 10:00
        no          since=10:00 starts after it

      ↑ ↓ move, Enter takes it"
    `);
    expect(below("{customer_id}", await played.screen("parent"))).toMatchInlineSnapshot(`
      "✔ Path /customers/:customer_id/orders  /customers/{customer_id}/orders
      ? {customer_id} comes from
      ❯ customers.id            one request for each of the customers
        customers.name          one request for each of the customers
        customers.created_at    one request for each of the customers
        customers.updated_at    one request for each of the customers
        a setting: customer_id  each user of the connector fills it in
        a list of values        read once for each
        another field of a stream
        the path is another     give it again

      ↑ ↓ move, Enter takes it"
    `);
    expect(below("Send status", await played.screen("hidden"))).toMatchInlineSnapshot(`
      "? Send status=all?
        ! status is "open" in all 12 rows: lists often hide the others. Look up
          whether the API has a parameter for them.
      ❯ yes
        another parameter
        no  these are all, or they are not wanted

      ↑ ↓ move, Enter takes it"
    `);
    expect(below("? Start-time", await played.screen("filter"))).toMatchInlineSnapshot(`
      "? Start-time parameter
      ❯ updated_since  as customers
        another
        none           filter on our side

      ↑ ↓ move, Enter takes it"
    `);
    expect(below("? npm", await played.screen("defaults"))).toMatchInlineSnapshot(`
      "? npm · GitHub Actions · MIT · no rate limit · git · install now
      ❯ create
        Package manager         npm
        Continuous integration  GitHub Actions
        Licence                 MIT
        Most requests, such as 7/second, 200/minute (Enter: unknown)  no rate limit
        git                     git
        packages                install now

      ↑ ↓ move, Enter takes it"
    `);
  });

  test("becomes answers in the model's words", () => {
    const { answers } = played;
    expect(answers?.name).toBe("acme");
    expect(answers?.config?.required).toEqual(["subdomain", "api_key"]);
    expect(answers?.api).toEqual({
      baseUrl: "https://{config.subdomain}.acme.com/v1",
      auth: { type: "bearer", token: "{config.api_key}" },
      pagination: { type: "cursor", param: "after", from: "next_cursor", size: { param: "limit", value: 100 } },
    });
    expect(answers?.streams?.["orders"]).toMatchObject({
      path: "/customers/{customer_id}/orders",
      parent: { stream: "customers", params: { customer_id: "id" }, add: ["customer_id"] },
      records: "data",
      primaryKey: ["customer_id", "id"],
      cursor: { field: "updated_at", format: "iso", order: "ascending", param: "updated_since" },
      query: { status: "all" },
    });
    expect(answers?.streams?.["orders"]?.pagination).toBeUndefined();
    expect(answers?.streams?.["orders"]?.fixtures).toHaveLength(10);
  });

  test("fits 80 columns on every screen", async () => {
    for (const shot of ["settings", "block", "second block", "parent", "hidden", "defaults", undefined]) {
      const lines = (await played.screen(shot)).split("\n");
      expect(lines.filter((line) => line.length > 78)).toEqual([]);
    }
  });

  test("hands every answer to the draft, and no secret with them", () => {
    const { drafts } = played;
    expect(drafts[0]).toEqual({ title: "Acme" });
    expect(drafts.length).toBeGreaterThan(20);
    expect(drafts.at(-1)?.api?.auth).toEqual({ type: "bearer", token: "{config.api_key}" });
  });
});

/** The part of a screen from a line on. */
function below(text: string, screen: string): string {
  const lines = screen.split("\n");
  const at = lines.findIndex((line) => line.includes(text));
  return lines.slice(Math.max(0, at)).join("\n");
}
