import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { Cancelled } from "../../../generator/errors.js";
import { CTRL_C, DOWN, ENTER, type Move, play, type Played } from "./scripted.js";

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

      ✔ What is the source called? Acme  source-acme, in ./source-acme
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
      ✔ Send status=all? yes, send status=all
      ✔ Start-time parameter updated_since
      ✔ Another stream? no

      ✔ npm · GitHub Actions · MIT · git · install now"
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

      ↑ ↓ move, Enter takes it"
    `);
    expect(below("orders: right?", await played.screen("second block"))).toMatchInlineSnapshot(`
      "? orders: right?
      ❯ yes, go on
        records     data             the only array of objects (12)
        key         customer_id, id  unique here; ids this small often repeat for e…
        cursor      updated_at       ISO 8601; newest last
        filter      –                asked next
        pagination  token: after ← next_cursor, size limit  seen here too
        query       –                constants, such as state=all
        schema      3 fields

      ↑ ↓ move, Enter takes it"
    `);
  });

  test("shows lists with what each choice means", async () => {
    expect(below("Which settings", await played.screen("settings"))).toMatchInlineSnapshot(`
      "? Which settings differ between users of the connector?
      ❯ these
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
        another field of a stream
        the path is another     give it again

      ↑ ↓ move, Enter takes it"
    `);
    expect(below("Send status", await played.screen("hidden"))).toMatchInlineSnapshot(`
      "? Send status=all?
        ! status is "open" in all 12 rows: lists often hide the others. See whether
          the API has a parameter for them.
      ❯ yes, send status=all
        no, these are all

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
      "? npm · GitHub Actions · MIT · git · install now
      ❯ create
        Package manager         npm
        Continuous integration  GitHub Actions
        Licence                 MIT
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

