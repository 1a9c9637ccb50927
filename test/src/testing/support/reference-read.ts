import { isList, isObject } from "../../../../src/model/json.js";
import type { JsonObject } from "../../../../src/protocol/messages.js";
import { fetchMock, type Reply } from "./fetch-mock.js";
import type { Has, Say } from "./reference.js";
import { shop } from "./shop.js";

interface Chosen {
  readonly name: string;
  readonly incremental: boolean;
}

interface Voice {
  readonly say: Say;
  readonly has: Has;
}

type Partition = { [variable: string]: unknown };
interface Place {
  value: string | number | undefined;
  ties: string[];
}

/** Reads streams one after the other, each slice by slice. */
export async function readStreams(
  config: JsonObject,
  chosen: readonly Chosen[],
  states: readonly JsonObject[],
  voice: Voice,
) {
  const failures: string[] = [];
  for (const stream of chosen) {
    try {
      await readStream(config, stream, states, voice);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      failures.push(message);
      await status(voice, stream.name, "INCOMPLETE");
      if (!voice.has("a failure without a TRACE")) await voice.say(trace(message, stream.name));
      if (voice.has("one failure ends all")) break;
    }
  }
  return { failures };
}

async function readStream(
  config: JsonObject,
  { name, incremental }: Chosen,
  states: readonly JsonObject[],
  voice: Voice,
) {
  const { say, has } = voice;
  if (!(name in shop.streams)) {
    if (has("an unknown stream that is passed over")) return;
    throw new Error(`unknown stream ${name}`);
  }
  await status(voice, name, "STARTED");
  if (!has("no RUNNING")) await status(voice, name, "RUNNING");
  const model = modelOf(name);
  const places = placesIn(states, name);
  let since = 0;
  const state = async () => {
    const stream_state =
      model.field === undefined ? { __ab_no_cursor_state_message: true } : stateOf(name, places, has);
    const count = has("a wrong recordCount") ? since + 1 : since;
    since = 0;
    const stream = { stream_descriptor: { name }, stream_state };
    await say({ type: "STATE", state: { type: "STREAM", stream, sourceStats: { recordCount: count } } });
  };
  let held: JsonObject | undefined;
  const emit = async (data: JsonObject) => {
    if (has("the last record is dropped")) [held, data] = [data, held ?? {}];
    if (Object.keys(data).length === 0) return;
    since += 1;
    const time = has("times in seconds") ? Math.floor(Date.now() / 1000) : Date.now();
    await say({ type: "RECORD", record: { stream: name, data, emitted_at: time } });
  };
  for (const partition of await partitions(config, name, voice)) {
    await readSlice(config, { name, incremental, partition, places, emit, state, voice });
  }
  if (has("COMPLETE before the last STATE")) await status(voice, name, "COMPLETE");
  if (!has("no STATE at the end")) await state();
  if (!has("COMPLETE before the last STATE")) await status(voice, name, "COMPLETE");
}

interface Slice extends Chosen {
  readonly partition: Partition;
  readonly places: Map<string, Place>;
  readonly emit: (data: JsonObject) => Promise<void>;
  readonly state: () => Promise<void>;
  readonly voice: Voice;
}

async function readSlice(config: JsonObject, slice: Slice): Promise<void> {
  const { name, partition, places, emit, state, incremental } = slice;
  const { has } = slice.voice;
  const model = modelOf(name);
  const key = has("one cursor for all parents") ? "all" : JSON.stringify(partition);
  const before = incremental ? places.get(key) : undefined;
  const place: Place = { value: before?.value, ties: [...(before?.ties ?? [])] };
  if (model.field !== undefined) places.set(key, place);
  for await (const records of pages(config, name, partition, place.value, slice.voice)) {
    const fresh = records.filter(
      (record) => model.field === undefined || isNew(record[model.field], record, before, has),
    );
    if (has("a STATE before its records") && model.field !== undefined) {
      for (const record of fresh) move(place, record, model.field);
      await state();
    }
    for (const record of fresh) {
      await emit(changed({ ...record, ...(model.parent && !has("no path variables") ? partition : {}) }, has));
      if (model.field !== undefined) move(place, record, model.field);
    }
    if (has("a record twice") && fresh[0] !== undefined) await emit({ ...fresh[0], ...partition });
    if (model.field !== undefined) await state();
  }
}

function changed(record: JsonObject, has: Has): JsonObject {
  if (has("a value of another type")) return { ...record, name: 5 };
  return has("an invented field") ? { ...record, extra: true } : record;
}

function isNew(value: unknown, record: JsonObject, before: Place | undefined, has: Has): boolean {
  if (before?.value === undefined) return true;
  const [ours, theirs] = [timeOf(value), timeOf(before.value)];
  if (ours !== theirs) return ours > theirs;
  if (has("ties are lost")) return false;
  return has("ties are repeated") || !before.ties.includes(JSON.stringify(record));
}

function move(place: Place, record: JsonObject, field: string): void {
  const value = record[field];
  if (typeof value !== "string" && typeof value !== "number") return;
  place.ties = value === place.value ? [...place.ties, JSON.stringify(record)] : [JSON.stringify(record)];
  place.value = value;
}

