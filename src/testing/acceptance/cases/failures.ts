import type { InnerMockApi } from "../../mock/api.js";
import { paginationOf } from "../../data/lengths.js";
import { pathKeys } from "../../../model/path.js";
import type { AcceptanceCase } from "../../types.js";
import { expectComplete, expectExit, expectOnlyMessages, expectSame, expectThat } from "../expect.js";
import type { Suite } from "../suite.js";
import { errorsIn, recordsIn, statusesIn, troubleIn, type Transcript } from "../transcript.js";
import { withCursor } from "./incremental.js";
import { checkResume } from "./states.js";

/** What happens when the API fails: said, contained, and resumed without loss. */
export function failureCases(suite: Suite): AcceptanceCase[] {
  const failing = leafOf(suite);
  const others = suite.streams.filter((stream) => stream !== failing);
  const resumable = withCursor(suite).find((stream) => !letsPass(suite, stream, "emptyOn"));
  return [
    ...skipping(suite),
    suite.withMock(
      "failure: a forbidden stream ends INCOMPLETE with a TRACE, the others are read whole",
      async (api) => {
        api.fault("forbidden", { stream: failing });
        // It comes first, so that the others have to be read after its failure.
        const transcript = await suite.read(api, { streams: [failing, ...others] });
        if (!letsPass(suite, failing)) expectFailed(transcript, failing, "403 on every request");
        for (const stream of others) {
          expectComplete(transcript, stream);
          expectSame(
            stream,
            recordsIn(transcript, stream),
            await suite.expected(api, stream),
            "beside a failed stream",
          );
        }
      },
    ),
    ...(resumable === undefined ? [] : [midway(suite, resumable)]),
    suite.withMock("failure: 429 and 500 are tried again, and nothing is lost", async (api) => {
      api.fault("rate-limited", { stream: failing, at: 1 });
      api.fault("server-error", { stream: failing, at: 2 });
      await expectWhole(suite, api, failing, "after a 429 and a 500");
    }),
    suite.withMock("failure: a page for people instead of JSON is an error", async (api) => {
      api.fault("html", { stream: failing });
      expectFailed(await suite.read(api, { streams: [failing] }), failing, "an HTML page with status 200");
    }),
    ...errorBody(suite, failing),
    ...circles(suite),
  ];
}

/** A stream without children, the last such one, so that it fails alone. */
function leafOf({ project, streams }: Suite): string {
  const parents = new Set(Object.values(project.streams).map(({ parent }) => parent?.stream));
  return streams.findLast((stream) => !parents.has(stream)) ?? streams[0] ?? "";
}

function midway(suite: Suite, stream: string): AcceptanceCase {
  return suite.withMock("failure: a stream that fails on its way is resumed without a gap", async (api) => {
    api.fault("forbidden", { stream, at: 2 });
    const broken = await suite.read(api, { streams: [stream] });
    const failed = api.requests.some((request) => request.status === 403);
    if (failed && !letsPass(suite, stream)) expectFailed(broken, stream, "403 on the second request");
    api.clearFaults();
    await checkResume(suite, api, [stream], broken.messages, "resuming after a failure");
  });
}

/** Does the model let the stream pass over a 403? */
function letsPass(suite: Suite, stream: string, how?: "emptyOn"): boolean {
  const { emptyOn = [], skipOn = [] } = suite.model(stream);
  return emptyOn.includes(403) || (how === undefined && skipOn.some(({ status }) => status === 403));
}