test("GitHub: a host without settings, an organisation, a Link header, and issues of each repository", async () => {
  const sample = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../examples/github/samples/${name}.json`, import.meta.url), "utf8"));
  const played = await play(
    [
      { see: "called?", keys: `GitHub${ENTER}` },
      { see: "Base URL", keys: `https://api.github.com/${ENTER}` },
      { see: "authenticate?", keys: ENTER },
      { see: "Which settings", keys: ENTER },
      { see: "first stream", keys: `repositories${ENTER}` },
      { see: "Path", keys: `/orgs/{org}/repos${ENTER}` },
      { see: "{org} comes from", keys: ENTER },
      { see: "A sample", keys: `repos.json${ENTER}` },
      { see: "right?", keys: DOWN + DOWN + DOWN + ENTER },
      { see: "Field with the time", keys: DOWN + DOWN + DOWN + DOWN + ENTER },
      { see: "right?", keys: ENTER, shot: "block" },
      { see: "How does it page?", keys: DOWN + DOWN + DOWN + DOWN + ENTER, shot: "paging" },
      { see: "page size", keys: `per_page${ENTER}` },
      { see: "Page size", keys: ENTER },
      { see: "Another stream", keys: `issues${ENTER}` },
      {
        see: "Path",
        keys: `https://api.github.com/repos/{owner}/{repo}/issues?state=all&since=2024-01-01T00:00:00Z&page=2${ENTER}`,
      },
      { see: "{owner} comes from", keys: ENTER, shot: "owner" },
      { see: "{repo} comes from", keys: ENTER },
      { see: "A sample", keys: `issues.json${ENTER}` },
      { see: "right?", keys: ENTER, shot: "second block" },
      { see: "very time", keys: DOWN + ENTER },
      ...end,
    ],
    { files: { "repos.json": sample("repositories"), "issues.json": sample("issues") } },
  );
  expect(played.error).toBeUndefined();
  expect(below("repositories: right?", await played.screen("block"))).toMatchInlineSnapshot(`
    "? repositories: right?
    ❯ yes, go on
      records     .          the body is the list (4)
      key         id         unique, never empty
      cursor      –          everything is read each time
      pagination  –          the body is a bare list: headers were not given, or…
      query       –          constants, such as state=all
      schema      43 fields  1 always empty: mirror_url

    ↑ ↓ move, Enter takes it"
  `);
  expect(below("How does it page?", await played.screen("paging"))).toMatchInlineSnapshot(`
    "? How does it page?
    ❯ all on one page       no paging
      page number           ?page=2
      token in the body     ?after=… from "next_cursor": "…"
      next URL in the body  "next": "https://…"
      Link header           Link: <https://…>; rel="next"

    ↑ ↓ move, Enter takes it"
  `);
  expect(below("{owner}", await played.screen("owner"))).toMatchInlineSnapshot(`
    "✔ Path https://api.github.com/repos/{owner…  /repos/{owner}/{repo}/issues
    ? {owner} comes from
    ❯ repositories.owner.login  one request for each of the repositories
      repositories.owner.id     one request for each of the repositories
      repositories.id           one request for each of the repositories
      repositories.node_id      one request for each of the repositories
      repositories.name         one request for each of the repositories
      repositories.full_name    one request for each of the repositories
      a setting: owner          each user of the connector fills it in
      another field of a stream
      the path is another       give it again

    ↑ ↓ move, Enter takes it"
  `);
  expect(below("issues: right?", await played.screen("second block"))).toMatchInlineSnapshot(`
    "? issues: right?
    ❯ yes, go on
      records     .           the body is the list (6)
      key         id          unique, never empty
      cursor      updated_at  ISO 8601; newest last; also: created_at
      filter      since       boundary unknown
      pagination  Link header, size per_page  as the other streams
      query       state=all
      schema      31 fields   2 always empty: milestone.closed_at, performed_via_…

    ↑ ↓ move, Enter takes it"
  `);
  expect(await played.screen()).toMatchInlineSnapshot(`
    "
      create-connector 1.0.0   a TypeScript connector, from questions to rows

    ✔ What is the source called? GitHub  source-github, in ./source-github
    ✔ Base URL of the API https://api.github.com/
    ✔ How does it authenticate? bearer token
    ✔ Settings of each user api_key (secret), start_date

      Streams  what the API lists: customers, orders, …
    ✔ Name of the first stream repositories
    ✔ Path /orgs/{org}/repos
    ✔ {org} comes from a setting: org
    ✔ A sample response repos.json  4 records, 43 fields
    ✔ repositories 4 records in the body, key id, read whole each time
    ✔ How does it page? Link header
    ✔ Query parameter of the page size per_page
    ✔ Page size 100  the API's limit is not known
    ✔ Another stream? issues
    ✔ Path https://api.github.com/repos/{owner…  /repos/{owner}/{repo}/issues
    ✔ {owner} comes from repositories.owner.login
    ✔ {repo} comes from repositories.name
    ✔ A sample response issues.json  6 records, 31 fields
    ✔ issues 6 records in the body, key id, cursor updated_at
    ✔ Does it include records at that very time? yes
    ✔ Another stream? no

    ✔ npm · GitHub Actions · MIT · git · install now"
  `);
  expect(played.answers?.api?.pagination).toEqual({ type: "linkHeader", size: { param: "per_page", value: 100 } });
  expect(played.answers?.streams?.["repositories"]?.path).toBe("/orgs/{config.org}/repos");
  expect(played.answers?.streams?.["repositories"]?.cursor).toBeNull();
  expect(played.answers?.config?.required).toEqual(["api_key", "org"]);
  expect(played.answers?.streams?.["issues"]).toMatchObject({
    path: "/repos/{owner}/{repo}/issues",
    parent: { stream: "repositories", params: { owner: "owner.login", repo: "name" }, add: ["owner", "repo"] },
    cursor: { field: "updated_at", param: "since", inclusive: true },
    query: { state: "all" },
  });
});

