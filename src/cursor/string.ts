import { settingFact, type ConfigKeys, type Setting, type Context } from "../model/setting.js";
import type { Path, StringCursorModel } from "../model/types.js";
import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { checkedField, openFieldCursor } from "./field-cursor.js";
import { boundaryValue } from "./start.js";
import type { Cursor, CursorKind, CursorRun, Scale } from "./types.js";

interface StringOptions {
  readonly field: Path;
  readonly param?: string;
  readonly start?: Setting<Context, string | undefined>;
  readonly inclusive?: boolean;
  readonly order?: CursorKind["order"];
  readonly stopEarly?: boolean;
}

/**
 * A field with a text that grows, compared character by character: a ULID, an id with a padded number. A run asks for what is beyond
 * the highest that was met.
 *
 * - `field`: where the text stands in a record.
 * - `param`: query parameter that asks for records from a text on, as `"{start}"` in `query` does. Default: everything is read and
 *   filtered here.
 * - `start`: where the first run starts. Default: the beginning.
 * - `inclusive`: whether the filter includes the text itself; what is known is dropped then. Nothing stands right before a text, so
 *   where the filter leaves it out, records that share it are not seen again: the field should be unique.
 * - `order`, `stopEarly`: as of `numberCursor`.
 *
 * @throws ConnectorError DEFINITION_INVALID
 */
export function stringCursor<Config, const Field extends string, const Start extends string = never>(options: {
  readonly field: Field | readonly string[];
  readonly param?: string;
  readonly start?: Start | ((context: Context<Config>) => string | undefined | Promise<string | undefined>);
  readonly inclusive?: boolean;
  readonly order?: "ascending" | "descending" | "none";
  readonly stopEarly?: boolean;
}): Cursor<Config, Field, ConfigKeys<Start>>;
export function stringCursor(options: StringOptions): CursorKind {
  const { start, stopEarly = false, param } = options;
  const checked = checkedField(options.field, options.order ?? (stopEarly ? "descending" : "none"), stopEarly);
  return {
    facts: { type: "string", ...options, ...(start === undefined ? {} : { start: settingFact(start) }) },
    field: checked.keys,
    order: checked.order,
    open: async (run) =>
      openFieldCursor<string>({
        run,
        ...checked,
        stopEarly,
        scale,
        start: await startOf(start, run),
        slice: (begin, tools) => tools.part({ ...begin, ask: askOf(param, begin.lower) }),
      }),
  };
}

/** The cursor that a model states, for sources that run without code. */
export function stringOf(facts: StringCursorModel): CursorKind {
  return stringCursor<JsonObject, string, string>(facts);
}

const scale: Scale<string> = {
  parse: (value) => (typeof value === "string" ? value : undefined),
  explain: () => "no text: declare the cursor as number.",
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  write: (text) => text,
};

function askOf(param: string | undefined, start: string | undefined) {
  if (start === undefined) return { query: {}, variables: {} };
  return { query: param === undefined ? {} : { [param]: start }, variables: { start } };
}

async function startOf(start: StringOptions["start"], run: CursorRun): Promise<string | undefined> {
  const value = await boundaryValue(start, run);
  if (value === undefined || typeof value === "string") return value;
  throw new ConnectorError({
    code: "CONFIG_INVALID",
    failureType: "config_error",
    message: `Stream "${run.stream}" starts at ${typeof start === "function" ? "a function's value" : JSON.stringify(start)}, which is ${JSON.stringify(value)}: write a text.`,
  });
}
