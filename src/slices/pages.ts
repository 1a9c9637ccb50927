import type { SliceCursor } from "../cursor/types.js";
import { decodePage } from "../decode/index.js";
import { schemaBefore } from "../model/changes.js";
import type { Page } from "../decode/types.js";
import type { StreamDefinition } from "../define/types.js";
import type { ApiResponse } from "../http/types.js";
import { guardPages } from "../pagination/index.js";
import type { PageRequest, Paginator } from "../pagination/types.js";
import { acceptedStatuses, emptyPage, ignoredAnswer } from "./ignored.js";
import { innerPageWatch } from "./inner-pages.js";
import { requestMaker, type CursorValues } from "./request.js";
import type { Ignored, ReadContext, Slice } from "./types.js";

/** A page, and the time as of which it is known to be complete: when it was asked for, in milliseconds since the epoch. */
export interface PageRead {
  readonly page: Page;
  readonly requestedAt: number;
  /** An error was ignored in its place: what it should have brought must not be claimed. */
  readonly skipped?: boolean;
}

/** How the pages of a cursor's part are asked for; without a cursor as they are. */
export function askedBy(cursor: SliceCursor | undefined): PagesOptions {
  return cursor === undefined ? {} : { cursor, ahead: cursor.careful !== true };
}

export interface PagesOptions {
  /** What the slice's cursor adds to its requests. */
  readonly cursor?: CursorValues | undefined;
  /** Ask for the next page while the caller is busy with this one. Default true. */
  readonly ahead?: boolean;
}

/**
 * The pages of one slice, in order; at most one is fetched ahead. Every paginator passes the guard.
 * @throws ConnectorError of the request, the decoding or the guard, behind the pages before it.
 */
export async function* readPages(
  stream: StreamDefinition,
  context: ReadContext,
  slice: Slice,
  { cursor, ahead = true }: PagesOptions = {},
): AsyncGenerator<PageRead, void, undefined> {
  const paginator = guardPages(stream.pagination, {
    stream: stream.name,
    ...(stream.maxPages === undefined ? {} : { maxPages: stream.maxPages }),
  });
  const requestOf = await requestMaker(stream, context, slice, cursor);
  const requester = await context.requester(stream);
  const watchInner = innerPageWatch(stream, context.log);
  let number = 1;
  let current = await fetchPage(paginator.first());
  for (;;) {
    const fetched = current;
    const following = ahead ? fetchNext(fetched) : undefined;
    // Its error is met when its turn comes, or not at all when the caller stops here.
    following?.catch(() => undefined);
    yield fetched;
    const next = await (following ?? fetchNext(fetched));
    if (next === undefined) return;
    current = next;
  }

  async function fetchNext({ request, page, response, ignored }: Fetched): Promise<Fetched | undefined> {
    const next = ignored === undefined ? nextRequest(paginator, request, page, response) : undefined;
    if (next === undefined) return undefined;
    number += 1;
    return fetchPage(next);
  }

  async function fetchPage(request: PageRequest): Promise<Fetched> {
    context.signal.throwIfAborted();
    const { signal, onRateLimited, onRetry } = context;
    const requestedAt = context.now();
    const mayBeEmpty = number === 1 || isCounted(paginator);
    const asked = requestOf(request);
    const response = await requester.send(asked, {
      stream: stream.name,
      signal,
      accept: acceptedStatuses(stream, context, mayBeEmpty),
      ...(onRateLimited === undefined ? {} : { onRateLimited }),
      ...(onRetry === undefined ? {} : { onRetry }),
    });
    const ignored = ignoredAnswer(stream, response, asked);
    if (ignored !== undefined) {
      context.onIgnored?.(ignored);
      const skipped = ignored.why !== undefined;
      return { request, page: emptyPage(response.body), response, requestedAt, ignored, skipped };
    }
    const page = decodePage({
      body: response.body,
      contentType: response.headers["content-type"],
      records: stream.records,
      items: stream.items,
      errors: stream.errors,
      where: `Stream "${stream.name}", page ${number}`,
      status: response.status,
      format: stream.format,
      schema: stream.changes === undefined ? stream.schema : schemaBefore(stream.schema, stream.changes),
    });
    watchInner?.(page);
    return { request, page, response, requestedAt: earliest(requestedAt, context.now(), response) };
  }
}

/** Are pages asked for by a number, so that one behind the last can be? */
function isCounted({ facts }: Paginator): boolean {
  return typeof facts === "object" && ["page", "offset"].includes(String(facts["type"]));
}

interface Fetched extends PageRead {
  readonly request: PageRequest;
  readonly response: ApiResponse;
  /** It is the list's end: nothing in it leads on. */
  readonly ignored?: Ignored;
}

function nextRequest(
  paginator: Paginator,
  request: PageRequest,
  page: Page,
  response: ApiResponse,
): PageRequest | undefined {
  const { headers, url } = response;
  const seen = {
    body: page.envelope,
    bytes: page.bytes,
    headers,
    url,
    recordCount: page.count,
    record: (index: number) => page.record(index),
  };
  return paginator.next(seen, request);
}

/** A `Date` that is so much older than our clock says nothing about now: that clock is wrong, or the answer is a recorded one. */
const oldestDate = 24 * 3_600_000;

/**
 * When the request was made, by our clock or by the API's (header `Date`, whole seconds), whichever says earlier: a cursor must not
 * run ahead of the clock that its values come from, nor of a cache's old answer.
 */
function earliest(requestedAt: number, answeredAt: number, { headers }: ApiResponse): number {
  const asked = Date.parse(headers["date"] ?? "") - (answeredAt - requestedAt);
  return asked < requestedAt && asked > requestedAt - oldestDate ? asked : requestedAt;
}
