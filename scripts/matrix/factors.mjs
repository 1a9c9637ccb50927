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
    odata: { pagination: { type: "odata", size: { value: 50, max: 100 } } },
  },
  cursor: {
    none: { cursor: null },
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
  records: { body: { records: "." }, list: { records: "data" }, wildcard: { records: "groups.*.items" } },
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

/** Pairs that no API has. */
export const conflicts = [
  ...inBody.flatMap((pagination) => [
    [`pagination=${pagination}`, "records=body"],
    [`pagination=${pagination}`, "format=jsonl"],
    [`pagination=${pagination}`, "format=csv"],
    [`pagination=${pagination}`, "format=xml"],
  ]),
];
