import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { isList, isObject } from "../model/json.js";
import type { JsonObject } from "../protocol/messages.js";
import { primaryKeyOf } from "./changes.js";
import { freshBundle } from "./exec.js";
import { wholeNumber, type Arguments, type OptionList } from "./options.js";
import { projectMock } from "./project-mock.js";
import { readJsonObject, type Project } from "./project.js";
import { chooseStreams, openSession, type DiscoveredStream, type ReadOutcome, type Session } from "./session.js";
import { settingLines } from "./settings.js";
import { drawTable } from "./table.js";
import type { Terminal } from "./terminal.js";

export const readOptions: OptionList = {
  live: { help: "read the live API, with secrets/config.json (default: the mock API, started for this read)" },
  state: { value: "FILE", help: "start from a state, as a second sync would" },
  limit: {
    value: "N",
    help: "records a stream (default: all from the mock API, of which 10 are shown; 10 with --live)",
  },
  json: { help: 'print every record as a line of JSON: {"stream":…,"record":…}' },
};

const defaultRows = 10;

/** Reads streams and shows their rows. Resolves with the connector's exit code. */
export async function readCommand(
  project: Project,
  { positionals, given }: Arguments,
  terminal: Terminal,
): Promise<number> {
  const limit = given["limit"] === undefined ? undefined : wholeNumber("limit", given["limit"], 1, 1_000_000);
  const live = given["live"] !== undefined;
  const state = given["state"] === undefined ? {} : { state: resolve(given["state"]) };
  const onRecord = given["json"] === undefined ? {} : { onRecord: printTo(terminal) };
  await freshBundle(project, terminal);
  return withSession(project, live, terminal, async (session) => {
    const streams = chooseStreams(await session.discover(), positionals);
    const most = limit ?? (live ? defaultRows : undefined);
    const runs = most === undefined ? [streams] : streams.map((stream) => [stream]);
    let exitCode = 0;
    for (const group of runs) {
      const outcome = await session.read({
        streams: group,
        ...state,
        ...onRecord,
        ...(most === undefined ? {} : { limit: most }),
        keep: given["json"] === undefined ? (most ?? defaultRows) : 0,
      });
      if (given["json"] === undefined) for (const stream of group) printStream(stream, outcome, terminal);
      if (outcome.exitCode !== 0) exitCode = outcome.exitCode;
    }
    return exitCode;
  });
}

/** What a read of one stream brought, as a table under its name. */
export function printStream(stream: DiscoveredStream, outcome: ReadOutcome, terminal: Terminal): void {
  const style = terminal.style();
  const rows = outcome.records.get(stream.name) ?? [];
  const count = outcome.counts.get(stream.name) ?? 0;
  const more = outcome.cutShort
    ? "the read was ended there"
    : rows.length < count
      ? `the first ${rows.length} here`
      : "";
  const title = `${stream.name}: ${count} ${count === 1 ? "record" : "records"}${more === "" ? "" : `, ${more}`}`;
  terminal.write(`${style.color ? `\u001b[36m${title}\u001b[39m` : title}\n`);
  if (rows.length > 0)
    terminal.write(`${drawTable(rows, fieldsOf(stream, rows), style, leadingFields(stream.definition))}\n`);
  const state = outcome.states.get(stream.name);
  if (state !== undefined) terminal.write(`${oneLine(stateText(state), style.width)}\n`);
  terminal.write("\n");
}

/** Hands `use` a session against the mock API (started and ended around it), or against the live one. `levels`: as for openSession. */
export async function withSession<Result>(
  project: Project,
  live: boolean,
  terminal: Terminal,
  use: (session: Session) => Promise<Result>,
  levels?: readonly string[],
): Promise<Result> {
  if (live) {
    const config = await liveConfig(project);
    return closing(openSession(project.bundle, config, terminal, levels), use);
  }
  const mock = await projectMock(project, { rateLimit: false });
  await mock.listen();
  try {
    return await closing(openSession(project.bundle, mock.config, terminal, levels), use);
  } finally {
    await mock.close();
  }
}

/** The file with the configuration for the live API; where there is none, the problem lists what belongs into it. */
async function liveConfig(project: Project): Promise<string> {
  const config = join(project.root, "secrets", "config.json");
  const use = "it holds the configuration for the live API, with its credentials; git ignores it.";
  const settings = existsSync(config) ? [] : await settingLines(project.bundle);
  const list = settings.length === 0 ? "" : `\nIts settings:\n${settings.map((line) => `  ${line}`).join("\n")}`;
  readJsonObject(config, `${use}${list}`);
  return config;
}

async function closing<Result>(session: Session, use: (session: Session) => Promise<Result>): Promise<Result> {
  try {
    return await use(session);
  } finally {
    session.close();
  }
}

/** Airbyte's word for a stream without a cursor says nothing to a person. */
function stateText(state: unknown): string {
  const isWhole = isObject(state) && state["__ab_no_cursor_state_message"] === true;
  return isWhole ? "read whole each time" : `state: ${JSON.stringify(state)}`;
}

/** The schema's fields, then those that only records have (an open schema). */
function fieldsOf(stream: DiscoveredStream, rows: readonly JsonObject[]): string[] {
  return [...new Set([...stream.fields, ...rows.flatMap((row) => Object.keys(row))])];
}

/** Key and cursor: what tells records apart and what is new. */
function leadingFields(definition: JsonObject): string[] {
  const cursor = definition["default_cursor_field"];
  const paths = [...primaryKeyOf(definition), ...(isList(cursor) ? [cursor.map(String)] : [])];
  return paths.flatMap((path) => path.slice(0, 1));
}

function printTo(terminal: Terminal): (stream: string, record: JsonObject) => void {
  return (stream, record) => {
    terminal.write(`${JSON.stringify({ stream, record })}\n`);
  };
}

function oneLine(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}