/** An ignored error is said, and nothing is claimed in its place. */
function skipping(suite: Suite): AcceptanceCase[] {
  const stream = suite.streams.find((name) => suite.model(name).skipOn?.some(({ status }) => status === 403));
  if (stream === undefined) return [];
  return [
    suite.withMock("failure: what may be skipped is skipped, said, and read later", async (api) => {
      api.fault("forbidden", { stream });
      const skipped = await suite.read(api, { streams: [stream] });
      expectExit(skipped, 0, "read with a 403 that is ignored");
      expectComplete(skipped, stream);
      expectSame(stream, recordsIn(skipped, stream), [], "with a 403 on every request");
      const said = skipped.messages.some(
        ({ message }) => message.type === "LOG" && message.log.message.includes("403"),
      );
      expectThat(said, () => {
        return `${stream}: an ignored 403 must be said in a LOG, but it was not.`;
      });
      api.clearFaults();
      await checkResume(suite, api, [stream], skipped.messages, "reading on after what was skipped");
    }),
  ];
}

/** Where the records have a place in the body, a body without it is an error and not an empty page. */
function errorBody(suite: Suite, stream: string): AcceptanceCase[] {
  const keys = pathKeys(suite.model(stream).records);
  if (keys.length === 0 || keys.includes("*")) return [];
  return [
    suite.withMock("failure: 200 with an error in the body is an error", async (api) => {
      api.fault("error-200", { stream });
      expectFailed(await suite.read(api, { streams: [stream] }), stream, "status 200 with an error body");
    }),
  ];
}

/** Kinds whose pages name the next one. */
const tokenKinds: readonly string[] = [
  "cursor",
  "headerToken",
  "lastRecord",
  "nextUrl",
  "odata",
  "relay",
  "linkHeader",
];

/** Kinds with tokens: the same token again must not be followed for ever, and an empty page is not the end. */
function circles(suite: Suite): AcceptanceCase[] {
  const paged = suite.streams.find((name) => {
    const pagination = paginationOf(suite.project, suite.model(name));
    return tokenKinds.includes(pagination.type);
  });
  if (paged === undefined) return [];
  const pagination = paginationOf(suite.project, suite.model(paged));
  const cases = [
    suite.withMock("pagination: a token that comes again is an error, not an endless read", async (api) => {
      api.fault("repeated-token", { stream: paged });
      const transcript = await suite.read(api, { streams: [paged] });
      expectFailed(transcript, paged, "a next page that was asked for before");
    }),
  ];
  const endsEmpty = "stop" in pagination && pagination.stop === "emptyPage";
  if (endsEmpty || pagination.type === "lastRecord") return cases;
  return [
    ...cases,
    suite.withMock("pagination: an empty page that names a next one is not the end", async (api) => {
      api.fault("empty-page", { stream: paged, at: 2 });
      await expectWhole(suite, api, paged, "with an empty page on the way");
    }),
  ];
}

async function expectWhole(suite: Suite, api: InnerMockApi, stream: string, what: string): Promise<void> {
  const transcript = await suite.read(api, { streams: [stream], mode: "full_refresh" });
  expectExit(transcript, 0, `read ${what}`);
  expectComplete(transcript, stream);
  expectSame(stream, recordsIn(transcript, stream), await suite.expected(api, stream), what);
}

/** The stream is INCOMPLETE, a TRACE says why and names it, and the exit code is 1. */
function expectFailed(transcript: Transcript, stream: string, what: string): void {
  expectOnlyMessages(transcript, what);
  const status = statusesIn(transcript, stream).at(-1);
  expectThat(status === "INCOMPLETE", () => {
    return `${stream}: after ${what} the last status must be INCOMPLETE, but it was ${status ?? "none"}. ${troubleIn(transcript)}`;
  });
  const error = errorsIn(transcript).find(({ stream_descriptor }) => stream_descriptor?.name === stream);
  expectThat(error !== undefined && error.message !== "", () => {
    return `${stream}: after ${what} a TRACE ERROR must name the stream and say what to do. ${troubleIn(transcript)}`;
  });
  expectThat(["config_error", "transient_error", "system_error"].includes(error.failure_type), () => {
    return `${stream}: failure_type must be config_error, transient_error or system_error, but it was ${error.failure_type}.`;
  });
  expectThat(transcript.exitCode === 1, () => {
    return `after ${what} in ${stream} the exit code must be 1, but it was ${transcript.exitCode}.`;
  });
}
