/**
 * What may vary in a connector: factor → option → what it adds to the answers. Options of `project` are partial answers;
 * options of `stream` are partial answers of one stream. A house test holds that every kind of the model's schemas is here.
 */

const secret = (title) => ({ type: "string", title, airbyte_secret: true });
const settings = (properties) => ({ config: { required: Object.keys(properties), properties } });
const auth = (facts, properties = {}) => ({ api: { auth: facts }, ...settings(properties) });
const client = { client_id: secret("Client ID"), client_secret: secret("Client secret") };
const oauth = {
  tokenUrl: "https://login.matrix.example/token",
  clientId: "{config.client_id}",
  clientSecret: "{config.client_secret}",
};

export const project = {
  auth: {
    none: auth({ type: "none" }),
    bearer: auth({ type: "bearer", token: "{config.api_key}" }, { api_key: secret("API key") }),
    apiKey: auth(
      { type: "apiKey", header: "X-Api-Key", value: "Key {config.api_key}" },
      { api_key: secret("API key") },
    ),
    choice: { api: { auth: { type: "choice", tokenUrl: oauth.tokenUrl, rotates: true, header: "X-Api-Key" } } },
    keyInQuery: auth({ type: "apiKeyQuery", param: "key", value: "{config.api_key}" }, { api_key: secret("API key") }),
    keyInCookie: auth(
      { type: "apiKeyCookie", cookie: "sid", value: "{config.session}" },
      { session: secret("Session") },
    ),
    basic: auth(
      { type: "basic", username: "{config.username}", password: "{config.password}" },
      { username: { type: "string", title: "User" }, password: secret("Password") },
    ),
    headers: auth(
      { type: "headers", headers: { "X-App-Id": "{config.app_id}", "X-App-Key": "App {config.app_key}" } },
      { app_id: secret("App"), app_key: secret("App key") },
    ),
    jwt: auth(
      {
        type: "jwt",
        algorithm: "ES256",
        key: "{config.private_key}",
        keyId: "k1",
        issuer: "matrix",
        lifetime: "PT10M",
      },
      { private_key: secret("Private key") },
    ),
    session: auth(
      {
        type: "sessionToken",
        login: {
          url: "https://api.matrix.example/login",
          body: { user: "{config.username}", password: "{config.password}" },
        },
        from: "token",
        lifetime: "PT20M",
        header: "X-Session",
      },
      { username: { type: "string", title: "User" }, password: secret("Password") },
    ),
    oauthMachine: auth(
      {
        type: "oauthClientCredentials",
        ...oauth,
        clientAuth: "basic",
        scopes: ["read", "write:all"],
        extra: { audience: "x" },
      },
      client,
    ),
    oauthRotating: auth(
      {
        type: "oauthRefreshToken",
        ...oauth,
        refreshToken: "{config.refresh_token}",
        rotates: true,
        header: "X-Token",
        prefix: "",
      },
      { ...client, refresh_token: secret("Refresh token") },
    ),
  },
  host: {
    fixed: { api: { baseUrl: "https://api.matrix.example/v1" } },
    setting: {
      api: { baseUrl: "https://{config.subdomain}.matrix.example" },
      ...settings({ subdomain: { type: "string", title: "Subdomain", examples: ["acme"] } }),
    },
  },
  words: {
    plain: { title: "Matrix" },
    hostile: { title: '`${process.exit(1)}` "Üñí" */ <!-- & {{ x }} <%= y %> $(id)' },
  },
  rate: {
    none: {},
    one: { api: { rateLimit: { requests: 6000, per: "minute" } } },
    several: {
      api: {
        rateLimit: [
          { requests: 200, per: "second", burst: 50 },
          { requests: 9000, per: "minute" },
        ],
        concurrency: 3,
      },
    },
  },
  shared: { none: {}, constants: { api: { headers: { "X-Version": "2026-01-01" }, query: { verbose: true } } } },
  ci: {
    github: { project: { ci: "github" } },
    gitlab: { project: { ci: "gitlab" } },
    none: { project: { ci: "none" } },
  },
  license: {
    mit: { project: { license: "MIT" } },
    apache: { project: { license: "Apache-2.0" } },
    closed: { project: { license: "UNLICENSED" } },
  },
  manager: {
    npm: { project: { packageManager: "npm" } },
    pnpm: { project: { packageManager: "pnpm" } },
    yarn: { project: { packageManager: "yarn" } },
  },
  cdk: { vendor: { project: { cdk: "vendor" } }, registry: { project: { cdk: "registry" } } },
};

const size = { param: "per_page", value: 50, max: 100 };
const updated = (facts) => ({ cursor: { field: "updated_at", start: "2020-01-01T00:00:00Z", ...facts } });

