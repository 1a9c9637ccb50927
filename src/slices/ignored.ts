import type { Page } from "../decode/types.js";
import type { StreamDefinition } from "../define/types.js";
import type { ApiRequest, ApiResponse } from "../http/types.js";
import type { Ignored, ReadContext } from "./types.js";

/**
 * The error statuses that a stream lets pass. An empty answer counts where a list begins or where pages are counted (then the API
 * says that the last one was read); behind a token it would hide a loss. What is skipped must be reported to somebody.
 */
export function acceptedStatuses(
  { emptyOn = [], skipOn = [] }: StreamDefinition,
  { onIgnored }: Pick<ReadContext, "onIgnored">,
  isCounted: boolean,
): readonly number[] {
  const skipped = onIgnored === undefined ? [] : skipOn.map(({ status }) => status);
  return [...(isCounted ? emptyOn : []), ...skipped];
}

/** What an answer with an error status stands for; undefined for a success. */
export function ignoredAnswer(
  { name, skipOn = [] }: StreamDefinition,
  { status }: ApiResponse,
  { method, url }: ApiRequest,
): Ignored | undefined {
  if (status < 400) return undefined;
  const why = skipOn.find((skip) => skip.status === status)?.why;
  const { origin, pathname } = new URL(url);
  return {
    stream: name,
    status,
    ...(why === undefined ? {} : { why }),
    request: `${method} ${origin}${pathname}`,
  };
}

export function emptyPage(bytes: Uint8Array): Page {
  return {
    bytes,
    envelope: null,
    count: 0,
    record: (index) => {
      throw new RangeError(`No record ${index} on a page without records.`);
    },
  };
}
