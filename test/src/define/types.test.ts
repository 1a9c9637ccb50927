/**
 * What the type checker refuses in a connector's code. Each case is a whole program that is compiled against the CDK's
 * sources: the wrong one must fail on its line with the expected words, the right one must pass.
 */
import { describe, expect, test } from "@jest/globals";
import { compileCases } from "../support/compile.js";

const prelude = `
import { apiKeyHeader, bearer, cursorPages, datetime, defineApi, defineSource, defineSpec, each, form, graphql, json, lastRecordPages, offsetPages, odataPages, pagesBy, relayPages, schemaOf } from "@create-connector/cdk";
const spec = defineSpec({
  documentationUrl: "https://docs.acme.com",
  required: ["api_key"],
  properties: {
    api_key: { type: "string", title: "API key", airbyte_secret: true },
    size: { type: "integer", title: "Size" },
    start_date: { type: "string", title: "Start date", format: "date-time", default: "2020-01-01T00:00:00Z" },
  },
});
const api = defineApi(spec, {
  baseUrl: "https://api.acme.com/v1",
  auth: bearer({ token: "{config.api_key}" }),
  pagination: cursorPages({ param: "after", from: "next_cursor", size: { param: "limit", value: 100 } }),
  headers: { "X-Client": "{config.api_key}" },
  rateLimit: { requests: 100, per: "minute" },
});
interface Customer { id: number; name: string | null; updated_at: string; owner: { login: string } }
interface Order { id: string; customer_id: number; updated_at: string }
const customers = api.stream({
  name: "customers", schema: schemaOf<Customer>({}), path: "/customers", records: "data", primaryKey: "id",
  cursor: datetime({ field: "updated_at", format: "iso", param: "since", start: "{config.start_date}" }),
});
const choice = defineSpec({
  required: ["credentials"],
  properties: {
    regions: { type: "array", title: "Regions", items: { type: "string" } },
    credentials: {
      type: "object", title: "Authentication", oneOf: [
        {
          type: "object", title: "API key", required: ["auth_type", "api_key"],
          properties: { auth_type: { type: "string", const: "api_key" }, api_key: { type: "string", title: "API key", airbyte_secret: true } },
        },
        {
          type: "object", title: "Account", required: ["auth_type", "user"],
          properties: { auth_type: { type: "string", const: "account" }, user: { type: "string", title: "User" }, age: { type: "integer", title: "Age" } },
        },
      ],
    },
  },
});
const orders = { name: "orders", schema: schemaOf<Order>({}), records: "data" } as const;
`;

