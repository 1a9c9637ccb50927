import type { ProjectFiles, StreamModel } from "../../model/types.js";
import { isList, isObject } from "../../model/json.js";
import type {
  CatalogStream,
  ConfiguredCatalog,
  ConfiguredStream,
  JsonObject,
  SyncMode,
} from "../../protocol/messages.js";
import { createInnerMockApi, type InnerMockApi } from "../mock/api.js";
import type { AcceptanceCase, MockApiOptions, Run } from "../types.js";
import { explained } from "./explain.js";
import { expectExit } from "./expect.js";
import { invoke, type Inputs } from "./invoke.js";
import { recordsIn, type Transcript } from "./transcript.js";

export interface SuiteOptions {
  readonly project: ProjectFiles;
  /** Runs the connector in this process. */
  readonly run: Run;
  /** The built connector: some cases are tried through a process too. */
  readonly executable?: string;
  readonly handle?: MockApiOptions["handle"];
}

/** What the cases share. */
export interface Suite extends SuiteOptions {
  readonly streams: readonly string[];
  /** A case that gets a mock API of its own; its errors say which requests the model refused. */
  withMock(
    name: string,
    verify: (api: InnerMockApi) => Promise<void>,
    options?: Partial<MockApiOptions>,
  ): AcceptanceCase;
  invoke(command: string, inputs?: Inputs): Promise<Transcript>;
  /** Reads streams, all if none are named. */
  read(api: InnerMockApi, options?: ReadOptions): Promise<Transcript>;
  catalog(api: InnerMockApi, options?: ReadOptions): Promise<ConfiguredCatalog>;
  /** What a full read of a stream must bring. Where the code changes records (transform), what a full read did bring. */
  expected(api: InnerMockApi, stream: string): Promise<readonly JsonObject[]>;
  /** Streams whose records the code changes, as `describe` tells. */
  transformed(): Promise<readonly string[]>;
  /** What `describe` prints; undefined when the connector cannot describe itself. */
  described(): Promise<JsonObject | undefined>;
  model(stream: string): StreamModel;
}

export interface ReadOptions {
  readonly streams?: readonly string[];
  /** Default: incremental for streams with a cursor. */
  readonly mode?: SyncMode;
  readonly state?: unknown;
  readonly config?: JsonObject;
}

export function createSuite(options: SuiteOptions): Suite {
  const { project, run, handle } = options;
  const streams = Object.keys(project.streams);
  let discovered: readonly CatalogStream[] | undefined;
  let facts: Promise<JsonObject | undefined> | undefined;
  const brought = new Map<string, readonly JsonObject[]>();
  const suite: Suite = {
    ...options,
    streams,
    withMock,
    invoke: call,
    read,
    catalog,
    expected,
    transformed,
    described,
    model,
  };
  return suite;

  function withMock(name: string, verify: (api: InnerMockApi) => Promise<void>, mock: Partial<MockApiOptions> = {}) {
    return {
      name,
      verify: async () => {
        const given = handle === undefined ? {} : { handle };
        const api = createInnerMockApi({ project, rateLimit: false, ...given, ...mock });
        await api.listen();
        try {
          await verify(api);
        } catch (error) {
          throw explained(error, api.requests);
        } finally {
          await api.close();
        }
      },
    };
  }

  function call(command: string, inputs?: Inputs): Promise<Transcript> {
    return invoke(run, command, inputs);
  }

  async function read(api: InnerMockApi, how: ReadOptions = {}): Promise<Transcript> {
    const inputs = { config: how.config ?? api.config, catalog: await catalog(api, how), state: how.state };
    return call("read", inputs);
  }

  async function catalog(api: InnerMockApi, { streams: wanted = streams, mode }: ReadOptions = {}) {
    discovered ??= await discover(api);
    const known = discovered;
    return configured(
      wanted.flatMap((name) => known.find((stream) => stream.name === name) ?? []),
      mode,
    );
  }

  async function discover(api: InnerMockApi): Promise<readonly CatalogStream[]> {
    const transcript = await call("discover", { config: api.config });
    expectExit(transcript, 0, "discover");
    return transcript.messages.flatMap(({ message }) => (message.type === "CATALOG" ? message.catalog.streams : []));
  }

  async function expected(api: InnerMockApi, stream: string): Promise<readonly JsonObject[]> {
    if (!(await transformed()).includes(stream)) return api.records(stream);
    const known = brought.get(stream) ?? recordsIn(await fullRead(stream), stream);
    brought.set(stream, known);
    return known;
  }

  async function fullRead(stream: string): Promise<Transcript> {
    let result: Transcript | undefined;
    const once = withMock("full read", async (api) => {
      result = await read(api, { streams: [stream], mode: "full_refresh" });
      expectExit(result, 0, `read of ${stream}`);
    });
    await once.verify();
    if (result === undefined) throw new Error(`${stream} could not be read.`);
    return result;
  }

  async function transformed(): Promise<readonly string[]> {
    return transformsIn(await described());
  }

  function described(): Promise<JsonObject | undefined> {
    facts ??= describeOnce();
    return facts;
  }

  /** A connector that cannot describe itself has no code that the suite could know of. */
  async function describeOnce(): Promise<JsonObject | undefined> {
    const { stray, exitCode } = await call("describe");
    const line: unknown = exitCode === 0 && stray[0] !== undefined ? JSON.parse(stray[0]) : undefined;
    return isObject(line) && !isList(line) ? { ...line } : undefined;
  }

  function model(stream: string): StreamModel {
    const found = project.streams[stream];
    if (found === undefined) throw new Error(`streams/${stream}.json is missing.`);
    return found;
  }
}

/** A catalog as a client configures it. */
export function configured(streams: readonly CatalogStream[], mode?: SyncMode): ConfiguredCatalog {
  return { streams: streams.map((stream) => configuredStream(stream, mode)) };
}

function configuredStream(stream: CatalogStream, mode: SyncMode | undefined): ConfiguredStream {
  const usual = stream.supported_sync_modes.includes("incremental") ? "incremental" : "full_refresh";
  const { default_cursor_field: cursor, source_defined_primary_key: key } = stream;
  return {
    stream,
    sync_mode: mode ?? usual,
    destination_sync_mode: "append",
    ...(cursor === undefined ? {} : { cursor_field: cursor }),
    ...(key === undefined ? {} : { primary_key: key }),
  };
}

function transformsIn(facts: JsonObject | undefined): string[] {
  const streams = facts !== undefined && isObject(facts["streams"]) ? facts["streams"] : {};
  return Object.entries(streams).flatMap(([name, stream]) => {
    return isObject(stream) && !isList(stream) && stream["transform"] !== undefined ? [name] : [];
  });
}
