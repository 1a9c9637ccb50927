import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own for the files that a command line names. */
export function tempFiles() {
  const folder = mkdtempSync(join(tmpdir(), "cdk-test-"));
  let count = 0;
  return {
    /** Writes a file (a text as it is, all else as JSON) and returns its path. */
    write(content: unknown): string {
      const path = join(folder, `${(count += 1)}.json`);
      writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
      return path;
    },
    remove(): void {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A configured catalog. */
export function catalogOf(...streams: readonly (readonly [name: string, syncMode: string])[]) {
  return {
    streams: streams.map(([name, mode]) => ({
      stream: { name, json_schema: {}, supported_sync_modes: ["full_refresh", "incremental"], namespace: null },
      sync_mode: mode,
      destination_sync_mode: "append",
      cursor_field: null,
    })),
  };
}

/** The state file that PyAirbyte would write. */
export function stateFile(states: { readonly [stream: string]: unknown }) {
  return Object.entries(states).map(([name, state]) => ({
    type: "STREAM",
    stream: { stream_descriptor: { name, namespace: null }, stream_state: state },
    global_: null,
    data: null,
    sourceStats: null,
  }));
}
