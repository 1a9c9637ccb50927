import type { SliceCursor } from "../cursor/types.js";
import { decodePage } from "../decode/index.js";
import { schemaBefore } from "../model/changes.js";
import type { Page } from "../decode/types.js";
import type { StreamDefinition } from "../define/types.js";
import type { ApiResponse } from "../http/types.js";
import { guardPages } from "../pagination/index.js";
import type { PageRequest, Paginator } from "../pagination/types.js";
import { ConnectorError } from "../protocol/error.js";
import { endpointOf } from "./endpoint.js";
import { acceptedStatuses, emptyPage, ignoredAnswer } from "./ignored.js";
import { innerPageWatch } from "./inner-pages.js";
import type { Room } from "./memory.js";
import { requestMaker, type CursorValues } from "./request.js";
import type { ReadContext, Slice } from "./types.js";

/** A page, and the time as of which it is known to be complete: when it was asked for, in milliseconds since the epoch. */
export interface PageRead {
  readonly page: Page;
  readonly requestedAt: number;
  /** An error was ignored in its place: what it should have brought must not be claimed. */
  readonly skipped?: boolean;
  /**
   * The request of the page that follows; undefined: this is the last.
   * @throws ConnectorError of the guard
   */
  following(): PageRequest | undefined;
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
  /** Where to go on. Default: the first page. */
  readonly from?: PageRequest | undefined;
}

/**
 * The pages of one slice, in order; at most one is fetched ahead. Every paginator passes the guard.
 * @throws ConnectorError of the request, the decoding or the guard, behind the pages before it.
 */
export async function* readPages(
  given: StreamDefinition,
  context: ReadContext,
  slice: Slice,
  { ahead = true, from, ...options }: PagesOptions = {},
): AsyncGenerator<PageRead, void, undefined> {
  const { stream, cursor } = endpointOf(given, options.cursor);
  const paginator = guardPages(stream.pagination, {
    stream: stream.name,
    ...(stream.maxPages === undefined ? {} : { maxPages: stream.maxPages }),
  });
  const requestOf = await requestMaker(stream, context, slice, cursor);
  const requester = await context.requester(stream);
  const watchInner = innerPageWatch(stream, context.log);
  let number = 1;
  let current = from === undefined ? await fetchPage(paginator.first()) : await resumed(from);
  for (;;) {
    const fetched = current;
    const following = ahead ? fetchNext(fetched) : undefined;
    // Its error is met when its turn comes, or not at all when the caller stops here.
    following?.catch(() => undefined);
    let passedOn = false;
    try {
      yield fetched;
      passedOn = true;
    } finally {
      fetched.room?.free();
      if (!passedOn) following?.then((left) => left?.room?.free()).catch(() => undefined);
    }
    const next = await (following ?? fetchNext(fetched));
    if (next === undefined) return;
    current = next;
  }

  /** A token may have become too old for the API: then the list is read anew. */
  async function resumed(page: PageRequest): Promise<Fetched> {
    try {
      return await fetchPage(page);
    } catch (error) {
      if (!(error instanceof ConnectorError) || !refused.includes(error.code)) throw error;
      const text = `Stream "${stream.name}": the API refuses the page at which reading broke off, so it is read from the first page again.`;
      context.log("WARN", text);
      return fetchPage(paginator.first());
    }
  }

  async function fetchNext(fetched: PageRead): Promise<Fetched | undefined> {
    const next = fetched.following();
    if (next === undefined) return undefined;
    number += 1;
    return fetchPage(next);
  }

  async function fetchPage(request: PageRequest): Promise<Fetched> {
    const room = await context.memory?.take();
    try {
      const read = await fetchInto(request);
      room?.fill(read.page.bytes.length);
      return room === undefined ? read : { ...read, room };
    } catch (error) {
      room?.free();
      throw error;
    }
  }

  async function fetchInto(request: PageRequest): Promise<PageRead> {
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
      const following = () => undefined;
      return { page: emptyPage(response.body), requestedAt, skipped, following };
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
    const following = once(() => nextRequest(paginator, request, page, response));
    return { page, requestedAt: earliest(requestedAt, context.now(), response), following };
  }
}

/** Are pages asked for by a number, so that one behind the last can be? */
function isCounted({ facts }: Paginator): boolean {
  return typeof facts === "object" && ["page", "offset"].includes(String(facts["type"]));
}

/** Errors that say that the API knows no such page. */
const refused = ["HTTP_BAD_REQUEST", "HTTP_NOT_FOUND", "HTTP_UNEXPECTED_STATUS"];

/** The guard must see each page once. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

interface Fetched extends PageRead {
  readonly room?: Room;
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
