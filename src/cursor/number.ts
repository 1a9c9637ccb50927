import { settingFact, type ConfigKeys, type Setting, type Context } from "../model/setting.js";
import type { NumberCursorModel, Path } from "../model/types.js";
import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { checkedField, openFieldCursor, type SliceStart } from "./field-cursor.js";
import { boundaryValue } from "./start.js";
import type { Cursor, CursorKind, CursorRun, Scale, SliceCursor } from "./types.js";

/** Integers of more than 15 digits are kept exact; the two compare with each other. */
type Count = number | bigint;

interface NumberOptions {
  readonly field: Path;
  readonly param?: string;
  readonly start?: Setting<Context, string | number | undefined>;
  readonly inclusive?: boolean;
  readonly order?: CursorKind["order"];
  readonly stopEarly?: boolean;
}

/**
 * A field with a number that grows: an id, a version, the place in a log. A run asks for what is beyond the highest that was met.
 *
 * - `field`: where the number stands in a record; a number, or a text of digits.
 * - `param`: query parameter that asks for records from a number on, as `"{start}"` in `query` does. Default: everything is read and
 *   filtered here.
 * - `start`: where the first run starts. Default: the beginning.
 * - `inclusive`: whether the filter includes the number itself. Default: unknown; then the number before is asked for, and what is
 *   known is dropped.
 * - `order`, `stopEarly`: as of `datetime`. Declare an order: no clock says what a list in no order held when it was begun, so there
 *   the state stays one run behind.
 *
 * @throws ConnectorError DEFINITION_INVALID
 */
export function numberCursor<Config, const Field extends string, const Start extends string | number = never>(options: {
  readonly field: Field | readonly string[];
  readonly param?: string;
  readonly start?:
    Start | ((context: Context<Config>) => string | number | undefined | Promise<string | number | undefined>);
  readonly inclusive?: boolean;
  readonly order?: "ascending" | "descending" | "none";
  readonly stopEarly?: boolean;
}): Cursor<Config, Field, ConfigKeys<Start>>;
export function numberCursor(options: NumberOptions): CursorKind {
  const { start, stopEarly = false } = options;
  const checked = checkedField(options.field, options.order ?? (stopEarly ? "descending" : "none"), stopEarly);
  return {
    facts: { type: "number", ...options, ...(start === undefined ? {} : { start: settingFact(start) }) },
    field: checked.keys,
    order: checked.order,
    open: async (run) =>
      openFieldCursor<Count>({
        run,
        ...checked,
        stopEarly,
        scale,
        start: await startOf(start, run),
        slice: (begin, tools) => tools.part({ ...begin, ask: askOf(options, begin) }),
      }),
  };
}

/** The cursor that a model states, for sources that run without code. */
export function numberOf(facts: NumberCursorModel): CursorKind {
  return numberCursor<JsonObject, string, string | number>(facts);
}

const scale: Scale<Count> = {
  parse,
  explain: (value) => (typeof value === "string" ? "no text of digits: declare the cursor as string." : "no number."),
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  write: (count, like) => (typeof like === "string" || typeof count === "bigint" ? String(count) : count),
};

function parse(value: unknown): Count | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || !/^-?\d+(\.\d+)?$/.test(value)) return undefined;
  const count = Number(value);
  return Number.isSafeInteger(count) || value.includes(".") ? count : BigInt(value);
}

function askOf(
  { param, inclusive }: NumberOptions,
  { lower }: SliceStart<Count>,
): Pick<SliceCursor, "query" | "variables"> {
  if (lower === undefined) return { query: {}, variables: {} };
  const from = inclusive === true ? lower : before(lower);
  const start = typeof from === "bigint" ? String(from) : from;
  return { query: param === undefined ? {} : { [param]: String(start) }, variables: { start } };
}

function before(count: Count): Count {
  return typeof count === "bigint" ? count - 1n : Math.ceil(count) - 1;
}

async function startOf(start: NumberOptions["start"], run: CursorRun): Promise<Count | undefined> {
  const value = await boundaryValue(start, run);
  if (value === undefined) return undefined;
  const count = parse(value);
  if (count !== undefined) return count;
  throw new ConnectorError({
    code: "CONFIG_INVALID",
    failureType: "config_error",
    message: `Stream "${run.stream}" starts at ${typeof start === "function" ? "a function's value" : JSON.stringify(start)}, which is ${JSON.stringify(value)}: write a number.`,
  });
}
