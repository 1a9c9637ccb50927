import type { StreamDefinition } from "../define/types.js";
import { catalogTooLarge, largeMessage, largestMessage, megabytes } from "../output/index.js";
import type { CatalogStream } from "../protocol/messages.js";
import { isResumable } from "../slices/index.js";
import { loadConfig } from "./config.js";
import type { Command } from "./types.js";

/**
 * Writes the catalog. The API is not asked; a configuration, when one is given, has to fit the specification.
 * @throws ConnectorError CATALOG_TOO_LARGE (system_error)
 */
export async function discover(command: Command): Promise<number> {
  if (command.files.config !== undefined) await loadConfig(command);
  const streams = command.source.streams.map(catalogStream);
  const { length } = JSON.stringify(streams);
  if (length > largestMessage) throw catalogTooLarge(length, streams.length);
  if (length > largeMessage) {
    command.output.log("WARN", `The catalog has ${megabytes(length)}; Airbyte refuses more than 2 MB.`);
  }
  command.output.message({ type: "CATALOG", catalog: { streams } });
  return 0;
}

function catalogStream(stream: StreamDefinition): CatalogStream {
  const { name, schema, cursor, primaryKey } = stream;
  const resumable = isResumable(stream);
  return {
    name,
    json_schema: schema,
    supported_sync_modes: cursor === undefined ? ["full_refresh"] : ["full_refresh", "incremental"],
    ...(cursor === undefined
      ? {}
      : { source_defined_cursor: true, ...(cursor.field.length === 0 ? {} : { default_cursor_field: cursor.field }) }),
    ...(primaryKey.length === 0 ? {} : { source_defined_primary_key: primaryKey }),
    // Whoever says that it can be gone on with has to say that the cursor is its own.
    ...(resumable ? { source_defined_cursor: true } : {}),
    is_resumable: cursor !== undefined || resumable,
  };
}
