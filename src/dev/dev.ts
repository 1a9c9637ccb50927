import { existsSync, watch } from "node:fs";
import { join } from "node:path";
import type { BuildContext } from "esbuild";
import type { JsonObject } from "../protocol/messages.js";
import { asProblem, bundleOptions, loadEsbuild } from "./bundle.js";
import { describeChanges, primaryKeyOf } from "./changes.js";
import type { Arguments } from "./options.js";
import { printStream, withSession } from "./read.js";
import { explain, toolProblem } from "./problem.js";
import type { Project } from "./project.js";
import { chooseStreams, isUnknownStream, withInfo, type DiscoveredStream, type Session } from "./session.js";
import type { Terminal } from "./terminal.js";

/** Folders in which a change is a reason to read again; of the project's own folder only connector.json. */
const watched = ["src", "schemas", "streams", "test"];
/** Editors write a file in several steps. Milliseconds. */
const quiet = 80;

/**
 * Watches the project: after each save the connector is built again and one stream is read from the mock API, with what
 * changed since the read before. Without a named stream it is the one whose file was saved last. Runs until Ctrl-C.
 * @throws ConnectorError when the first read finds no stream of the name: it was mistyped, no save will mend that.
 */
export async function devCommand(project: Project, { positionals }: Arguments, terminal: Terminal): Promise<number> {
  const { context } = await loadEsbuild();
  const bundler = await context(bundleOptions(project));
  const shown = new Map<string, readonly JsonObject[]>();
  let stream = positionals[0];
  let isFirst = true;
  const show = async (): Promise<void> => {
    try {
      stream = (await readOnce(project, bundler, stream, shown, terminal)).name;
    } catch (error) {
      if (isFirst && isUnknownStream(error)) throw error;
      terminal.warn(explain(error));
    }
    isFirst = false;
    terminal.write("Watching src, schemas, streams and test. Ctrl-C ends it.\n");
  };
  try {
    await show();
    await watchUntil(terminal.interrupted(), project.root, async (files) => {
      terminal.clear();
      terminal.write(`Saved: ${files.join(", ")}\n\n`);
      if (positionals.length === 0) stream = streamOf(files) ?? stream;
      await show();
    });
  } finally {
    await bundler.dispose();
  }
  return 0;
}

async function readOnce(
  project: Project,
  bundler: BuildContext,
  name: string | undefined,
  shown: Map<string, readonly JsonObject[]>,
  terminal: Terminal,
): Promise<DiscoveredStream> {
  await bundler.rebuild().catch(async (error: unknown) => {
    throw await asProblem(error);
  });
  const read = async (session: Session): Promise<DiscoveredStream> => {
    const all = await session.discover();
    const [stream] = name === undefined ? all : chooseStreams(all, [name]);
    if (stream === undefined) throw toolProblem("The connector has no stream.");
    const outcome = await session.read({ streams: [stream] });
    const records = outcome.records.get(stream.name) ?? [];
    const rows = new Map([[stream.name, records.slice(0, 10)]]);
    printStream(stream, { ...outcome, records: rows }, terminal);
    const before = shown.get(stream.name);
    if (before !== undefined) {
      terminal.write(`${describeChanges(before, records, primaryKeyOf(stream.definition))}\n`);
    }
    shown.set(stream.name, records);
    return stream;
  };
  return withSession(project, false, terminal, read, withInfo);
}

/** Calls `saved` after each burst of changes, one call at a time, until `end`. */
async function watchUntil(
  end: Promise<void>,
  root: string,
  saved: (files: readonly string[]) => Promise<void>,
): Promise<void> {
  const changed = new Set<string>();
  let busy = false;
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), quiet);
  };
  const run = async (): Promise<void> => {
    if (busy || changed.size === 0) return;
    busy = true;
    // Some editors write beside the file and rename: their own file is gone by now.
    const files = [...changed].filter((file) => existsSync(join(root, file))).sort();
    const named = files.length > 0 ? files : [...changed].sort();
    changed.clear();
    await saved(named);
    busy = false;
    if (changed.size > 0) soon();
  };
  const note = (file: string): void => {
    changed.add(file);
    soon();
  };
  const watchers = watched
    .filter((folder) => existsSync(join(root, folder)))
    .map((folder) =>
      watch(join(root, folder), { recursive: true }, (_event, file) => {
        note(file === null ? folder : `${folder}/${file}`);
      }),
    );
  watchers.push(
    watch(root, (_event, file) => {
      if (file === "connector.json") note(file);
    }),
  );
  await end;
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
}

/** The stream that a saved file belongs to: src/streams/orders.ts, streams/orders.json, schemas/orders.json, test/fixtures/orders.json. */
function streamOf(files: readonly string[]): string | undefined {
  const own = /^(?:src\/streams|streams|schemas|test\/fixtures)\/([^/]+)\.(?:ts|json)$/;
  return files.map((file) => own.exec(file)?.[1]).find((name) => name !== undefined && name !== "index");
}
