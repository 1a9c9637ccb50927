import type { CursorModel } from "../model/types.js";
import { datetimeOf } from "./datetime.js";
import type { CursorKind } from "./types.js";

export { datetime } from "./datetime.js";
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
  return datetimeOf(facts);
}