const right: readonly (readonly [title: string, code: string])[] = [
  [
    "a nested path as key",
    `api.stream({ name: "c", schema: schemaOf<Customer>({}), path: "/c", records: ".", primaryKey: ["id", "owner.login"] });`,
  ],
  [
    "a child stream that fills its variable",
    `api.stream({ ...orders, path: "/customers/{customer_id}/orders", parent: each(customers, { customer_id: "id" }, { add: ["customer_id"] }) });`,
  ],
  [
    "a path with a start time, filled by the cursor",
    `api.stream({ ...orders, path: "/orders/since/{start}", cursor: datetime({ field: "updated_at", format: "iso", start: "{config.start_date}" }) });`,
  ],
  [
    "a parent whose variable stands in the query or in the body",
    `api.stream({ ...orders, path: "/orders", parent: each(customers, { customer: "id" }), query: { customer: "{customer}" } });
     api.stream({ ...orders, path: "/search", parent: each(customers, { customer: "id" }), body: json({ customer: "{customer}" }) });`,
  ],
  [
    "bodies of all kinds",
    `api.stream({ ...orders, path: "/search", body: json({ since: "{config.start_date}", sort: [{ by: "id", desc: false }] }) });
     api.stream({ ...orders, path: "/search", body: form({ size: 10, key: "{config.api_key}" }) });
     api.stream({ ...orders, path: "/graphql", body: graphql({ query: "{ orders { id } }" }) });
     api.stream({ ...orders, path: "/graphql", body: graphql({ query: "query ($n: Int) { o(n: $n) { id } }", variables: { n: "{config.size}" } }) });
     api.stream({ ...orders, path: "/search", method: "POST", body: json(({ config, params }) => ({ n: config.size ?? 1, p: params["p"] ?? null })) });`,
  ],
  [
    "every kind of pagination, and a limit of pages",
    `api.stream({ ...orders, path: "/o", maxPages: 500, pagination: offsetPages({ param: "offset", total: "total", stop: "shortPage", size: { param: "limit", value: 9 } }) });
     api.stream({ ...orders, path: "/o", pagination: lastRecordPages({ param: "after", field: "id", more: "has_more" }) });
     api.stream({ ...orders, path: "/o", pagination: odataPages({ size: { value: 50 } }) });
     api.stream({ ...orders, path: "/o", method: "POST", pagination: cursorPages({ param: "page.after", from: ["next.token"], in: "body" }) });
     api.stream({ ...orders, path: "/g", body: graphql({ query: "{ o { id } }" }), pagination: relayPages({ connection: "data.o", size: { param: "first", value: 50 } }) });`,
  ],
  [
    "pages by a function of one's own, which sees the page and its request",
    `api.stream({
       ...orders, path: "/o",
       pagination: pagesBy(
         ({ headers, recordCount, lastRecord, request }) =>
           recordCount === 0 || headers["x-done"] === "1" ? undefined : { query: { page: Number(request.query?.["page"] ?? 1) + 1, after: String(lastRecord?.["id"]) } },
         { first: { query: { page: 1 } } },
       ),
     });`,
  ],
  ["a setting in a path", `api.stream({ ...orders, path: "/accounts/{config.size}/orders" });`],
  [
    "functions that see the typed configuration",
    `defineApi(spec, { baseUrl: ({ config }) => config.start_date.trim(), auth: bearer({ token: ({ config }) => config.api_key.trim() }) });`,
  ],
  [
    "a transform over a raw record",
    `api.stream({ ...orders, path: "/orders", transform: (raw: { cents: string }) => ({ id: raw.cents, customer_id: 1, updated_at: "" }) });`,
  ],
  [
    "a transform that sees the configuration",
    `api.stream({ ...orders, path: "/orders", transform: (record, { config }) => (config.size === record.customer_id ? record : undefined) });`,
  ],
  [
    "a query with a function",
    `api.stream({ ...orders, path: "/orders", query: { state: "all", size: ({ config }) => config.size ?? 1 } });`,
  ],
  [
    "a whole source",
    `defineSource({ name: "acme", spec, api, check: customers, streams: [customers, api.stream({ ...orders, path: "/orders" })] });`,
  ],
  [
    "a setting in one form of a group",
    `defineApi(choice, { baseUrl: "https://x/{config.credentials.user}", auth: bearer({ token: "{config.credentials.api_key}" }) });`,
  ],
  [
    "a function that asks which form of a group was filled in",
    `defineApi(choice, { baseUrl: "https://x", auth: bearer({ token: ({ config: { credentials: c } }) => (c.auth_type === "account" ? c.user : c.api_key) }) });`,
  ],
  [
    "a list of texts as a setting",
    `defineApi(choice, { baseUrl: ({ config }) => config.regions?.join(",") ?? "", auth: bearer({ token: ({ config }) => config.credentials.auth_type }) });`,
  ],
  [
    "an open record type has every field",
    `api.stream({ name: "x", schema: schemaOf<{ [field: string]: unknown }>({}), path: "/x", records: "data", primaryKey: "anything" });`,
  ],
];

