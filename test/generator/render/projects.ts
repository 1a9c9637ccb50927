/** Models that the tests of this room render: every kind, every choice, and texts that try to break out. */
import { authTemplates, settingsOf } from "@create-connector/cdk/model";
import type {
  AuthModel,
  ConfigProperty,
  CursorModel,
  DateFormat,
  PaginationModel,
  ProjectFiles,
  ProjectModel,
  Schema,
  StreamModel,
} from "@create-connector/cdk/model";
import { auths } from "./auths.js";
import { formatStreams } from "./format-streams.js";

const size = { param: "limit", value: 100, max: 200 };

export const paginations: readonly (PaginationModel | undefined)[] = [
  undefined,
  { type: "none" },
  { type: "page", param: "page" },
  { type: "page", param: "p", start: 0, size, stop: "shortPage" },
  { type: "cursor", param: "after", from: "next_cursor" },
  { type: "cursor", param: "after", from: ["@odata.next", "token"], size, stop: "emptyPage" },
  { type: "nextUrl", from: "links.next", size },
  { type: "linkHeader" },
  { type: "page", param: "page", size, pages: "meta.pages", total: "meta.total" },
  { type: "offset", param: "offset" },
  { type: "offset", param: "startIndex", start: 1, size, total: ["total.results"], stop: "shortPage" },
  { type: "cursor", param: "after", from: "paging.next", more: "paging.more" },
  { type: "headerToken", param: "page_token", header: "X-Next-Page", size, stop: "emptyPage" },
  { type: "lastRecord", param: "starting_after", field: "id", size, more: "has_more" },
  { type: "lastRecord", param: "since", field: "id", last: "done" },
  { type: "odata", size: { value: 50, max: 100 } },
  { type: "page", param: "options.page", in: "body", size },
  { type: "relay", connection: "data.things", variable: "cursor", size: { param: "first", value: 50 } },
  { type: "linkHeader", rel: "following", size },
];

const formats: readonly DateFormat[] = [
  "iso",
  "epochSeconds",
  "epochMilliseconds",
  { pattern: "yyyy-MM-dd HH:mm:ss", zone: "+02:00" },
];

export const cursors: readonly (CursorModel | undefined)[] = [
  undefined,
  ...formats.map((format): CursorModel => ({ type: "datetime", field: "updated_at", format })),
  {
    type: "datetime",
    field: "dates.changed",
    format: "iso",
    param: "since",
    start: "{config.start_date}",
    inclusive: false,
    order: "descending",
    lookback: "P1D",
  },
];

const schema: Schema = {
  type: "object",
  additionalProperties: true,
  required: ["id"],
  properties: {
    id: { type: "integer", description: "Number of the thing." },
    key: { type: ["null", "string"] },
    updated_at: { type: ["null", "string"], format: "date-time" },
    dates: { type: ["object", "null"], properties: { changed: { type: "string" }, made: { type: "string" } } },
    kind: { enum: ["small", "large", null] },
    tags: { type: "array", items: { type: ["string", "null"] } },
    lines: { type: "array", items: { type: "object", properties: { sku: { type: "string" }, n: { type: "number" } } } },
    extra: { type: "object" },
    anything: {},
    either: { anyOf: [{ type: "string" }, { type: "boolean" }] },
    "with-dash": { type: "string" },
  },
};

const childSchema: Schema = { type: "object" };

const choices: readonly ProjectModel[] = [
  { ci: "github", license: "MIT", packageManager: "npm", year: 2026, cdk: "vendor" },
  { ci: "gitlab", license: "Apache-2.0", packageManager: "pnpm", year: 2026, cdk: "vendor" },
  { ci: "none", license: "UNLICENSED", packageManager: "yarn", year: 2026, cdk: "registry" },
];

/** A project for each way to authenticate, the first three with a stream for each pair of pagination and cursor. */
export const everything: readonly ProjectFiles[] = auths.map((auth, index) => {
  const all = streamsOfAllKinds();
  const streams = Object.fromEntries(index < 3 ? all : all.slice(0, 1));
  const names = Object.keys(streams);
  return {
    connector: {
      name: ["all-kinds", "bearer-things", "x"][index] ?? `${auth.type.toLowerCase()}-${String(index)}`,
      title: "All kinds",
      id: "3f1d7a52-8a0e-4d5c-9b57-6f2f5f0c1d11",
      ...(index === 0 ? {} : { documentationUrl: "https://docs.example.com/api?a=b#c" }),
      config: {
        required: auth.type === "none" ? [] : [...credentialsOf(auth), "account"],
        properties: {
          ...(auth.type === "none"
            ? {}
            : {
                ...Object.fromEntries(credentialsOf(auth).map((setting) => [setting, secret(setting)])),
                account: {
                  type: "string",
                  title: "Account",
                  description: "The name that stands in the URL, before the first dot.",
                  examples: ["acme"],
                },
              }),
          start_date: { type: "string", title: "Start date", format: "date-time", default: "2020-01-01T00:00:00Z" },
        },
      },
      api: {
        style: "rest",
        baseUrl: auth.type === "none" ? "https://api.example.com" : "https://{config.account}.example.com/v1",
        auth,
        ...(index === 1 ? { pagination: { type: "page", param: "page" } } : {}),
        ...(index === 2
          ? {
              headers: { "X-Client": "connector", Accept: "application/json" },
              query: { version: 2, raw: true, since: "{config.start_date}" },
              rateLimit: [
                { requests: 7, per: "second" },
                { requests: 200, per: "minute", burst: 20 },
              ],
              concurrency: 5,
              allowedHosts: ["files.example.com"],
            }
          : {}),
      },
      check: "s0_0",
      project: choices[index] ?? { ci: "none", license: "MIT", packageManager: "npm", year: 2026, cdk: "vendor" },
    },
    streams,
    schemas: Object.fromEntries(names.map((name) => [name, name === "child" ? childSchema : schema])),
    fixtures: Object.fromEntries(names.map((name) => [name, name === "s1_1" ? [] : [{ id: 1, key: "a" }]])),
  };
});

