import { isList, isObject } from "../../model/json.js";
import { pathKeys } from "../../model/path.js";
import type { FieldCursorModel } from "../../model/types.js";
import type { JsonObject, StateMessage } from "../../protocol/messages.js";
import { valueKind } from "../data/cursor-kinds.js";
import type { Instant } from "../data/dates.js";
import { text } from "../data/paths.js";

/** How far a stream's state says it has come, for one parent (path variables; none for a stream without a parent). */
export function coveredUntil(
  state: StateMessage | undefined,
  cursor: FieldCursorModel,
  variables: { readonly [variable: string]: unknown },
): Instant | undefined {
  const whole = state?.state.stream.stream_state;
  if (!isObject(whole)) return undefined;
  const { states, use_global_cursor: isGlobal } = whole;
  if (!isList(states)) return instantIn(whole, cursor);
  if (isGlobal === true) return instantIn(whole["state"], cursor);
  const own = states.find((each) => isObject(each) && samePartition(each["partition"], variables));
  return isObject(own) ? instantIn(own["cursor"], cursor) : undefined;
}

/** A copy of a state in which every cursor value is another one, and no ties are known. */
export function withCursorsAt(state: unknown, cursor: FieldCursorModel, value: unknown): unknown {
  if (isList(state)) return state.map((each) => withCursorsAt(each, cursor, value));
  if (!isObject(state)) return state;
  const key = cursorKey(state, cursor);
  return Object.fromEntries(
    Object.entries(state)
      .filter(([name]) => !["_ties", "_seen", "_until"].includes(name))
      .map(([name, inner]) => [name, name === key ? value : withCursorsAt(inner, cursor, value)]),
  );
}

function instantIn(value: unknown, cursor: FieldCursorModel): Instant | undefined {
  if (!isObject(value)) return undefined;
  const key = cursorKey(value, cursor);
  return key === undefined ? undefined : valueKind(cursor).parse(value[key]);
}

/** The state's key for the cursor: its path with dots, or its last key. */
function cursorKey(
  state: JsonObject | { readonly [key: string]: unknown },
  cursor: FieldCursorModel,
): string | undefined {
  const keys = pathKeys(cursor.field);
  const names = [keys.join("."), keys.at(-1) ?? ""];
  return names.find((name) => ["string", "number"].includes(typeof state[name]));
}

function samePartition(partition: unknown, variables: { readonly [variable: string]: unknown }): boolean {
  if (!isObject(partition)) return false;
  return Object.entries(variables).every(([name, value]) => text(partition[name]) === text(value));
}
