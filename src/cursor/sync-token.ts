import { valueAt } from "../decode/path.js";
import { pathKeys } from "../model/path.js";
import type { Path, SyncTokenModel } from "../model/types.js";
import type { JsonObject } from "../protocol/messages.js";
import { invalidCursor } from "./field-cursor.js";
import type { Cursor, CursorKind, CursorRun, SliceCursor, StreamCursor } from "./types.js";

/** The state's key: the token is no field of a record. */
const stateKey = "sync_token";

/**
 * A token in the body of the last page stands for all that was read; the next run hands it back and gets what changed since.
 *
 * - `param`: query parameter of the token, as `"{start}"` in `query`. Default: none.
 * - `from`: path of the token in the body. Where a URL stands there (a delta link), the value of its parameter `param` is taken.
 *
 * The state moves only when a slice is read to its end: the token comes last.
 * @throws ConnectorError DEFINITION_INVALID
 */
export function syncToken<Config>(options: {
  readonly param?: string;
  readonly from: Path;
}): Cursor<Config, never, never> {
  return tokenCursor(options);
}

/** The cursor that a model states, for sources that run without code. */
export function syncTokenOf(facts: SyncTokenModel): CursorKind {
  return tokenCursor(facts);
}

function tokenCursor(options: { readonly param?: string; readonly from: Path }): CursorKind {
  const keys = pathKeys(options.from);
  if (keys.length === 0 || keys.includes("*")) {
    throw invalidCursor(
      `cursor from ${JSON.stringify(options.from)}: it has to name one value of the body, such as "next_sync_token"`,
    );
  }
  return {
    facts: { type: "syncToken", ...options },
    field: [],
    stateKey,
    order: "none",
    open: (run) => Promise.resolve(openTokens(run, options.param, keys)),
  };
}

function openTokens(run: CursorRun, param: string | undefined, keys: readonly string[]): StreamCursor {
  let missing = 0;
  return {
    slice,
    // Tokens do not compare: none stands for all partitions.
    later: () => undefined,
    has: (state) => tokenOf(state) !== undefined,
    lookbackSeconds: 0,
    ignored: () => 0,
    report: () => {
      if (missing === 0) return;
      run.log(
        "WARN",
        `Stream "${run.stream}": no page had a token at "${keys.join(".")}", so the next run reads from the same place again. Correct cursor.from.`,
      );
    },
  };

  function slice(state: JsonObject | undefined): SliceCursor {
    const start = state === undefined ? undefined : tokenOf(state);
    let found: string | undefined;
    return {
      query: param === undefined || start === undefined ? {} : { [param]: start },
      variables: start === undefined ? {} : { start },
      resumed: start !== undefined,
      page: (_requestedAt, { envelope }) => {
        found = tokenText(valueAt(envelope, keys), param) ?? found;
      },
      observe: () => true,
      enough: () => false,
      advance: () => false,
      checkpoint: () => undefined,
      final: () => {
        if (found === undefined) missing += 1;
        const token = found ?? start;
        return token === undefined ? {} : { [stateKey]: token };
      },
    };
  }
}

function tokenOf(state: JsonObject): string | undefined {
  const token = Object.hasOwn(state, stateKey) ? state[stateKey] : undefined;
  return typeof token === "string" && token !== "" ? token : undefined;
}

/** A text or a number; of a URL the parameter. */
function tokenText(value: unknown, param: string | undefined): string | undefined {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string" || value === "") return undefined;
  const inUrl = param !== undefined && URL.canParse(value) ? new URL(value).searchParams.get(param) : null;
  return inUrl ?? value;
}