function credentialsOf(auth: AuthModel): string[] {
  return [...new Set(authTemplates(auth).flatMap(({ template }) => settingsOf(template)))];
}

function secret(setting: string): ConfigProperty {
  return { type: "string", title: setting === "api_key" ? "API key" : setting, airbyte_secret: true };
}

function streamsOfAllKinds(): [string, StreamModel][] {
  const all = paginations.flatMap((pagination, page) =>
    cursors.map((cursor, kind): [string, StreamModel] => [
      `s${String(page)}_${String(kind)}`,
      {
        path: `/things/${String(page)}/${String(kind)}`,
        records: kind % 2 === 0 ? "data.*.items" : ".",
        ...(kind === 0 ? {} : { primaryKey: kind === 1 ? "id" : ["id", ["with-dash"], "dates.made"] }),
        ...(cursor === undefined ? {} : { cursor }),
        ...(pagination === undefined ? {} : { pagination }),
        ...(kind === 2 ? { query: { state: "all", "filter[x]": "{config.start_date}", deep: true, n: 5 } } : {}),
        ...(kind === 3 ? { headers: { "X-Wide": "1" }, description: "Things of the third kind." } : {}),
      },
    ]),
  );
  const child: StreamModel = {
    path: "/things/{thing_id}/parts/{key}",
    records: "parts",
    parent: { stream: "s0_0", params: { thing_id: "id", key: "dates.made" }, add: ["thing_id", "key"] },
  };
  const reserved: StreamModel = { path: "/delete", records: ["a.b", "c"], primaryKey: "id" };
  return [
    ...all,
    ["child", child],
    ...formatStreams(reserved),
    ["delete", reserved],
    ["index", reserved],
    ["api", reserved],
    ["_9lives", reserved],
  ];
}

/** Texts that try to leave the place they are put into. */
export const hostileTexts: readonly string[] = [
  "AT&T",
  "O'Brien",
  "say \"hi\" and 'ho'",
  '"it\'s" more "quoted" than not',
  "back`tick",
  "*/ process.exit(1); /*",
  "${process.exit(1)}",
  "<%= process.exit(1) %>",
  "<% throw 1 %>",
  "#{exit}",
  "two\nlines",
  "two\r\nlines",
  "__proto__",
  "constructor",
  "- item",
  "# heading",
  "a: b # c",
  "{a: b}",
  "[x](javascript:alert(1))",
  "<script>alert(1)</script>",
  "| pipe |",
  "back\\slash\\",
  "@deprecated",
  "日本 é 😀",
  "\u202eright to left\u202c \u2028 separator",
  "$(rm -rf /) `id` ; && ||",
  "yes",
  "null",
  "1e3",
  "~",
  "*star* _under_ ~~gone~~",
  "a".repeat(200),
  " spaces  around ",
  "--- \n...",
  "\u0000\u0007",
  ["eslint", "disable", "next", "line"].join("-"),
  "https://x.example.com/?a=b&c=d",
];

/** A project whose every text is one that tries to break out. */
export function hostileProject(text: string): ProjectFiles {
  const other = `${text} too`;
  const hostileSchema: Schema = {
    type: "object",
    description: text,
    properties: {
      id: { type: "integer" },
      [`${text}.field`]: { type: "string", description: text, enum: [text, other] },
      nested: { type: "object", properties: Object.fromEntries([[text, { type: "string", description: other }]]) },
    },
  };
  const stream: StreamModel = {
    path: `/things/${text}`,
    records: [text, "items"],
    primaryKey: ["id", ["nested", text]],
    description: text,
    query: Object.fromEntries([[text, other]]),
    headers: { "X-Text": text },
    pagination: { type: "cursor", param: text, from: [text] },
    cursor: { type: "datetime", field: ["nested", text], format: { pattern: `yyyy${text}`, zone: "UTC" }, param: text },
  };
  const child: StreamModel = {
    path: "/things/{thing}/parts",
    records: ".",
    parent: { stream: "things", params: { thing: ["nested", text] } },
  };
  return {
    connector: {
      name: "hostile",
      title: text,
      id: "3f1d7a52-8a0e-4d5c-9b57-6f2f5f0c1d11",
      documentationUrl: `https://docs.example.com/${text}`,
      config: {
        required: ["setting"],
        properties: {
          setting: { type: "string", title: text, description: other, default: text, examples: [text], enum: [text] },
        },
      },
      api: {
        style: "rest",
        baseUrl: `https://api.example.com/${text}`,
        auth: { type: "apiKey", header: "X-Api-Key", value: `${text}{config.setting}` },
        headers: { "X-Title": text },
        query: Object.fromEntries([[text, text]]),
      },
      project: { ci: "github", license: "MIT", packageManager: "npm", year: 2026, cdk: "vendor" },
    },
    streams: { things: stream, parts: child },
    schemas: { things: hostileSchema, parts: { type: "object" } },
    fixtures: { things: [{ id: 1, [`${text}.field`]: text, nested: Object.fromEntries([[text, other]]) }], parts: [] },
  };
}
