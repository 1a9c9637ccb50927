import type { JsonObject, StateMessage } from "../../../protocol/messages.js";
import { fieldCursor } from "../../data/cursor-kinds.js";
import { instantOf } from "../../data/cursor-values.js";
import { canonical } from "../../data/paths.js";
import type { InnerMockApi } from "../../mock/api.js";
import type { AcceptanceCase } from "../../types.js";
import { expectExit, expectThat, expectUnion, nameOf } from "../expect.js";
import { coveredUntil } from "../state-cursors.js";
import type { Suite } from "../suite.js";
import { lastStates, recordsIn, type Said, type Transcript } from "../transcript.js";
import { mayRepeat, withCursor } from "./incremental.js";

/** So many states of a run are tried: the first, the last, and some between. */
const sampled = 5;

/** Whatever state a run is resumed from, nothing is lost and nothing repeated that was covered. */
export function stateCases(suite: Suite): AcceptanceCase[] {
  const streams = withCursor(suite);
  if (streams.length === 0) return [];
  return [
    suite.withMock("state: none covers a record that was not sent before it", async (api) => {
      const transcript = await suite.read(api, { streams });
      expectExit(transcript, 0, "read");
      const changed = await suite.transformed();
      for (const stream of streams.filter((name) => !changed.includes(name)))
        checkNotAhead(suite, api, transcript, stream);
    }),
    suite.withMock("state: resuming from each state in turn, nothing is lost", async (api) => {
      const whole = await suite.read(api, { streams });
      expectExit(whole, 0, "read");
      for (const end of sampleOf(statePlaces(whole))) {
        const before = whole.messages.slice(0, end + 1);
        await checkResume(suite, api, streams, before, `resuming from STATE at message ${end + 1}`);
      }
    }),
  ];
}

/** Reads on from the states of a run that broke off after some messages; the union must be everything. */
export async function checkResume(
  suite: Suite,
  api: InnerMockApi,
  streams: readonly string[],
  before: readonly Said[],
  what: string,
): Promise<void> {
  const states = lastStates(before);
  const resumed = await suite.read(api, {
    streams,
    state: states.map(({ state }) => ({ type: state.type, stream: state.stream })),
  });
  expectExit(resumed, 0, what);
  const broken = { ...resumed, messages: before };
  for (const stream of streams) {
    const sent = recordsIn(broken, stream);
    const came = recordsIn(resumed, stream);
    expectUnion(stream, [...sent, ...came], await suite.expected(api, stream), what);
    const state = states.find((each) => each.state.stream.stream_descriptor.name === stream);
    checkRepeats(suite, api, { stream, state, sent, came, what });
  }
}

/** A record that the state covers and that was sent must not come again. */
function checkRepeats(
  suite: Suite,
  api: InnerMockApi,
  run: { stream: string; state: StateMessage | undefined; sent: JsonObject[]; came: JsonObject[]; what: string },
): void {
  const { stream, state, sent, came, what } = run;
  const cursor = fieldCursor(suite.model(stream).cursor);
  if (mayRepeat(suite, stream) || cursor === undefined) return;
  const again = new Set(came.map(canonical));
  const sentOnce = new Set(sent.map(canonical));
  for (const list of api.dataset.lists(stream)) {
    const covered = coveredUntil(state, cursor, list.variables);
    if (covered === undefined) continue;
    const repeated = api.dataset.emitted(stream, list).find((record) => {
      const name = canonical(record);
      return sentOnce.has(name) && again.has(name) && (instantOf(record, cursor) ?? covered) <= covered;
    });
    expectThat(repeated === undefined, () => {
      const name = repeated === undefined ? "" : nameOf(repeated, suite.model(stream));
      return `${stream}: ${what}: the record ${name} was sent and is covered by the state, but it came again.`;
    });
  }
}

function checkNotAhead(suite: Suite, api: InnerMockApi, { messages }: Transcript, stream: string): void {
  const cursor = fieldCursor(suite.model(stream).cursor);
  if (cursor === undefined) return;
  const lists = api.dataset.lists(stream).map(({ variables, ...list }) => ({
    variables,
    records: api.dataset.emitted(stream, { variables, ...list }).map((record) => ({
      record,
      name: canonical(record),
      instant: instantOf(record, cursor) ?? 0n,
    })),
  }));
  const sent = new Set<string>();
  for (const { message } of messages) {
    if (message.type === "RECORD" && message.record.stream === stream) sent.add(canonical(message.record.data));
    if (message.type !== "STATE" || message.state.stream.stream_descriptor.name !== stream) continue;
    for (const { variables, records } of lists) {
      const covered = coveredUntil(message, cursor, variables);
      const ahead = records.find(({ name, instant }) => covered !== undefined && instant < covered && !sent.has(name));
      expectThat(ahead === undefined, () => {
        const name = ahead === undefined ? "" : nameOf(ahead.record, suite.model(stream));
        return `${stream}: a STATE covers the record ${name}, which was not sent before it: ${JSON.stringify(message.state).slice(0, 400)}`;
      });
    }
  }
}

function statePlaces({ messages }: Transcript): number[] {
  return messages.flatMap(({ message }, index) => (message.type === "STATE" ? [index] : []));
}

function sampleOf(places: readonly number[]): number[] {
  const step = Math.max(1, (places.length - 1) / (sampled - 1));
  const chosen = Array.from({ length: sampled }, (_, index) => places[Math.round(index * step)]);
  return [...new Set(chosen.filter((place): place is number => place !== undefined))];
}
