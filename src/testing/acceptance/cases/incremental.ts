import type { JsonObject } from "../../../protocol/messages.js";
import { pathKeys } from "../../../model/path.js";
import { isObject } from "../../../model/json.js";
import { fieldCursor, valueKind } from "../../data/cursor-kinds.js";
import { hasChildren } from "../../data/lengths.js";
import { canonical, read as valueAt } from "../../data/paths.js";
import type { InnerMockApi } from "../../mock/api.js";
import { asksFrom } from "../../mock/fit.js";
import type { AcceptanceCase, SeenRequest } from "../../types.js";
import { expectComplete, expectExit, expectSame, expectThat, expectUnion } from "../expect.js";
import type { Suite } from "../suite.js";
import { withCursorsAt } from "../state-cursors.js";
import { lastStates, recordsIn, statesIn, type Transcript } from "../transcript.js";

/** `read` again and again with the state of the run before (protocol §2.6; CAT, TestIncremental). */
export function incrementalCases(suite: Suite): AcceptanceCase[] {
  const streams = withCursor(suite);
  if (streams.length === 0) return [];
  return [
    suite.withMock(
      "incremental: the second run brings what is new and nothing else, the third nothing",
      async (api) => {
        const later = streams.map((stream) => ({ stream, records: api.dataset.withhold(stream) }));
        const first = await read(suite, api, streams, []);
        for (const { stream, records } of later) api.add(stream, records);
        const asked = api.requests.length;
        const second = await read(suite, api, streams, asPyAirbyte(first));
        const third = await read(suite, api, streams, stateInput(second, first));
        for (const stream of streams) {
          await expectOnlyNew(suite, api, stream, { first, second: second, third });
          expectFilter(suite, stream, api.requests.slice(0, asked), api.requests.slice(asked));
        }
      },
    ),
    suite.withMock("incremental: a state of the future brings nothing, and a state", async (api) => {
      const future = stateInput(await read(suite, api, streams, [])).map((state) => inFuture(suite, api, state));
      const transcript = await read(suite, api, streams, future);
      for (const stream of streams) {
        expectSame(stream, recordsIn(transcript, stream), [], "with a state of the year 2099");
        expectThat(statesIn(transcript, stream).length > 0, () => `${stream}: a STATE must come even without records.`);
      }
    }),
  ];
}

/** Streams that can be read incrementally. */
export function withCursor({ project, streams }: Suite): string[] {
  return streams.filter((stream) => project.streams[stream]?.cursor !== undefined);
}

/** May a record come again that was sent and covered before? Without a key, or inside a lookback, yes. */
export function mayRepeat(suite: Suite, stream: string): boolean {
  const { primaryKey, cursor } = suite.model(stream);
  return primaryKey === undefined || (cursor?.type === "datetime" && cursor.lookback !== undefined);
}

/** The input of the next run: the last state of each stream, of this run or else of those before. */
function stateInput(...runs: readonly Transcript[]): readonly JsonObject[] {
  const states = lastStates([...runs].reverse().flatMap(({ messages }) => messages));
  return states.map(({ state }) => ({ type: state.type, stream: state.stream }));
}

/** The same as PyAirbyte hands it back: with every unused field as null (airbyte 0.71). */
function asPyAirbyte(run: Transcript): readonly JsonObject[] {
  return lastStates(run.messages).map(({ state }) => ({
    type: state.type,
    stream: {
      stream_descriptor: { name: state.stream.stream_descriptor.name, namespace: null },
      stream_state: state.stream.stream_state,
    },
    global_: null,
    data: null,
    sourceStats: null,
    destinationStats: null,
  }));
}

async function read(suite: Suite, api: InnerMockApi, streams: readonly string[], state: unknown): Promise<Transcript> {
  const transcript = await suite.read(api, { streams, state });
  expectExit(transcript, 0, "read");
  for (const stream of streams) expectComplete(transcript, stream);
  return transcript;
}

async function expectOnlyNew(
  suite: Suite,
  api: InnerMockApi,
  stream: string,
  runs: { first: Transcript; second: Transcript; third: Transcript },
): Promise<void> {
  const [first, second, third] = [runs.first, runs.second, runs.third].map((run) => recordsIn(run, stream));
  if (first === undefined || second === undefined || third === undefined) return;
  const all = await suite.expected(api, stream);
  expectUnion(stream, [...first, ...second], all, "the union of two incremental runs");
  if (mayRepeat(suite, stream)) return;
  const known = new Set(first.map(canonical));
  const news = all.filter((record) => !known.has(canonical(record)));
  expectSame(stream, second, news, "the second run, which must bring what is new");
  expectSame(stream, third, [], "the third run, when nothing is new");
}

/** Where the API can filter, the second run asks from a later time on than the first. */
function expectFilter(
  suite: Suite,
  stream: string,
  first: readonly SeenRequest[],
  following: readonly SeenRequest[],
): void {
  const { cursor } = suite.model(stream);
  if (cursor === undefined || !asksFrom(suite.project, suite.model(stream))) return;
  const place = (value: string | undefined): bigint =>
    cursor.type === "syncToken" ? (value === undefined ? 0n : 1n) : (valueKind(cursor).asked(value) ?? 0n);
  // Windows begin at the state and go on to now; of parents that are new, and for children, they begin at the start.
  const inWindows = cursor.type === "datetime" && cursor.window !== undefined;
  if (inWindows && (suite.model(stream).parent !== undefined || hasChildren(suite.project, stream))) return;
  const asked = (requests: readonly SeenRequest[]) =>
    requests
      .filter((request) => request.stream === stream)
      .map((request) => place(request.variables?.["start"]))
      .reduce((a, b) => (a < b === inWindows ? a : b), inWindows ? 1n << 90n : -1n);
  expectThat(asked(following) > asked(first), () => {
    return `${stream}: the second run must ask from the state on (${cursor.param ?? "{start}"}, as streams/${stream}.json says), but it did not.`;
  });
}

function inFuture(suite: Suite, api: InnerMockApi, state: JsonObject): JsonObject {
  const name = streamIn(state);
  const cursor = fieldCursor(suite.model(name).cursor);
  if (cursor === undefined) return state;
  const sample = valueAt(api.records(name)[0], pathKeys(cursor.field));
  const stream = isObject(state["stream"]) ? state["stream"] : {};
  const ahead = withCursorsAt(stream["stream_state"], cursor, valueKind(cursor).future(sample));
  return { ...state, stream: { ...stream, stream_state: ahead } };
}

function streamIn({ stream }: JsonObject): string {
  const descriptor = isObject(stream) ? stream["stream_descriptor"] : undefined;
  return isObject(descriptor) ? String(descriptor["name"]) : "";
}