test("a small internal API without a sample: the path's query tells the paging, the rest is shown to be checked", async () => {
  const played = await play([
    { see: "called?", keys: `Items${ENTER}` },
    { see: "Base URL", keys: `http://api.intern.example${ENTER}` },
    { see: "authenticate?", keys: DOWN + ENTER },
    { see: "Which header", keys: ENTER },
    { see: "Which settings", keys: ENTER },
    { see: "first stream", keys: `items${ENTER}` },
    { see: "Path", keys: `/items?page=1&per_page=50${ENTER}` },
    { see: "A sample", keys: ENTER },
    { see: "Where are the records?", keys: `items${ENTER}` },
    { see: "right?", keys: ENTER, shot: "block" },
    ...end,
  ]);
  expect(played.error).toBeUndefined();
  expect(below("items: right?", await played.screen("block"))).toMatchInlineSnapshot(`
    "? items: right?
    ❯ yes, go on
      records     items  as you said
      key         id     usual; not seen in a sample
      cursor      –      everything is read each time
      pagination  page number: page, size per_page  in the path that you gave
      query       –      constants, such as state=all
      schema      open   takes any field until a sample is given

    ↑ ↓ move, Enter takes it"
  `);
  expect(await played.screen()).toMatchInlineSnapshot(`
    "
      create-connector 1.0.0   a TypeScript connector, from questions to rows

    ✔ What is the source called? Items  source-items, in ./source-items
    ✔ Base URL of the API http://api.intern.example
    ✔ How does it authenticate? API key in a header
    ✔ Which header carries the key? X-Api-Key
    ✔ Settings of each user api_key (secret), start_date

      Streams  what the API lists: customers, orders, …
    ✔ Name of the first stream items
    ✔ Path /items?page=1&per_page=50  /items
    ✔ A sample response none
    ✔ Where are the records? items
    ✔ items records at items, key id, read whole each time
    ✔ Another stream? no

    ✔ npm · GitHub Actions · MIT · git · install now"
  `);
  expect(played.answers?.api).toEqual({
    baseUrl: "http://api.intern.example",
    auth: { type: "apiKey", header: "X-Api-Key", value: "{config.api_key}" },
    pagination: { type: "page", param: "page", size: { param: "per_page", value: 50 } },
  });
  expect(Object.keys(played.answers?.config?.properties ?? {})).toEqual(["api_key"]);
});

describe("Ctrl-C", () => {
  const places: readonly (readonly [string, readonly Move[]])[] = [
    ["at the first question", [{ see: "called?", keys: CTRL_C }]],
    [
      "with half an answer typed",
      [
        { see: "called?", keys: "Ac" },
        { see: "Ac", keys: CTRL_C },
      ],
    ],
    ["in a list", [...start.slice(0, 2), { see: "authenticate?", keys: CTRL_C }]],
    [
      "at the sample",
      [
        ...start,
        { see: "first stream", keys: `a${ENTER}` },
        { see: "Path", keys: ENTER },
        { see: "A sample", keys: CTRL_C },
      ],
    ],
    [
      "in a half pasted sample",
      [
        ...start,
        { see: "first stream", keys: `a${ENTER}` },
        { see: "Path", keys: ENTER },
        { see: "A sample", keys: '{ "data": [\n 1,\n' },
        { see: "lines so far", keys: CTRL_C },
      ],
    ],
  ];

  test.each(places)("ends the run %s, without a stack", async (_, moves) => {
    const { error } = await play(moves);
    expect(error).toBeInstanceOf(Cancelled);
    expect(String(error)).toBe("Cancelled: Cancelled. Nothing was written.");
  });

  test("keeps what was answered before in the draft", async () => {
    const { drafts } = await play([...start.slice(0, 2), { see: "authenticate?", keys: CTRL_C }]);
    expect(drafts.at(-1)).toMatchObject({ name: "acme", api: { baseUrl: "https://{config.subdomain}.acme.com/v1" } });
  });
});

test("Ctrl-D ends the run as Ctrl-C does", async () => {
  const { error } = await play([{ see: "called?", keys: "\u0004" }]);
  expect(error).toBeInstanceOf(Cancelled);
});

/** The part of a screen from a line on. */
function below(text: string, screen: string): string {
  const lines = screen.split("\n");
  const at = lines.findIndex((line) => line.includes(text));
  return lines.slice(Math.max(0, at)).join("\n");
}