export const stream = {
  pagination: {
    none: { pagination: { type: "none" } },
    page: { pagination: { type: "page", param: "page" } },
    pageShort: { pagination: { type: "page", param: "page", start: 0, size, stop: "shortPage" } },
    cursor: { pagination: { type: "cursor", param: "after", from: "meta.next", size } },
    cursorEmpty: { pagination: { type: "cursor", param: "after", from: ["meta.dotted"], stop: "emptyPage" } },
    nextUrl: { pagination: { type: "nextUrl", from: "next", size } },
    linkHeader: { pagination: { type: "linkHeader", size } },
    offset: { pagination: { type: "offset", param: "offset", size } },
    offsetTotal: { pagination: { type: "offset", param: "skip", start: 1, total: "meta.total", size } },
    pages: { pagination: { type: "page", param: "page", pages: "meta.pages" } },
    cursorMore: { pagination: { type: "cursor", param: "after", from: "meta.next", more: "meta.more" } },
    headerToken: { pagination: { type: "headerToken", param: "token", header: "X-Next-Token", size } },
    lastRecord: { pagination: { type: "lastRecord", param: "starting_after", field: "id", size } },
    lastRecordMore: { pagination: { type: "lastRecord", param: "starting_after", field: "id", more: "has_more" } },
    relay: { pagination: { type: "relay", connection: "data.items" } },
    inBody: { pagination: { type: "offset", param: "page.from", in: "body", size: { param: "page.size", value: 50 } } },
    odata: { pagination: { type: "odata", size: { value: 50, max: 100 } } },
  },
  cursor: {
    none: { cursor: null },
    number: updated({ type: "number", param: "after_version", start: 1, inclusive: true }),
    string: updated({ type: "string", param: "after_id", start: "00000" }),
    syncToken: { cursor: { type: "syncToken", param: "sync", from: "meta.sync" } },
    window: updated({ type: "datetime", format: "iso", param: "since", endParam: "until", window: { step: "P1Y" } }),
    capped: updated({
      type: "datetime",
      format: "iso",
      param: "since",
      endParam: "until",
      inclusive: true,
      window: { step: "P2Y", cap: 1000 },
    }),
    byDay: updated({ type: "datetime", format: "iso", param: "since", granularity: "P1D", inclusive: true }),
    feed: updated({ type: "datetime", format: "iso", order: "descending", stopEarly: true }),
    datetimeParam: updated({ type: "datetime", format: "iso", param: "since", inclusive: true }),
    datetimeExclusive: updated({
      type: "datetime",
      format: "iso",
      param: "since",
      inclusive: false,
      order: "ascending",
    }),
    datetimeFilter: updated({ type: "datetime", format: "epochSeconds", lookback: "P1D", order: "descending" }),
    datetimePattern: updated({
      type: "datetime",
      format: { pattern: "yyyy-MM-dd HH:mm:ss", zone: "+02:00" },
      param: "since",
    }),
  },
  body: {
    none: {},
    json: { body: { type: "json", value: { filter: { state: "open", ids: [1, 2] }, deep: true } } },
    form: { body: { type: "form", fields: { state: "open", wide: true } } },
    graphql: {
      body: {
        type: "graphql",
        query: "query Items($after: String, $n: Int) { items(after: $after) { id } }",
        variables: { n: 5 },
      },
    },
  },
  meaning: {
    usual: {},
    said: {
      emptyOn: [404],
      skipOn: [{ status: 403, why: "not in every plan" }],
      errors: { at: "failed", is: true, message: "reason" },
    },
  },
  records: {
    body: { records: "." },
    list: { records: "data" },
    wildcard: { records: "groups.*.items" },
    nodes: { records: "data.items.nodes" },
  },
  key: { single: { primaryKey: "id" }, composite: { primaryKey: ["id", "kind"] }, none: { primaryKey: null } },
  parent: {
    none: {},
    path: {
      path: "/owners/{owner_id}/{own}",
      parent: { stream: "owners", params: { owner_id: "id" }, add: ["owner_id"] },
    },
  },
  format: {
    json: {},
    jsonl: { format: "jsonl", records: "." },
    csv: { format: { type: "csv", delimiter: ";", encoding: "windows-1252" }, records: "." },
    xml: { format: "xml", records: "list.item" },
  },
  own: { none: {}, constants: { query: { state: "all" }, headers: { "X-Part": "own" } } },
  fields: { known: {}, open: { open: true } },
};

/** A body of records alone holds no token, no flag and no count; XML holds them elsewhere than "meta". */
const inBody = ["cursor", "cursorEmpty", "cursorMore", "nextUrl", "offsetTotal", "pages", "lastRecordMore", "odata"];
const bare = ["records=body", "format=jsonl", "format=csv", "format=xml"];
const graphql = ["body=graphql", "pagination=relay"];
const pages = Object.keys(stream.pagination).filter((kind) => kind !== "relay" && kind !== "none");

/** Pairs that no API has. */
export const conflicts = [
  ...each(
    inBody.map((kind) => `pagination=${kind}`),
    bare,
  ),
  ...each(["cursor=syncToken", "meaning=said"], bare),
  // Without sample, key and cursor the mock's records have no field: in XML and CSV that is no record.
  ["format=xml", "key=none"],
  ["format=csv", "key=none"],
  // GraphQL: one way to page, records below "data", parameters in variables.
  ...each(graphql, [...bare, "records=list", "records=wildcard"]),
  ...each(["pagination=relay"], ["body=none", "body=json", "body=form"]),
  ...each(
    ["body=graphql"],
    pages.map((kind) => `pagination=${kind}`),
  ),
  ...each(["pagination=inBody"], ["body=none", "body=form", "body=graphql"]),
];

/** Every pair of two lists. */
function each(some, others) {
  return some.flatMap((a) => others.map((b) => [a, b]));
}
