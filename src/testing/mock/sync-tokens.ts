import { pathKeys } from "../../model/path.js";
import type { StreamModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { createHash } from "node:crypto";
import { Refusal } from "./answers.js";
import type { PageAnswer } from "./pagination/index.js";
import type { AskedRange } from "./filter.js";
import type { TokenStore } from "./links.js";

const list = "sync";

/** Of a stream with sync tokens: what came since the token of the request was given out. Throws a refusal (410) for another one. */
export function changedSince(
  records: readonly JsonObject[],
  { cursor }: StreamModel,
  { start }: AskedRange,
  tokens: TokenStore,
): readonly JsonObject[] {
  if (cursor?.type !== "syncToken" || start === undefined) return records;
  const known = tokens.known.get(start);
  if (known?.identity !== list)
    throw new Refusal(410, `${cursor.param ?? "token"}=${start} is no sync token of this API`);
  return records.slice(known.page);
}

/** The token for what comes from now on stands on the last page. */
export function syncTokens(
  { cursor }: StreamModel,
  { at, last }: { readonly at: number; readonly last: boolean },
  tokens: TokenStore,
): PageAnswer["extras"] {
  if (cursor?.type !== "syncToken" || !last) return [];
  const token = createHash("sha256").update(`${list} ${at}`).digest("base64").slice(-16);
  tokens.known.set(token, { identity: list, page: at });
  return [{ keys: pathKeys(cursor.from), value: token }];
}
