/** What the command line and its files may hold. */
import { afterAll, describe, expect, test } from "@jest/globals";
import { parseArguments } from "../../../src/commands/args.js";
import { wantedStreams } from "../../../src/commands/catalog.js";
import { readJsonFile } from "../../../src/commands/json-file.js";
import { findSecrets } from "../../../src/commands/secrets.js";
import { streamStates } from "../../../src/commands/state.js";
import { validConfig } from "../../../src/commands/validate.js";
import { catalogOf, stateFile, tempFiles } from "../support/files.js";

const files = tempFiles();
afterAll(() => {
  files.remove();
});

describe("the command line", () => {
  test("names a command and its files, with a blank or an equals sign", () => {
    expect(parseArguments(["read", "--config", "a b.json", "--catalog=c=d.json", "--state", "s", "--debug"])).toEqual({
      command: "read",
      files: { config: "a b.json", catalog: "c=d.json", state: "s" },
      debug: true,
    });
  });

  test.each([
    [["raed"], /no command "raed". Did you mean "read"\?/],
    [["check"], /check needs --config FILE/],
    [["read", "--config", "c"], /read needs --catalog FILE/],
    [["check", "--confg", "c"], /no option "--confg". Did you mean "--config"\?/],
    [["check", "--config"], /--config needs the path/],
    [["check", "c.json"], /no option "c.json"/],
  ])("%j is refused with what to do", (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(message);
  });
});

describe("a file", () => {
  test("may begin with a byte order mark, and may be empty", () => {
    expect(readJsonFile(files.write('\uFEFF{"a":1}'), "configuration")).toEqual({ a: 1 });
    expect(readJsonFile(files.write(" \n"), "state")).toBeUndefined();
  });

  test("that is not JSON is named with the place where that is known, and nothing of what is in it", () => {
    const parse = (text: string) => () => readJsonFile(files.write(text), "configuration");
    expect(parse('{\n  "api_key" "s3cr3t"\n}')).toThrow(/configuration ".*" is not valid JSON \(line 2, column 13\)/);
    expect(parse('{"api_key": s3cr3t}')).toThrow(/is not valid JSON: it has "s" where that cannot be/);
    expect(parse('{"api_key": ')).toThrow(/is not valid JSON: it ends too early/);
    for (const text of ['{"api_key": s3cr3t}', '{"api_key": "s3cr3t', '{"api_key" "s3cr3t"}']) {
      expect(parse(text)).not.toThrow(/3cr3t/);
    }
  });

  test("that is missing, or a folder, is named", () => {
    expect(() => readJsonFile("/nowhere/config.json", "configuration")).toThrow(
      /"\/nowhere\/config.json" cannot be read: there is no such file/,
    );
    expect(() => readJsonFile("/", "catalog")).toThrow(/it is a folder/);
  });
});

describe("a catalog", () => {
  test("may hold what the destination needs, nulls, and members that nobody knows", () => {
    const catalog = { ...catalogOf(["a", "incremental"], ["b", "full_refresh"]), later: { x: 1 } };
    expect(wantedStreams(catalog)).toEqual([
      { name: "a", syncMode: "incremental" },
      { name: "b", syncMode: "full_refresh" },
    ]);
    expect(wantedStreams({ streams: [{ stream: { name: "a" }, sync_mode: null }] })).toEqual([
      { name: "a", syncMode: "full_refresh" },
    ]);
  });

  test.each([
    [undefined, /no list "streams"/],
    [{ streams: {} }, /no list "streams"/],
    [{ streams: [{ name: "a", json_schema: {} }] }, /discover is no configured catalog/],
    [catalogOf(["a", "sometimes"]), /sync_mode "sometimes"/],
    [catalogOf(["a", "incremental"], ["a", "full_refresh"]), /"a" twice/],
  ])("%j is refused", (catalog, message) => {
    expect(() => wantedStreams(catalog)).toThrow(message);
  });
});

