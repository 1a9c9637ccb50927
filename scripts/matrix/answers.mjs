import * as factors from "./factors.mjs";

/** The answers that a combination of `pairwise` stands for. Streams are called `items_1`, … and `owners`, which is their parent. */
export function answersOf({ project, streams }, number) {
  const parts = Object.entries(project).map(([factor, option]) => factors.project[factor][option]);
  const entries = streams.map((row, index) => [`items_${index + 1}`, streamOf(row, `items_${index + 1}`)]);
  const owners = {
    path: "/owners",
    records: "data",
    primaryKey: "id",
    cursor: null,
    pagination: { type: "none" },
    schema: objectOf({ id: { type: "integer" }, name: text }),
    fixtures: [1, 2].map((id) => ({ id, name: `owner ${id}` })),
  };
  const base = {
    name: `matrix-${number}`,
    project: { year: 2026 },
    streams: { owners, ...Object.fromEntries(entries) },
  };
  return parts.reduce(merged, base);
}

function streamOf(row, name) {
  const parts = Object.entries(row).map(([factor, option]) => factors.stream[factor][option]);
  const { open = false, ...facts } = parts.reduce(merged, { path: `/${name}` });
  const path = facts.path.replace("{own}", name);
  if (open) return { ...facts, path };
  const added = facts.parent?.add ?? [];
  return { ...facts, path, schema: schemaOf(facts.cursor, added), fixtures: fixturesOf(facts.cursor) };
}

const text = { type: ["string", "null"] };

function objectOf(properties) {
  return { type: "object", additionalProperties: true, properties };
}

function schemaOf(cursor, added) {
  const updated_at = { type: isNumber(cursor) ? "integer" : "string" };
  const extra = Object.fromEntries(added.map((name) => [name, { type: "integer" }]));
  return objectOf({ id: { type: "integer" }, kind: { type: "string" }, name: text, updated_at, ...extra });
}

function fixturesOf(cursor) {
  return [1, 2, 3, 4].map((id) => ({
    id,
    kind: id % 2 === 0 ? "even" : "odd",
    name: null,
    updated_at: timeOf(cursor, id),
  }));
}

function isNumber(cursor) {
  return cursor?.format === "epochSeconds" || cursor?.format === "epochMilliseconds" || cursor?.type === "number";
}

function timeOf(cursor, id) {
  const time = new Date(Date.UTC(2026, 0, id, 12, 30));
  if (cursor?.type === "number") return id * 10;
  if (cursor?.type === "string") return `0000${id}`;
  if (cursor?.format === "epochSeconds") return time.getTime() / 1000;
  if (cursor?.format === "epochMilliseconds") return time.getTime();
  const iso = time.toISOString().replace(".000", "");
  return typeof cursor?.format === "object" ? iso.replace("T", " ").replace("Z", "") : iso;
}

/** Objects are merged key by key; anything else is replaced; lists of required settings are joined. */
function merged(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (!isObject(a) || !isObject(b)) return b;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(keys.map((key) => [key, key in a ? (key in b ? merged(a[key], b[key]) : a[key]) : b[key]]));
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
