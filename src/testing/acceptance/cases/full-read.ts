import { keyPaths } from "../../../model/path.js";
import { canonical, read } from "../../data/paths.js";
import type { InnerMockApi } from "../../mock/api.js";
import type { AcceptanceCase } from "../../types.js";
import { expectComplete, expectExit, expectSame, expectThat, nameOf } from "../expect.js";
import { checkOrder } from "../order.js";
import { validator } from "../schemas.js";
import type { Suite } from "../suite.js";
import { recordsIn, type Transcript } from "../transcript.js";

/** `read` of everything: what comes, and how it is said (protocol §2.6; CAT, TestBasicRead). */
export function fullReadCases(suite: Suite): AcceptanceCase[] {
  const once = sharedRead(suite);
  return [
    suite.withMock("read: all records of all streams, each exactly once", async (api) => {
      const transcript = await once(api);
      const changed = await suite.transformed();
      for (const stream of suite.streams) {
        expectComplete(transcript, stream);
        // What code makes of the records only its own tests know.
        if (changed.includes(stream)) continue;
        expectSame(stream, recordsIn(transcript, stream), api.records(stream), "a full read");
      }
    }),
    suite.withMock("read: statuses, records and states in the protocol's order, and counted", async (api) => {
      const transcript = await once(api);
      for (const stream of suite.streams) checkOrder(transcript, stream);
      checkTimes(transcript);
    }),
    suite.withMock("read: every record is valid against its stream's schema, and keys are unique", async (api) => {
      const transcript = await once(api);
      for (const stream of suite.streams) {
        checkSchema(suite, transcript, stream);
        checkKeys(suite, transcript, stream);
      }
    }),
    suite.withMock("read: two full reads bring the same", async (api) => {
      const first = await once(api);
      const second = await fullRead(suite, api);
      for (const stream of suite.streams) {
        expectSame(stream, recordsIn(second, stream), recordsIn(first, stream), "the second full read");
      }
    }),
  ];
}

/** One full read that several cases look at. One that failed is tried again, so that each case can say why. */
function sharedRead(suite: Suite): (api: InnerMockApi) => Promise<Transcript> {
  let known: Transcript | undefined;
  return async (api) => {
    known ??= await fullRead(suite, api);
    return known;
  };
}

async function fullRead(suite: Suite, api: InnerMockApi): Promise<Transcript> {
  const transcript = await suite.read(api, { mode: "full_refresh" });
  expectExit(transcript, 0, "read");
  return transcript;
}

function checkSchema(suite: Suite, transcript: Transcript, stream: string): void {
  const check = validator(suite.project.schemas[stream] ?? {});
  for (const record of recordsIn(transcript, stream)) {
    const problem = check(record);
    expectThat(problem === undefined, () => {
      return `${stream}: the record ${nameOf(record, suite.model(stream))} must be valid against schemas/${stream}.json, but ${problem ?? ""}.`;
    });
  }
}

function checkKeys(suite: Suite, transcript: Transcript, stream: string): void {
  const paths = keyPaths(suite.model(stream).primaryKey);
  const seen = new Set<string>();
  for (const record of paths.length === 0 ? [] : recordsIn(transcript, stream)) {
    const values = paths.map((path) => read(record, path));
    const name = nameOf(record, suite.model(stream));
    expectThat(
      values.every((value) => value !== null && value !== undefined),
      () => {
        return `${stream}: no part of the primary key may be null, but there is a record with ${name}.`;
      },
    );
    expectThat(!seen.has(canonical(values)), () => `${stream}: primary keys must be unique, but ${name} came twice.`);
    seen.add(canonical(values));
  }
}

function checkTimes({ messages, time: { from, to } }: Transcript): void {
  for (const { message, line } of messages) {
    if (message.type !== "RECORD") continue;
    const { emitted_at: at } = message.record;
    expectThat(Number.isInteger(at) && at >= from && at <= to, () => {
      return `emitted_at must be the time in milliseconds since the epoch, but a record had ${at}: ${line.slice(0, 200)}`;
    });
  }
}
