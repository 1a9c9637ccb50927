import type { CursorModel } from "../model/types.js";
import { datetimeOf } from "./datetime.js";
import { numberOf } from "./number.js";
import { stringOf } from "./string.js";
import { syncTokenOf } from "./sync-token.js";
import type { CursorKind } from "./types.js";

export { datetime } from "./datetime.js";
export { numberCursor } from "./number.js";
export { stringCursor } from "./string.js";
export { syncToken } from "./sync-token.js";
export type {
  Cursor,
  CursorKind,
  CursorRun,
  CursorVariables,
  SliceCursor,
  SliceOptions,
  StreamCursor,
} from "./types.js";

/** The cursor that a model states, for sources that run without code. */
export function cursorOf(facts: CursorModel): CursorKind {
  switch (facts.type) {
    case "datetime":
      return datetimeOf(facts);
    case "number":
      return numberOf(facts);
    case "string":
      return stringOf(facts);
    case "syncToken":
      return syncTokenOf(facts);
  }
}
