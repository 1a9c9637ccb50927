import { cursorField } from "../../../model/cursor.js";
import { keyPaths, pathKeys } from "../../../model/path.js";
import { schemaAt } from "../../../model/schema-at.js";
import type { CatalogStream } from "../../../protocol/messages.js";
import { canonical } from "../../data/paths.js";
import type { AcceptanceCase } from "../../types.js";
import { expectExit, expectThat } from "../expect.js";
import { validator } from "../schemas.js";
import type { Suite } from "../suite.js";
import { usesKeyword } from "./spec.js";

/** `discover`: one CATALOG that Airbyte's acceptance tests (CAT, TestDiscovery) accept, the same at each run. */
export function discoverCases(suite: Suite): AcceptanceCase[] {
  return [
    suite.withMock("discover: a valid catalog of all streams, with keys and cursors as the model says", async (api) => {
      const streams = await discover(suite, api.config);
      const names = streams.map(({ name }) => name).sort();
      expectThat(canonical(names) === canonical([...suite.streams].sort()), () => {
        return `discover: the streams must be ${suite.streams.join(", ")}, each once, but they are ${names.join(", ")}.`;
      });
      for (const stream of streams) checkStream(suite, stream);
    }),
    suite.withMock("discover: the same catalog at each run", async (api) => {
      const [first, second] = [await discover(suite, api.config), await discover(suite, api.config)];
      expectThat(
        JSON.stringify(first) === JSON.stringify(second),
        () => "discover: two runs must give the same catalog.",
      );
    }),
  ];
}

async function discover(suite: Suite, config: unknown): Promise<readonly CatalogStream[]> {
  const transcript = await suite.invoke("discover", { config });
  expectExit(transcript, 0, "discover");
  const catalogs = transcript.messages.flatMap(({ message }) => (message.type === "CATALOG" ? [message.catalog] : []));
  const [catalog] = catalogs;
  expectThat(catalogs.length === 1 && catalog !== undefined, () => {
    return `discover: one CATALOG must come, but ${catalogs.length} came.`;
  });
  return catalog.streams;
}

function checkStream(suite: Suite, stream: CatalogStream): void {
  const { name, json_schema: schema } = stream;
  const model = suite.model(name);
  for (const keyword of ["$ref", "allOf", "not"]) {
    expectThat(!usesKeyword(schema, keyword), () => `discover: ${name}: the schema must not use "${keyword}".`);
  }
  try {
    validator(schema);
  } catch (error) {
    throw new Error(`discover: ${name}: the schema is not valid JSON Schema (draft 7): ${String(error)}`, {
      cause: error,
    });
  }
  const key = stream.source_defined_primary_key ?? [];
  same(name, "source_defined_primary_key", key, keyPaths(model.primaryKey));
  const field = cursorField(model.cursor);
  const cursor = field === undefined ? [] : pathKeys(field);
  same(name, "default_cursor_field", stream.default_cursor_field ?? [], cursor);
  for (const path of [...key, ...(cursor.length === 0 ? [] : [cursor])]) {
    expectThat(schemaAt(schema, path) !== "absent", () => {
      return `discover: ${name}: "${path.join(".")}" is key or cursor, so schemas/${name}.json must declare it.`;
    });
  }
  const modes = model.cursor === undefined ? ["full_refresh"] : ["full_refresh", "incremental"];
  same(name, "supported_sync_modes", [...stream.supported_sync_modes].sort(), modes);
}

function same(stream: string, field: string, came: unknown, due: unknown): void {
  expectThat(canonical(came) === canonical(due), () => {
    return `discover: ${stream}: ${field} must be ${JSON.stringify(due)}, as streams/${stream}.json says, but it is ${JSON.stringify(came)}.`;
  });
}