const wrong: readonly (readonly [title: string, code: string, message: RegExp])[] = [
  ["a key that is not in the record", `api.stream({ ...orders, path: "/orders", primaryKey: "uuid" });`, /uuid/],
  [
    "a cursor that is not in the record",
    `api.stream({ ...orders, path: "/orders", cursor: datetime({ field: "changed_at", format: "iso" }) });`,
    /changed_at/,
  ],
  [
    "a last record without its field",
    `api.stream({ ...orders, path: "/o", pagination: lastRecordPages({ param: "after" }) });`,
    /field/,
  ],
  [
    "a rule of tokens for offsets",
    `api.stream({ ...orders, path: "/o", pagination: offsetPages({ param: "offset", stop: "noToken" }) });`,
    /noToken/,
  ],
  [
    "a number of pages for offsets",
    `api.stream({ ...orders, path: "/o", pagination: offsetPages({ param: "offset", pages: "pages" }) });`,
    /pages/,
  ],
  [
    "a function of pages that gives a number",
    `api.stream({ ...orders, path: "/o", pagination: pagesBy(({ recordCount }) => recordCount) });`,
    /NextPage/,
  ],
  [
    "a path variable that nobody fills",
    `api.stream({ ...orders, path: "/customers/{customer_id}/orders" });`,
    /parent/,
  ],
  [
    "a start time in the path of a stream without a cursor",
    `api.stream({ ...orders, path: "/orders/since/{start}" });`,
    /cursor/,
  ],
  [
    "a setting deep in a body that the specification lacks",
    `api.stream({ ...orders, path: "/search", body: json({ filter: [{ from: "{config.begin}" }] }) });`,
    /begin/,
  ],
  [
    "a setting in a form that the specification lacks",
    `api.stream({ ...orders, path: "/search", body: form({ from: "{config.begin}" }) });`,
    /begin/,
  ],
  [
    "a setting in GraphQL variables that the specification lacks",
    `api.stream({ ...orders, path: "/graphql", body: graphql({ query: "{ o { id } }", variables: { from: "{config.begin}" } }) });`,
    /begin/,
  ],
  [
    "a parent that fills another variable",
    `api.stream({ ...orders, path: "/customers/{customer_id}/orders", parent: each(customers, { customer: "id" }) });`,
    /customer_id/,
  ],
  [
    "a parent's field that does not exist",
    `api.stream({ ...orders, path: "/c/{customer_id}/orders", parent: each(customers, { customer_id: "uuid" }) });`,
    /uuid/,
  ],
  ["an added variable that is no param", `each(customers, { customer_id: "id" }, { add: ["id"] });`, /customer_id/],
  [
    "a setting that the token names but the specification lacks",
    `defineApi(spec, { baseUrl: "https://x", auth: bearer({ token: "{config.api_kee}" }) });`,
    /api_kee/,
  ],
  [
    "a setting that a header's value names but the specification lacks",
    `defineApi(spec, { baseUrl: "https://x", auth: apiKeyHeader({ header: "X-Key", value: "{config.kee}" }) });`,
    /kee/,
  ],
  [
    "a setting that the base URL names but the specification lacks",
    `defineApi(spec, { baseUrl: "https://{config.host}", auth: bearer({ token: "{config.api_key}" }) });`,
    /config\.host.*NoSetting/,
  ],
  [
    "a setting that the path names but the specification lacks",
    `api.stream({ ...orders, path: "/x/{config.account}" });`,
    /config\.account.*NoSetting/,
  ],
  [
    "a setting that the query names but the specification lacks",
    `api.stream({ ...orders, path: "/x", query: { a: "{config.nope}" } });`,
    /no setting.*"nope"|NoSetting<"nope">/,
  ],
  [
    "a start that names a missing setting",
    `api.stream({ ...orders, path: "/x", cursor: datetime({ field: "updated_at", format: "iso", start: "{config.begin}" }) });`,
    /begin/,
  ],
  [
    "a secret that is not marked",
    `defineSpec({ required: [], properties: { access_token: { type: "string", title: "Token" } } });`,
    /airbyte_secret/,
  ],
  [
    "a required setting that does not exist",
    `defineSpec({ required: ["host"], properties: { name: { type: "string", title: "Name" } } });`,
    /host/,
  ],
  [
    "a setting that no form of a group has",
    `defineApi(choice, { baseUrl: "https://x", auth: bearer({ token: "{config.credentials.api_kee}" }) });`,
    /credentials\.api_kee/,
  ],
  [
    "a setting of a group that the path names but no form has",
    `defineApi(choice, { baseUrl: "https://{config.credentials.host}", auth: bearer({ token: "{config.credentials.api_key}" }) });`,
    /config\.credentials\.host.*NoSetting/,
  ],
  [
    "a setting of another form than the one that was asked for",
    `defineApi(choice, { baseUrl: "https://x", auth: bearer({ token: ({ config: { credentials: c } }) => (c.auth_type === "account" ? c.api_key : "") }) });`,
    /api_key/,
  ],
  [
    "a secret in a form of a group that is not marked",
    `defineSpec({ required: [], properties: { c: { type: "object", title: "C", oneOf: [{ type: "object", title: "A", required: [], properties: { client_secret: { type: "string", title: "S" } } }] } } });`,
    /airbyte_secret/,
  ],
  [
    "a configuration field that does not exist",
    `defineApi(spec, { baseUrl: "https://x", auth: bearer({ token: ({ config }) => config.token }) });`,
    /token/,
  ],
  [
    "a transform of the wrong shape",
    `api.stream({ ...orders, path: "/orders", transform: () => ({ id: 1 }) });`,
    /id|customer_id/,
  ],
  [
    "an optional setting used as if it were there",
    `defineApi(spec, { baseUrl: ({ config }) => config.size.toFixed(), auth: bearer({ token: "{config.api_key}" }) });`,
    /undefined/,
  ],
];

const messagesOf = compileCases(prelude, [...right, ...wrong]);

describe("the type checker accepts", () => {
  test.each(right)("%s", (title) => {
    expect(messagesOf(title)).toEqual([]);
  });
});

describe("the type checker refuses", () => {
  test.each(wrong)("%s", (title, _code, message) => {
    const found = messagesOf(title);
    expect(found.join("\n")).toMatch(message);
  });
});
