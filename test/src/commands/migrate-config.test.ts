/** Configurations of older versions of a connector. */
import { afterAll, describe, expect, test } from "@jest/globals";
import { noAuth } from "../../../src/auth/index.js";
import { apiDefinition } from "../../../src/define/api.js";
import { specification } from "../../../src/define/spec.js";
import { defineStream } from "../../../src/define/stream.js";
import type { ConfigMigration, Source } from "../../../src/define/types.js";
import type { JsonObject } from "../../../src/protocol/messages.js";
import { run } from "../../../src/run.js";
import { tempFiles } from "../support/files.js";
import { bodyOf, messagesIn, testIo } from "../support/io.js";

const files = tempFiles();
afterAll(() => {
  files.remove();
});

/** `api_key` moved into a group; `since` is called `start_date` now. */
const grouped: ConfigMigration = ({ api_key, ...rest }) =>
  api_key === undefined ? rest : { ...rest, credentials: { api_key } };
const renamed: ConfigMigration = (config) => {
  if (!("since" in config)) return config;
  const { since, ...rest } = config;
  return { ...rest, start_date: since };
};

function sourceWith(migrateConfig: readonly ConfigMigration[]): Source {
  const secret = { type: "string", title: "API key", airbyte_secret: true };
  const group = { type: "object", title: "Login", required: ["api_key"], properties: { api_key: secret } };
  const spec = specification({
    required: ["credentials"],
    properties: {
      credentials: group,
      start_date: { type: "string", title: "Start" },
      region: { type: "string", title: "R", default: "eu" },
    },
  });
  const api = apiDefinition({ baseUrl: "https://api.acme.test", auth: noAuth() });
  const items = defineStream(api, { name: "items", schema: {}, path: "/items", records: "." });
  return { name: "acme", spec, api, check: items, streams: [items], migrateConfig };
}

async function discover(config: JsonObject, migrations: readonly ConfigMigration[] = [grouped, renamed]) {
  const { io, text } = testIo();
  const code = await run(sourceWith(migrations), ["discover", "--config", files.write(config)], io);
  const messages = messagesIn(text());
  const sent = messages.filter(({ type }) => type === "CONTROL").map((message) => bodyOf(message)["connectorConfig"]);
  return { code, text: text(), types: messages.map(({ type }) => type), sent };
}

describe("a configuration of an older version", () => {
  test("is changed step by step before it is checked, and sent once, whole, before anything else", async () => {
    const { code, sent, types } = await discover({ api_key: "abc", since: "2020-01-01", _later: 1 });
    expect(code).toBe(0);
    expect(sent).toEqual([{ config: { credentials: { api_key: "abc" }, start_date: "2020-01-01", _later: 1 } }]);
    expect(types).toEqual(["LOG", "CONTROL", "CATALOG"]);
  });

  test("is not sent when it needs no change", async () => {
    const { code, types } = await discover({ credentials: { api_key: "abc" }, start_date: "2020-01-01" });
    expect(code).toBe(0);
    expect(types).toEqual(["CATALOG"]);
  });

  test("is not sent when it does not fit the specification either", async () => {
    const { code, sent } = await discover({ since: "2020-01-01" });
    expect(code).toBe(1);
    expect(sent).toEqual([]);
  });

  test("may be changed in place, without a trace in what is compared", async () => {
    const inPlace: ConfigMigration = (config) => {
      if (typeof config["api_key"] === "string") config["credentials"] = { api_key: config["api_key"] };
      delete config["api_key"];
      return config;
    };
    const { sent } = await discover({ api_key: "abc" }, [inPlace]);
    expect(sent).toEqual([{ config: { credentials: { api_key: "abc" } } }]);
  });

  test("needs a function that gives a configuration", async () => {
    // @ts-expect-error JavaScript would let it pass.
    const broken: ConfigMigration = () => null;
    const { code, text } = await discover({ api_key: "abc" }, [grouped, broken]);
    expect(code).toBe(1);
    expect(text).toContain("migrateConfig, function 2 of 2, gave no configuration");
  });
});