async function* pages(
  config: JsonObject,
  name: string,
  partition: Partition,
  from: string | number | undefined,
  { has }: Voice,
) {
  const model = modelOf(name);
  const query = new URLSearchParams({ version: "2" });
  if (model.paged) query.set(has("another size parameter") ? "page_size" : "limit", "6");
  const start = typeof config["start_date"] === "string" ? config["start_date"] : "2020-01-01T00:00:00Z";
  const first = name === "orders" ? `${Date.parse(start) / 1000}` : start;
  if (model.param !== undefined && !has("no start parameter"))
    query.set(model.param, from === undefined ? first : `${from}`);
  const asked = new Set<string>();
  for (;;) {
    const path = Object.entries(partition).reduce<string>((filled, [variable, value]) => {
      return filled.replace(`{${variable}}`, encodeURIComponent(String(value)));
    }, model.path);
    const body: JsonObject = await ask(config, `${shop.connector.api.baseUrl}${path}?${query.toString()}`, has);
    const data = body["data"];
    if (!isList(data) && !has("an error body is taken for an empty page")) throw new Error("The answer has no data.");
    const records = isList(data)
      ? data.filter((each) => isObject(each)).map((record): JsonObject => ({ ...record }))
      : [];
    yield records;
    const meta = body["meta"];
    const token = isObject(meta) ? meta["next"] : undefined;
    if (typeof token !== "string" || (has("an empty page ends") && records.length === 0)) return;
    if (has("a short page ends") && records.length < 6) return;
    if (asked.has(token) && !has("circles are followed")) throw new Error(`The token ${token} came again.`);
    asked.add(token);
    query.set("after", token);
  }
}

async function ask(config: JsonObject, url: string, has: Has): Promise<JsonObject> {
  const headers = { authorization: `Bearer ${String(config["api_key"])}`, "x-client": "shop" };
  for (let retries = 0; ; retries += 1) {
    const reply: Reply = await fetchMock(String(config["_mock_api"]), url, headers);
    if ([429, 500].includes(reply.status) && retries < 3 && !has("no retries")) continue;
    const said = has("a secret in the output") ? reply.text : "";
    if (reply.status !== 200) throw new Error(`HTTP ${reply.status} ${said}`);
    if (reply.text.startsWith("<") && !has("an error body is taken for an empty page")) throw new Error("no JSON");
    return reply.json;
  }
}

async function partitions(config: JsonObject, name: string, voice: Voice): Promise<Partition[]> {
  if (!modelOf(name).parent) return [{}];
  const all: Partition[] = [];
  for await (const page of pages(config, "customers", {}, undefined, voice)) {
    all.push(...page.map(({ id }) => ({ customer_id: id })));
  }
  return voice.has("a parent is left out") ? all.slice(0, -1).filter((_each, index) => index !== 1) : all;
}

function stateOf(name: string, places: Map<string, Place>, has: Has): JsonObject {
  const { field = "", parent } = modelOf(name);
  const cursor = ({ value, ties }: Place) => (value === undefined ? {} : { [field]: value, _ties: ties });
  if (!parent || has("one cursor for all parents")) return [...places.values()].map(cursor)[0] ?? {};
  const states = [...places].map(([key, place]) => {
    const partition: unknown = JSON.parse(key);
    return { partition: isObject(partition) ? { ...partition, parent_slice: {} } : {}, cursor: cursor(place) };
  });
  return { use_global_cursor: false, states, parent_state: {} };
}

function placesIn(states: readonly JsonObject[], name: string): Map<string, Place> {
  const places = new Map<string, Place>();
  const own = states.find(({ stream }) => {
    const descriptor = isObject(stream) ? stream["stream_descriptor"] : undefined;
    return isObject(descriptor) && descriptor["name"] === name;
  });
  const state = isObject(own?.["stream"]) ? own["stream"]["stream_state"] : undefined;
  const { field } = modelOf(name);
  if (field === undefined || !isObject(state)) return places;
  const parts = isList(state["states"]) ? state["states"].filter(isObject) : [{ partition: {}, cursor: state }];
  for (const { partition, cursor } of parts) {
    const value = isObject(cursor) ? cursor[field] : undefined;
    if (!isObject(partition) || !isObject(cursor) || (typeof value !== "string" && typeof value !== "number")) continue;
    const variables = Object.fromEntries(Object.entries(partition).filter(([variable]) => variable !== "parent_slice"));
    const ties = isList(cursor["_ties"]) ? cursor["_ties"].map(String) : [];
    places.set(JSON.stringify(variables), { value, ties });
  }
  return places;
}

function modelOf(name: string) {
  const { customers, orders, tags } = shop.streams;
  const stream = name === "customers" ? customers : name === "orders" ? orders : tags;
  const { field, param } = "cursor" in stream ? stream.cursor : { field: undefined, param: undefined };
  return { path: stream.path, field, param, parent: "parent" in stream, paged: !("pagination" in stream) };
}

function timeOf(value: unknown): number {
  return typeof value === "number" ? value * 1000 : Date.parse(String(value));
}

function status({ say }: Voice, name: string, status_: string): Promise<void> {
  const stream_status = { stream_descriptor: { name }, status: status_ };
  return say({ type: "TRACE", trace: { type: "STREAM_STATUS", emitted_at: Date.now(), stream_status } });
}

function trace(message: string, name: string): JsonObject {
  const error = { message, failure_type: "system_error", stream_descriptor: { name } };
  return { type: "TRACE", trace: { type: "ERROR", emitted_at: Date.now(), error } };
}