describe("a state", () => {
  const a = { at: 1 };
  test.each([
    ["nothing", undefined],
    ["null", null],
    ["an empty list", []],
    ["an empty object", {}],
    ["a legacy state without content", [{ type: "LEGACY", data: {} }]],
    ["a reset stream", stateFile({ a: null })],
    ["a stream that was reset later", [...stateFile({ a }), ...stateFile({ a: null })]],
    ["a message with nulls", [{ type: null, stream: null, global: null, data: null }]],
  ])("of %s begins anew", (_title, file) => {
    expect([...streamStates(file)]).toEqual([]);
  });

  test.each([
    ["as PyAirbyte writes it", stateFile({ a, b: null })],
    ["without types", [{ stream: { stream_descriptor: { name: "a" }, stream_state: a } }]],
    ["as one object", { type: "STREAM", stream: { stream_descriptor: { name: "a" }, stream_state: a } }],
    ["as messages", stateFile({ a }).map((state) => ({ type: "STATE", state }))],
    [
      "as GLOBAL",
      [
        {
          type: "GLOBAL",
          global: { shared_state: null, stream_states: [{ stream_descriptor: { name: "a" }, stream_state: a }] },
        },
      ],
    ],
    ["reset and written again", [...stateFile({ a: null }), ...stateFile({ a })]],
  ])("is read %s", (_title, file) => {
    expect([...streamStates(file)]).toEqual([["a", a]]);
  });

  test.each([
    [{ orders: { at: 1 } }, "STATE_LEGACY", /old form.*orders.*STREAM/],
    [[{ type: "LEGACY", data: { orders: {} } }], "STATE_LEGACY", /old form/],
    [["text"], "STATE_INVALID", /"text"/],
    [[{ type: "STREAM", stream: { stream_state: {} } }], "STATE_INVALID", /stream_descriptor/],
    [stateFile({ a: 5 }), "STATE_INVALID", /stream "a" is no object/],
  ])("%j is refused with what to do", (file, code, message) => {
    expect(() => streamStates(file)).toThrow(expect.objectContaining({ code, failureType: "config_error" }));
    expect(() => streamStates(file)).toThrow(message);
  });
});

describe("a configuration", () => {
  const schema = {
    type: "object",
    required: ["api_key", "region"],
    properties: {
      api_key: { type: "string", airbyte_secret: true, minLength: 3 },
      region: { type: "string", enum: ["eu", "us"], default: "eu" },
      start: { type: "string", format: "date-time" },
      day: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\d$" },
      size: { type: "integer" },
    },
  };

  test("gets the specification's defaults, and keeps what the specification does not know", () => {
    expect(validConfig({ api_key: "abc", more: 1 }, schema)).toEqual({ api_key: "abc", more: 1, region: "eu" });
  });

  test.each([
    [{ apikey: "abc" }, /"api_key" is missing. Is it meant by "apikey"\?/],
    [{ api_key: "abc", region: "eus" }, /"region" must be one of \["eu","us"\]/],
    [{ api_key: "abc", start: "2026-01-01" }, /"start" must be a date-time, such as 2026-01-31T00:00:00Z/],
    [{ api_key: "abc", day: "1.1.2026" }, /"day" must look like the pattern/],
    [{ api_key: "abc", size: "5" }, /"size" must be integer/],
    [{ api_key: 5, size: "5" }, /"api_key" must be string.*"size" must be integer/],
  ])("%j is refused by the names of its settings", (config, message) => {
    expect(() => validConfig(config, schema)).toThrow(message);
  });

  test("is never printed: a value may be a secret", () => {
    expect(() => validConfig({ api_key: "!!", size: "s3cr3t" }, schema)).not.toThrow(/!!|s3cr3t/);
  });

  test("has its secrets found in every branch", () => {
    const secret = { type: "string", airbyte_secret: true };
    const branches = { oneOf: [{ properties: { token: secret } }, { properties: { user: {}, password: secret } }] };
    const found: string[] = [];
    const spec = {
      properties: {
        auth: branches,
        keys: { items: secret },
        pin: { airbyte_secret: true },
        deep: { airbyte_secret: true },
      },
    };
    const config = {
      auth: { user: "u", password: "p1" },
      keys: ["k1", "k2"],
      pin: 77,
      deep: { a: ["d1"] },
      other: "x",
    };
    findSecrets(spec, config, (value) => found.push(value));
    expect(found).toEqual(["p1", "k1", "k2", "77", "d1"]);
  });
});
