import type { SliceCursor } from "../cursor/types.js";
import type { RecordChange } from "../protocol/messages.js";
import { askedBy, readPages, sliceShaper, type PageRead, type Slice } from "../slices/index.js";
import type { StreamJob } from "./stream-job.js";

/** Bytes of records between two looks at the reader: a page of any size goes out in such pieces. */
const pieceBytes = 256 * 1024;

/**
 * Reads one slice to its end: each page's records, in order, then what is safe to claim. Nothing is claimed before the page that
 * holds it was passed on whole.
 */
export async function readSlice(job: StreamJob, slice: Slice): Promise<void> {
  const { stream, context, state, progress } = job;
  const start = state.begin(slice);
  const cursor = job.cursor?.slice(start.state, { lookbackSeconds: start.lookbackSeconds });
  const passOn = recordPasser(job, slice, cursor);
  let skipped = false;
  do {
    for await (const page of readPages(stream, context, slice, { ...askedBy(cursor), from: start.page })) {
      progress.pageCame();
      skipped ||= page.skipped === true;
      await passOn(page);
      if (cursor !== undefined && !skipped) state.checkpoint(slice, cursor.checkpoint() ?? start.state);
      if (!skipped && state.pageDone !== undefined) state.pageDone(page.following());
      job.offerState();
      await job.output.ready();
      context.signal.throwIfAborted();
      if (cursor?.enough() === true) break;
    }
  } while (!skipped && goesOn(job, slice, cursor));
  if (cursor !== undefined && !skipped) state.complete(slice, cursor.final());
  job.offerState();
}

/** Does another part of the slice follow? What the parts before it brought is claimed then. */
function goesOn({ state, ...job }: StreamJob, slice: Slice, cursor: SliceCursor | undefined): boolean {
  if (cursor?.advance() !== true) return false;
  const reached = cursor.checkpoint();
  if (reached !== undefined) state.checkpoint(slice, reached);
  job.offerState();
  return true;
}

/** Passes the records of a page on: shaped, those that are new, with a pause when the reader is slow. */
function recordPasser(
  job: StreamJob,
  slice: Slice,
  cursor: SliceCursor | undefined,
): (read: PageRead) => Promise<void> {
  const { stream, context, output, progress, drift } = job;
  let changes: readonly RecordChange[] | undefined;
  const shape = sliceShaper(stream, slice, context, (nulled) => {
    changes = nulled;
  });
  return async ({ page, requestedAt }) => {
    cursor?.page(requestedAt, page);
    let piece = 0;
    let sampled = false;
    for (let index = 0; index < page.count; index += 1) {
      changes = undefined;
      const record = shape(page.record(index));
      if (record === undefined) {
        progress.dropped += 1;
        continue;
      }
      // One of a page is enough to see that an API has grown, and costs next to nothing.
      if (!sampled) drift.look(record);
      sampled = true;
      if (cursor !== undefined && !cursor.observe(record)) continue;
      if (progress.records === 0) job.firstRecord();
      progress.records += 1;
      const bytes = output.record(stream.name, record, changes);
      progress.bytesSinceState += bytes;
      piece += bytes;
      if (piece < pieceBytes) continue;
      piece = 0;
      await output.ready();
      context.signal.throwIfAborted();
    }
  };
}
