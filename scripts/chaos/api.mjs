import { auths, cursors, faults, formats, paginations } from "./kinds.mjs";

const day = 86_400_000;
const began = Date.parse("2025-01-01T00:00:00Z");

/**
 * An API of random kinds, with all that it holds: the model, the records, and the faults that pass by themselves or that a client
 * can bear. One stream, sometimes with children.
 */
export function randomApi(random) {
  const auth = random.one(auths);
  const pagination = random.one(paginations)(random);
  const format = random.one(formats);
  const cursor = random.chance(0.85)
    ? { ...random.one(cursors)(random), ...(format.cursor ?? { format: format.model }) }
    : undefined;
  const keyed = random.chance(0.8);
  const child = random.chance(0.35);
  const shared = cursor === undefined ? {} : { cursor };
  // A body that is a list has no place for what leads to the next page.
  const bare =
    ["offset", "page", "linkHeader", "none"].includes(pagination.type) && !pagination.total && !pagination.pages;
  const records = random.one(bare ? ["data", "result.items", "."] : ["data", "result.items"]);
  const item = { ...shared, records, path: "/items", ...(keyed ? { primaryKey: "id" } : {}) };
  const part = {
    ...shared,
    records,
    path: "/items/{item_id}/parts",
    parent: { stream: "items", params: { item_id: "id" }, add: ["item_id"] },
    ...(keyed ? { primaryKey: ["item_id", "id"] } : {}),
  };
  const streams = child ? { items: item, parts: part } : { items: item };
  const times = createTimes(random, format);
  const items = recordsOf(random.whole(0, child ? 8 : 60), times, cursor);
  const parts = items.flatMap(({ id }) =>
    recordsOf(random.whole(0, 9), times, cursor).map((record) => ({ ...record, item_id: id })),
  );
  return {
    project: projectOf(auth, pagination, streams),
    records: child ? { items, parts } : { items },
    faults: random.some(faults(pagination, cursor), 0.2),
    times,
    /** What the CDK promises of these kinds, beside that nothing is lost. */
    keyed,
    ascending: cursor?.order === "ascending",
  };
}

/** Few different times, in ascending order where they are drawn one after the other, so that many records share one. */
function createTimes(random, format) {
  let time = began;
  return () => {
    if (random.chance(0.4)) time += random.one([1_000, 60_000, day]);
    return format.write(time);
  };
}

function recordsOf(count, times, cursor) {
  return Array.from({ length: count }, (_, index) => record(index + 1, cursor === undefined ? undefined : times()));
}

/** A record of the API, as it is and as it comes later. */
export function record(id, time) {
  return { id, name: `name ${id} "ü" \u{1f600}`, ...(time === undefined ? {} : { changed: time }) };
}

function projectOf(auth, pagination, streams) {
  const schema = {
    type: "object",
    additionalProperties: true,
    properties: { id: { type: "integer" }, name: { type: "string" }, changed: {}, item_id: { type: "integer" } },
  };
  const names = Object.keys(streams);
  return {
    connector: {
      name: "chaos",
      title: "Chaos",
      id: "3f1d7a52-8a0e-4d5c-9b57-6f2f5f0c1d99",
      config: {
        required: auth.settings,
        properties: Object.fromEntries(
          auth.settings.map((name) => [name, { type: "string", title: name, airbyte_secret: true }]),
        ),
      },
      api: { style: "rest", baseUrl: "https://api.chaos.test/v1", auth: auth.model, pagination },
      project: { ci: "none", license: "MIT", packageManager: "npm", year: 2026, cdk: "vendor" },
    },
    streams,
    schemas: Object.fromEntries(names.map((name) => [name, schema])),
    fixtures: Object.fromEntries(names.map((name) => [name, []])),
  };
}
