import type { AcceptanceCase } from "../../types.js";
import { expectComplete, expectExit, expectOnlyMessages, expectSame, expectThat } from "../expect.js";
import type { Suite } from "../suite.js";
import { errorsIn, recordsIn, statusesIn, troubleIn, type Transcript } from "../transcript.js";
import { expectNoRequest, invalidConfig } from "./check.js";

/** Inputs as real clients send them, and broken ones. */
export function inputCases(suite: Suite): AcceptanceCase[] {
  const invalid = invalidConfig(suite.project.connector);
  const [stream = ""] = suite.streams;
  return [
    suite.withMock("inputs: incremental for every stream, as PyAirbyte asks, is read whole", async (api) => {
      const transcript = await suite.read(api, { mode: "incremental", state: [] });
      expectExit(transcript, 0, "read");
      for (const name of suite.streams) {
        expectSame(
          name,
          recordsIn(transcript, name),
          await suite.expected(api, name),
          "an incremental read from the start",
        );
      }
    }),
    suite.withMock("inputs: an empty state of any shape means from the beginning", async (api) => {
      const descriptor = { name: stream, namespace: null };
      const reset = [{ type: "STREAM", stream: { stream_descriptor: descriptor, stream_state: null }, data: null }];
      for (const state of [[], {}, reset]) {
        const transcript = await suite.read(api, { streams: [stream], state });
        expectExit(transcript, 0, `read with the state ${JSON.stringify(state)}`);
        expectSame(
          stream,
          recordsIn(transcript, stream),
          await suite.expected(api, stream),
          "a read from the beginning",
        );
      }
    }),
    suite.withMock("inputs: a stream that the source does not know is reported, the others are read", async (api) => {
      const catalog = await suite.catalog(api, { streams: [stream] });
      const unknown = catalog.streams.map((each) => ({ ...each, stream: { ...each.stream, name: "no_such_stream" } }));
      const both = { streams: [...unknown, ...catalog.streams] };
      const transcript = await suite.invoke("read", { config: api.config, catalog: both });
      expectOnlyMessages(transcript, "read");
      expectComplete(transcript, stream);
      expectSame(stream, recordsIn(transcript, stream), await suite.expected(api, stream), "beside an unknown stream");
      expectThat(statusesIn(transcript, "no_such_stream").at(-1) === "INCOMPLETE" && transcript.exitCode === 1, () => {
        return `read: a stream of the catalog that the source does not know must end INCOMPLETE, with exit code 1. ${troubleIn(transcript)}`;
      });
    }),
    suite.withMock(
      "inputs: a configuration that is missing, no JSON or invalid ends a read before any request",
      async (api) => {
        const catalog = await suite.catalog(api);
        const asked = api.requests.length;
        const broken = ["{", ...(invalid === undefined ? [] : [{ ...invalid, _mock_api: api.config["_mock_api"] }])];
        for (const config of broken) expectConfigError(await suite.invoke("read", { config, catalog }));
        expectConfigError(await suite.invoke("read", { catalog }));
        expectThat(
          asked === api.requests.length,
          () => "read: a broken configuration must be refused before any request.",
        );
      },
    ),
    suite.withMock("inputs: a state that is no JSON ends a read with an error", async (api) => {
      const transcript = await suite.read(api, { state: "{" });
      expectThat(transcript.exitCode === 1 && errorsIn(transcript).length > 0, () => {
        return `read: a state that is no JSON must give a TRACE ERROR and exit code 1, not a read from the beginning. ${troubleIn(transcript)}`;
      });
      expectNoRequest(api, "read with a broken state");
    }),
  ];
}

function expectConfigError(transcript: Transcript): void {
  expectOnlyMessages(transcript, "read with a broken configuration");
  const [error] = errorsIn(transcript);
  expectThat(transcript.exitCode === 1 && error?.failure_type === "config_error", () => {
    return `read: a broken configuration must give a TRACE ERROR with failure_type config_error and exit code 1, but the code was ${transcript.exitCode} and the error ${error?.failure_type ?? "none"}. ${troubleIn(transcript)}`;
  });
  const records = transcript.messages.filter(({ message }) => message.type === "RECORD");
  expectThat(records.length === 0, () => "read: a broken configuration must bring no records.");
}
