import type { StreamDefinition } from "../define/types.js";
import type { CursorValues } from "./request.js";

/**
 * The endpoint that is asked: the stream's own, or the one for what is new, once there is a state. Where there are two, the cursor's
 * parameters belong to the second; what the first needs of them stands in its query as `{start}`.
 */
export function endpointOf(
  stream: StreamDefinition,
  cursor: CursorValues | undefined,
): { readonly stream: StreamDefinition; readonly cursor: CursorValues | undefined } {
  const { incremental } = stream;
  if (incremental === undefined || cursor === undefined) return { stream, cursor };
  if (cursor.resumed === true) return { stream: { ...stream, ...incremental }, cursor };
  const { variables = {} } = cursor;
  return { stream, cursor: { variables } };
}
