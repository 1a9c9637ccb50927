import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { parse as parseYaml } from "yaml";
import { mockPort } from "../../../generator/render/files/integration.js";
import { isObject, type ProjectFiles } from "@create-connector/cdk/model";
import { acme } from "../../support/acme.js";
import { everything } from "./projects.js";
import { filesOf, objectIn } from "./rendered.js";

const projects = [acme, ...everything].map((project) => [project.connector.name, project] as const);

/** Airbyte's own definition; it lies beside the repository where the project is developed, and is not part of it. */
const definition = "../shared/airbyte/ConnectorMetadataDefinitionV0.json";
const validate = existsSync(definition) ? compiled(readFileSync(definition, "utf8")) : undefined;

describe("metadata.yaml", () => {
  test.each(projects)("of %s is valid by Airbyte's definition, where that is at hand", async (_name, project) => {
    if (validate === undefined) {
      console.log(`Not compared with Airbyte's definition: ${definition} is not there.`);
      return;
    }
    validate(parseYaml((await filesOf(project)).get("metadata.yaml") ?? ""));
    expect(validate.errors).toBe(null);
  });

  test.each(projects)("of %s has what Airbyte requires, and nothing it does not know", async (name, project) => {
    const metadata: unknown = parseYaml((await filesOf(project)).get("metadata.yaml") ?? "");
    expect(metadata).toEqual({
      metadataSpecVersion: "1.0",
      data: {
        name: project.connector.title,
        definitionId: project.connector.id,
        connectorType: "source",
        connectorSubtype: "api",
        dockerRepository: `source-${name}`,
        dockerImageTag: "0.1.0",
        documentationUrl: expect.stringMatching(/^https:|^urn:uuid:/),
        githubIssueLabel: `source-${name}`,
        icon: "icon.svg",
        license: project.connector.project.license,
        releaseStage: "alpha",
        supportLevel: "community",
        allowedHosts: { hosts: expect.arrayContaining([expect.stringMatching(/^[^/{]+$|^\$\{account\}/)]) },
        tags: ["language:java", "cdk:create-connector"],
      },
    });
  });

  test("names the API's own host when no page is known, and the connector's id when the host is a setting", async () => {
    expect(await documentation(acme)).toBe("https://docs.acme.com");
    const { id, name, title, config, api, project } = acme.connector;
    const undocumented = { id, name, title, config, project };
    expect(await documentation({ ...acme, connector: { ...undocumented, api } })).toBe("https://api.acme.com");
    const varying = { ...api, baseUrl: "https://{config.start_date}/v1" };
    expect(await documentation({ ...acme, connector: { ...undocumented, api: varying } })).toBe(`urn:uuid:${id}`);
  });
});

describe("acceptance-test-config.yml", () => {
  test.each(projects)(
    "of %s lists the configuration under all four sections that Airbyte's suite reads",
    async (_name, project) => {
      const files = await filesOf(project);
      const { acceptance_tests } = objectIn(parseYaml(files.get("acceptance-test-config.yml") ?? ""));
      if (!isObject(acceptance_tests)) throw new Error("no acceptance_tests");
      for (const section of ["spec", "connection", "discovery", "basic_read"]) {
        expect(acceptance_tests[section]).toMatchObject({
          tests: expect.arrayContaining([expect.objectContaining({ config_path: "integration_tests/config.json" })]),
        });
      }
    },
  );

  test.each(projects)("of %s names only files that are there", async (_name, project) => {
    const files = await filesOf(project);
    const named = [...(files.get("acceptance-test-config.yml") ?? "").matchAll(/_path: (\S+)/g)].map(
      ([, path]) => path ?? "",
    );
    expect(named.filter((path) => !files.has(path))).toEqual([]);
  });

  test("bypasses the incremental tests when no stream has a cursor", async () => {
    const { path, records } = acme.streams.customers;
    const files = await filesOf({ ...acme, streams: { ...acme.streams, customers: { path, records } } });
    expect(parseYaml(files.get("acceptance-test-config.yml") ?? "")).toMatchObject({
      acceptance_tests: { incremental: { bypass_reason: "No stream has a cursor." } },
    });
    expect(files.has("integration_tests/abnormal_state.json")).toBe(false);
  });
});

describe("integration_tests", () => {
  test("hold mock values and the address of the mock API, whose port is the name's own", async () => {
    expect(await json(acme, "integration_tests/config.json")).toEqual({
      api_key: "mock-api_key",
      start_date: "2020-01-01T00:00:00Z",
      _mock_api: `http://127.0.0.1:${String(mockPort("acme"))}`,
    });
    expect(mockPort("acme")).not.toBe(mockPort("github"));
    for (const name of ["a", "acme", "github", "x-y-z"]) {
      expect(mockPort(name)).toBeGreaterThanOrEqual(20_000);
      expect(mockPort(name)).toBeLessThan(30_000);
    }
  });

  test("have a configuration that must fail: wrong credential, missing setting, or refused address", async () => {
    const config = await json(acme, "integration_tests/config.json");
    expect(await json(acme, "integration_tests/invalid_config.json")).toEqual({ ...config, api_key: "wrong" });
    const auth = { type: "none" } as const;
    const open: ProjectFiles = { ...acme, connector: { ...acme.connector, api: { ...acme.connector.api, auth } } };
    const { start_date, _mock_api } = config;
    expect(await json(open, "integration_tests/invalid_config.json")).toEqual({ start_date, _mock_api });
    const none = { ...open, connector: { ...open.connector, config: { required: [], properties: {} } } };
    expect(await json(none, "integration_tests/invalid_config.json")).toEqual({ _mock_api: "no address" });
  });

  test("have a catalog with every stream, in the mode it is best at", async () => {
    const { streams } = await json(acme, "integration_tests/configured_catalog.json");
    expect(streams).toMatchObject([
      {
        stream: { name: "customers", source_defined_primary_key: [["id"]] },
        sync_mode: "incremental",
        cursor_field: ["updated_at"],
      },
      { stream: { name: "orders", supported_sync_modes: ["full_refresh"] }, sync_mode: "full_refresh" },
    ]);
  });

  test("have a state from the future, in the API's format, global for a child stream", async () => {
    const cursor = { type: "datetime", field: ["dates", "changed"], format: "epochSeconds" } as const;
    const files = await filesOf({ ...acme, streams: { ...acme.streams, orders: { ...acme.streams.orders, cursor } } });
    expect(JSON.parse(files.get("integration_tests/abnormal_state.json") ?? "")).toEqual([
      {
        type: "STREAM",
        stream: { stream_descriptor: { name: "customers" }, stream_state: { updated_at: "2099-01-01T00:00:00Z" } },
      },
      {
        type: "STREAM",
        stream: {
          stream_descriptor: { name: "orders" },
          stream_state: {
            use_global_cursor: true,
            states: [],
            state: { "dates.changed": 4070908800 },
            lookback_window: 0,
            parent_state: {},
          },
        },
      },
    ]);
  });
});

describe("icon.svg", () => {
  test("is each connector's own, and always the same", async () => {
    const [one, other] = [
      await filesOf(acme),
      await filesOf({ ...acme, connector: { ...acme.connector, name: "big-corp" } }),
    ];
    expect(one.get("icon.svg")).toContain(">AC</text>");
    expect(other.get("icon.svg")).toContain(">BC</text>");
    expect(one.get("icon.svg")).toBe((await filesOf(acme)).get("icon.svg"));
  });
});

async function documentation(project: ProjectFiles): Promise<unknown> {
  const metadata = objectIn(parseYaml((await filesOf(project)).get("metadata.yaml") ?? ""));
  return objectIn(metadata["data"])["documentationUrl"];
}

async function json(project: ProjectFiles, path: string): Promise<{ readonly [name: string]: unknown }> {
  return objectIn(JSON.parse((await filesOf(project)).get(path) ?? ""));
}

/**
 * Left out: `generated`, which Airbyte fills itself and whose schema names no JSON type; and the `$id`s inside, because the
 * references beside them mean the whole file.
 */
function compiled(text: string): ValidateFunction {
  const left = new Set(["$id", "generated"]);
  const schema: unknown = JSON.parse(text, (key, value: unknown) => (left.has(key) ? undefined : value));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(isObject(schema) ? schema : {});
}
