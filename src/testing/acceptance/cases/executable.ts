import { paginationOf } from "../../data/lengths.js";
import { createInnerMockApi, type InnerMockApi } from "../../mock/api.js";
import type { AcceptanceCase } from "../../types.js";
import { expectComplete, expectExit, expectOnlyMessages, expectSame, expectThat, shorten } from "../expect.js";
import { invokeProcess } from "../process.js";
import type { Suite } from "../suite.js";
import { errorsIn, recordsIn, statesIn, troubleIn } from "../transcript.js";
import { checkResume } from "./states.js";

/** What only a process shows: exit codes, signals, pipes (protocol §2.5). */
export function executableCases(suite: Suite): AcceptanceCase[] {
  const { executable } = suite;
  if (executable === undefined) return [];
  const paged = pagedStream(suite);
  return [
    suite.withMock("executable: spec gives one message and exit code 0", async () => {
      const transcript = await invokeProcess(executable, "spec");
      expectExit(transcript, 0, "spec");
      const specs = transcript.messages.filter(({ message }) => message.type === "SPEC");
      expectThat(specs.length === 1, () => `spec: one SPEC message must come, but ${specs.length} came.`);
    }),
    suite.withMock("executable: a missing configuration and an unknown command give exit code 1", async () => {
      const missing = await invokeProcess(executable, "read");
      expectThat(missing.exitCode === 1 && errorsIn(missing).length > 0, () => {
        return `read without --config must give a TRACE ERROR and exit code 1, but the code was ${missing.exitCode}. ${troubleIn(missing)}`;
      });
      const unknown = await invokeProcess(executable, "no-such-command");
      expectThat(
        unknown.exitCode === 1,
        () => `an unknown command must give exit code 1, but it was ${unknown.exitCode}.`,
      );
      expectOnlyMessages(missing, "read without --config");
      expectOnlyMessages(unknown, "an unknown command");
    }),
    slowReader(suite, executable, paged ?? suite.streams.find((name) => suite.model(name).parent === undefined) ?? ""),
    ...(paged === undefined ? [] : [terminated(suite, executable, paged)]),
  ];
}

/** More than the buffers between two processes hold, so that the connector has to wait for its reader. */
const bytesForSlowReader = 600_000;

function slowReader(suite: Suite, executable: string, stream: string): AcceptanceCase {
  const usual = createInnerMockApi({ project: suite.project })
    .dataset.lists(stream)
    .flatMap(({ records }) => records);
  const padding = "x".repeat(Math.ceil(bytesForSlowReader / Math.max(usual.length, 1)));
  const records = { [stream]: usual.map((record) => ({ ...record, _padding: padding })) };
  const verify = async (api: InnerMockApi) => {
    const inputs = { config: api.config, catalog: await suite.catalog(api, { streams: [stream] }) };
    const transcript = await invokeProcess(executable, "read", inputs, { meanwhile: () => quiet(api) });
    expectExit(transcript, 0, "read with a slow reader");
    expectThat(transcript.rest === "", () => `a slow reader: the last line was cut: ${shorten(transcript.rest)}`);
    expectComplete(transcript, stream);
    if ((await suite.transformed()).includes(stream)) return;
    expectSame(stream, recordsIn(transcript, stream), api.records(stream), "a slow reader");
  };
  return suite.withMock("executable: a slow reader gets every record", verify, { records });
}

/** SIGTERM while a page is waited for: what was read is said in whole lines, and the next run goes on from it. */
function terminated(suite: Suite, executable: string, stream: string): AcceptanceCase {
  return suite.withMock("executable: SIGTERM in the middle of a read loses nothing that was said", async (api) => {
    api.fault("silence", { stream, at: 2 });
    const inputs = { config: api.config, catalog: await suite.catalog(api, { streams: [stream] }) };
    const transcript = await invokeProcess(executable, "read", inputs, {
      meanwhile: async (child) => {
        await requestsSeen(api, stream, 2);
        child.kill("SIGTERM");
      },
    });
    expectThat(transcript.exitCode === 143, () => {
      return `after SIGTERM the process must end by it (or with exit code 143), but the code was ${transcript.exitCode}. ${troubleIn(transcript)}`;
    });
    expectThat(transcript.rest === "", () => `after SIGTERM the last line was cut: ${transcript.rest.slice(0, 200)}`);
    expectOnlyMessages(transcript, "read until SIGTERM");
    api.clearFaults();
    const last = transcript.messages.findLastIndex(({ message }) => message.type === "STATE");
    if (suite.model(stream).cursor === undefined && statesIn(transcript, stream).length === 0) return;
    await checkResume(suite, api, [stream], transcript.messages.slice(0, last + 1), "resuming after SIGTERM");
  });
}

/** Resolves when the connector asks for nothing more: it is done, or waits for its reader. */
async function quiet(api: InnerMockApi): Promise<void> {
  await requestsSeen(api, undefined, 1);
  for (let seen = 0; seen < api.requests.length;) {
    seen = api.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

async function requestsSeen(api: InnerMockApi, stream: string | undefined, count: number): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 10) {
    const own = api.requests.filter((request) => stream === undefined || request.stream === stream);
    if (own.length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${stream ?? "The API"}: fewer than ${count} requests were made within 10 s.`);
}

/** A stream without a parent that has pages, if there is one. */
function pagedStream(suite: Suite): string | undefined {
  return suite.streams.find((name) => {
    const model = suite.model(name);
    return model.parent === undefined && paginationOf(suite.project, model).type !== "none";
  });
}
