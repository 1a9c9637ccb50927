import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { sourceOf } from "../../../src/define/source-of.js";
import { run } from "../../../src/run.js";
import { acme } from "../../support/acme.js";
import { acmeApi, acmeConfig, runAcme, type AcmeApi } from "../support/acme-api.js";
import { bodyOf, logsOf, testIo } from "../support/io.js";

let api: AcmeApi;
beforeAll(async () => {
  api = await acmeApi();
});
beforeEach(() => {
  api.override = () => undefined;
  api.server.requests.length = 0;
});
afterAll(() => api.server.close());

test("spec writes the specification, and asks nobody", async () => {
  const { code, messages } = await runAcme(api, "spec", { config: null });
  expect(code).toBe(0);
  expect(messages()).toHaveLength(1);
  expect(messages().map(bodyOf)).toMatchObject([
    {
      documentationUrl: "https://docs.acme.com",
      connectionSpecification: { required: ["api_key"] },
      protocol_version: "0.3.2",
    },
  ]);
});

test("describe writes the facts in the model's words, as one line of JSON", async () => {
  const { code, text } = await runAcme(api, "describe", { config: null });
  expect(code).toBe(0);
  expect(JSON.parse(text())).toEqual({ api: acme.connector.api, streams: acme.streams });
});

describe("discover", () => {
  test("writes the catalog: modes, cursor, keys; only an incremental stream can be resumed", async () => {
    const { code, messages } = await runAcme(api, "discover");
    expect(code).toBe(0);
    expect(messages().map(bodyOf)).toEqual([
      {
        streams: [
          {
            name: "customers",
            json_schema: acme.schemas.customers,
            supported_sync_modes: ["full_refresh", "incremental"],
            source_defined_cursor: true,
            default_cursor_field: ["updated_at"],
            source_defined_primary_key: [["id"]],
            is_resumable: true,
          },
          {
            name: "orders",
            json_schema: acme.schemas.orders,
            supported_sync_modes: ["full_refresh"],
            source_defined_primary_key: [["customer_id"], ["id"]],
            is_resumable: false,
          },
        ],
      },
    ]);
    expect(api.server.requests).toEqual([]);
  });

  test("refuses a configuration that is not valid", async () => {
    const { code, messages } = await runAcme(api, "discover", { config: {} });
    expect(code).toBe(1);
    expect(messages().map(({ type }) => type)).toEqual(["LOG", "TRACE"]);
  });
});

describe("check", () => {
  test("succeeds when one page of the check stream can be read, and reads no more", async () => {
    const { code, messages } = await runAcme(api, "check");
    expect(code).toBe(0);
    expect(messages().map(bodyOf)).toEqual([{ status: "SUCCEEDED" }]);
    expect(api.server.requests).toHaveLength(1);
  });

  test("fails with exit code 0 and asks nobody when a setting is missing", async () => {
    const { code, messages } = await runAcme(api, "check", { config: { _mock_api: api.server.url } });
    expect(code).toBe(0);
    expect(bodyOf(messages().at(-1) ?? { type: "" })).toEqual({
      status: "FAILED",
      message: 'The configuration is not valid: "api_key" is missing.',
    });
    expect(api.server.requests).toEqual([]);
  });

  test("fails with what the API says, without the key that it echoes", async () => {
    api.override = () => ({ status: 401, body: { error: "bad key k-12345678" } });
    const { code, text, messages } = await runAcme(api, "check");
    expect(code).toBe(0);
    expect(bodyOf(messages().at(-1) ?? { type: "" })).toMatchObject({ status: "FAILED" });
    expect(text()).toContain("bad key ****");
    expect(text()).not.toContain("k-12345678");
  });

  test("hides every secret of the configuration, also one that it does not send", async () => {
    const properties = {
      ...acme.connector.config.properties,
      pin: { type: "string", title: "PIN", airbyte_secret: true },
    } as const;
    const project = { ...acme, connector: { ...acme.connector, config: { required: [], properties } } };
    api.override = () => ({ status: 403, body: { error: "not pin-9876" } });
    const { text } = await runAcme(api, "check", { project, config: { ...acmeConfig(api), pin: "pin-9876" } });
    expect(text()).toContain("not ****");
    expect(text()).not.toContain("pin-9876");
  });

  test("of a stream with a parent reads its first slice", async () => {
    const project = { ...acme, connector: { ...acme.connector, check: "orders" } };
    const { messages } = await runAcme(api, "check", { project });
    expect(messages().map(bodyOf)).toEqual([{ status: "SUCCEEDED" }]);
    expect(api.server.requests.join(" ")).toContain("/v1/customers/1/orders");
  });

  test("leaves a fault of the connector to a TRACE and exit code 1", async () => {
    const source = sourceOf(acme);
    const { io, messages } = testIo();
    const broken = { ...source, check: { ...source.check, name: "gone" } };
    expect(await run(broken, ["check", "--config", "x"], io)).toBe(1);
    expect(messages().map(({ type }) => type)).toEqual(["LOG", "TRACE"]);
    expect(JSON.stringify(messages())).toMatch(/DEFINITION_INVALID.*system_error/);
  });
});

describe("a run", () => {
  test("without a command prints help to stderr and ends with 1; with --help it ends with 0", async () => {
    for (const [argv, code] of [
      [[], 1],
      [["--help"], 0],
    ] as const) {
      const { io, text, stderr } = testIo();
      expect(await run(sourceOf(acme), argv, io)).toBe(code);
      expect(stderr()).toContain("read     --config FILE --catalog FILE [--state FILE]");
      expect(text()).toBe("");
    }
  });

  test("with a wrong command says so to the platform and to people", async () => {
    const { io, messages, stderr } = testIo();
    expect(await run(sourceOf(acme), ["chek"], io)).toBe(1);
    expect(stderr()).toBe('There is no command "chek". Did you mean "check"?\n');
    expect(messages().map(({ type }) => type)).toEqual(["LOG", "TRACE"]);
  });

  test("that meets an error nobody expected reports it with its stack", async () => {
    const { io, messages } = testIo();
    const source = {
      ...sourceOf(acme),
      get spec(): never {
        throw new TypeError("no such thing");
      },
    };
    expect(await run(source, ["spec"], io)).toBe(1);
    const [log, trace] = messages().map(bodyOf);
    expect(log).toMatchObject({ level: "FATAL", message: expect.stringMatching(/no such thing\n.*at /) });
    expect(trace).toMatchObject({
      error: { failure_type: "system_error", stack_trace: expect.stringContaining("at ") },
    });
  });

  test("ends quietly with a code of its own when its reader is gone", async () => {
    const { io } = testIo({
      stdout: { write: (_block, callback) => setImmediate(callback, new Error("write EPIPE")) },
    });
    expect(await run(sourceOf(acme), ["spec"], io)).toBe(141);
  });

  test("writes DEBUG lines only when they are asked for", async () => {
    const quiet = await runAcme(api, "check");
    const loud = await runAcme(api, "check", { io: { env: { LOG_LEVEL: "debug" } } });
    expect(logsOf(quiet.messages())).toEqual([]);
    expect(loud.code).toBe(0);
  });
});

test("a configuration may lead to the mock API on this machine only", async () => {
  const { messages } = await runAcme(api, "check", { config: { ...acmeConfig(api), _mock_api: "http://example.com" } });
  expect(JSON.stringify(messages())).toMatch(/FAILED.*loopback/);
});
