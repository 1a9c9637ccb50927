/** The kinds that chaos draws from. A new kind of the CDK gets its line here. */

const size = (random) => ({ param: "limit", value: random.whole(1, 7) });

export const paginations = [
  () => ({ type: "none" }),
  (random) => ({ type: "page", param: "page", start: random.whole(0, 1), size: size(random) }),
  (random) => ({ type: "page", param: "page", size: size(random), stop: "shortPage" }),
  (random) => ({ type: "page", param: "page", size: size(random), pages: "meta.pages" }),
  (random) => ({ type: "page", param: "page", size: size(random), total: "meta.total" }),
  (random) => ({ type: "offset", param: "offset", size: size(random), stop: random.one(["emptyPage", "shortPage"]) }),
  (random) => ({ type: "offset", param: "offset", size: size(random), total: "meta.total" }),
  (random) => ({
    type: "cursor",
    param: "after",
    from: "meta.next",
    size: size(random),
    stop: random.one(["noToken", "emptyPage"]),
  }),
  (random) => ({ type: "cursor", param: "after", from: "meta.next", size: size(random), more: "meta.more" }),
  (random) => ({ type: "headerToken", param: "after", header: "X-Next", size: size(random) }),
  (random) => ({ type: "lastRecord", param: "after_id", field: "id", size: size(random) }),
  (random) => ({ type: "nextUrl", from: "meta.next", size: size(random) }),
  (random) => ({ type: "linkHeader", size: size(random) }),
  (random) => ({ type: "odata", size: { value: random.whole(1, 7) } }),
];

export const auths = [
  { model: { type: "none" }, settings: [] },
  { model: { type: "bearer", token: "{config.token}" }, settings: ["token"] },
  { model: { type: "apiKey", header: "X-Api-Key", value: "Key {config.token}" }, settings: ["token"] },
  { model: { type: "apiKeyQuery", param: "key", value: "{config.token}" }, settings: ["token"] },
  { model: { type: "apiKeyCookie", cookie: "session", value: "{config.token}" }, settings: ["token"] },
  { model: { type: "basic", username: "{config.user}", password: "{config.token}" }, settings: ["user", "token"] },
  {
    model: { type: "headers", headers: { "X-App": "{config.user}", "X-Key": "{config.token}" } },
    settings: ["user", "token"],
  },
];

/** `changed` in ascending, descending or no order, filtered by the API (the boundary included, left out or unknown) or by us. */
export const cursors = [
  (random) => ({ ...filter(random), order: "ascending" }),
  (random) => ({ ...filter(random), order: "ascending" }),
  (random) => ({ ...filter(random), order: "descending" }),
  (random) => filter(random),
];

function filter(random) {
  const cursor = { type: "datetime", field: "changed" };
  const boundary = random.one([{ inclusive: true }, { inclusive: false }, {}]);
  return random.chance(0.75) ? { ...cursor, param: "since", ...boundary } : cursor;
}

/** What `changed` is: times in four forms, or what else grows. `cursor`: what the cursor of that kind is besides. */
export const formats = [
  { cursor: { type: "number" }, write: (time) => Math.floor(time / 1_000) },
  // No text lies just before another: late ties are only seen where the filter includes its boundary.
  { cursor: { type: "string", inclusive: true }, write: (time) => String(time).padStart(16, "0") },
  { model: "iso", write: (time) => new Date(time).toISOString().replace(".000", "") },
  { model: "epochSeconds", write: (time) => time / 1_000 },
  { model: "epochMilliseconds", write: (time) => time },
  {
    model: { pattern: "yyyy-MM-dd HH:mm:ss", zone: "UTC" },
    write: (time) => new Date(time).toISOString().replace("T", " ").slice(0, 19),
  },
];

/** What passes by itself, or what a client that keeps to the model can bear. */
export function faults(pagination, cursor) {
  const byToken = ["cursor", "headerToken", "nextUrl", "linkHeader", "odata"].includes(pagination.type);
  const endsByEmpty = pagination.stop === "emptyPage" || !byToken;
  const endsByShort = pagination.stop === "shortPage";
  return [
    (random) => [
      "rate-limited",
      { at: random.whole(1, 9), times: random.whole(1, 3), retryAfter: random.whole(0, 50) },
    ],
    (random) => ["server-error", { at: random.whole(1, 9), times: random.whole(1, 3) }],
    (random) => ["cut-body", { at: random.whole(1, 9), byte: random.whole(0, 300) }],
    ...(endsByEmpty ? [] : [(random) => ["empty-page", { at: random.whole(1, 5) }]]),
    ...(endsByShort ? [] : [() => ["short-page", {}], (random) => ["clamped-size", { records: random.whole(1, 4) }]]),
    // A state within a list trusts the declared order until it is seen to be broken.
    ...(cursor?.order === "ascending" ? [] : [() => ["unsorted", {}]]),
    () => ["gzip", {}],
    () => ["bom", {}],
    () => ["pretty-json", {}],
    () => ["wrong-content-type", {}],
  ];
}
