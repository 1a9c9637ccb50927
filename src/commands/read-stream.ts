import { ReaderGone } from "../output/index.js";
import { asConnectorError, type ConnectorError } from "../protocol/error.js";
import { slicesOf } from "../slices/index.js";
import { createLimit, type Limit } from "./limit.js";
import { readSlice } from "./read-slice.js";
import { openStreamJob, type StreamJob, type StreamJobOptions } from "./stream-job.js";

/** So many slices may fail before the stream gives up; what they share is likely to fail them all. */
const failedSlices = 10;

/** Of the parts that failed after the first, so many different messages are said. */
const shownMessages = 3;

export interface ReadStreamOptions extends StreamJobOptions {
  /** Shared by the slices of all streams. */
  readonly limit: Limit;
  /** Told when reading begins; returns what to call at its end. */
  readonly watch: (job: StreamJob) => () => void;
}

/**
 * Reads one stream, from STARTED to COMPLETE or INCOMPLETE. Resolves with false when it failed; what failed is said.
 * @throws ReaderGone, or what the signal was aborted with, after the last safe state.
 */
export async function readStream(options: ReadStreamOptions): Promise<boolean> {
  const { output, stream } = options;
  output.status(stream.name, "STARTED");
  let job: StreamJob;
  try {
    job = await openStreamJob(options);
  } catch (error) {
    return fail([error], options);
  }
  const unwatch = options.watch(job);
  const failures = await readSlices(job, options.limit).finally(unwatch);
  if (failures.length > 0) return fail(failures, options, job);
  job.state.finish();
  try {
    job.writeState();
  } catch (error) {
    return fail([error], options, job);
  }
  sum(job);
  output.status(stream.name, "COMPLETE");
  return true;
}

/** Reads all slices, several at the same time. One that fails does not keep the others from being read. */
async function readSlices(job: StreamJob, limit: Limit): Promise<unknown[]> {
  const failures: unknown[] = [];
  const places = job.stream.concurrency === undefined ? limit : createLimit(job.stream.concurrency);
  const running = new Set<Promise<void>>();
  try {
    for await (const slice of slicesOf(job.stream, job.context)) {
      const leave = await places.enter();
      if (givesUp(failures)) {
        leave();
        break;
      }
      const task = readSlice(job, slice)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => {
          leave();
          running.delete(task);
        });
      running.add(task);
    }
  } catch (error) {
    failures.push(error);
  }
  await Promise.all(running);
  return failures;
}

/** What may pass is not tried again at once with the next slice. */
function givesUp(failures: readonly unknown[]): boolean {
  return (
    failures.length >= failedSlices ||
    failures.some((error) => asConnectorError(error).failureType === "transient_error")
  );
}

function fail(failures: readonly unknown[], { output, stream, context }: ReadStreamOptions, job?: StreamJob): false {
  const gone = failures.find((error) => error instanceof ReaderGone);
  if (gone !== undefined) throw gone;
  // A full refresh claims nothing before its end, unless it can be gone on with.
  if (job?.incremental === true || job?.state.pageDone !== undefined) writeIfSmall(job);
  if (job !== undefined) sum(job);
  output.status(stream.name, "INCOMPLETE");
  context.signal.throwIfAborted();
  const [first, ...others] = failures.map(asConnectorError);
  if (first !== undefined) report(first, others, { output, name: stream.name });
  return false;
}

/** A state that is too large is among the failures already. */
function writeIfSmall(job: StreamJob): void {
  try {
    job.writeState();
  } catch (error) {
    if (asConnectorError(error).code !== "STATE_TOO_LARGE") throw error;
  }
}

function report(
  first: ConnectorError,
  others: readonly ConnectorError[],
  { output, name }: { readonly output: ReadStreamOptions["output"]; readonly name: string },
): void {
  output.log("ERROR", `Stream "${name}" failed: ${first.message}`);
  if (others.length > 0) output.log("ERROR", `Stream "${name}": ${othersText(first, others)}`);
  output.failure(first, name);
}

/** How many other parts failed, and what they said that the first did not: parts of a stream tend to fail for one reason. */
function othersText(first: ConnectorError, others: readonly ConnectorError[]): string {
  const count = others.length === 1 ? "another part of it failed" : `${others.length} other parts of it failed`;
  const different = [...new Set(others.map(({ message }) => message))].filter((message) => message !== first.message);
  if (different.length === 0) return `${count}, too, with the same message.`;
  return `${count}, too: ${different.slice(0, shownMessages).join(" | ")}${different.length > shownMessages ? " | …" : ""}`;
}

/** What was read, in one line, and what the user should know. */
function sum({ stream, context, cursor, progress, drift, ignored: answers }: StreamJob): void {
  const { records, pages, dropped, retried } = progress;
  const ignored = dropped + (cursor?.ignored() ?? 0);
  context.log(
    "INFO",
    `Stream "${stream.name}": ${records} records, ${pages} pages, ${ignored} ignored, ${retried} retried.`,
  );
  answers.report(context.log, stream.name, pages);
  cursor?.report();
  const drifted = drift.report();
  if (drifted === undefined) return;
  context.log(
    "WARN",
    `Stream "${stream.name}": the API sends what the schema does not say: ${drifted}. It is passed on as it came; create-connector schema ${stream.name} --sample FILE brings the schema up to date.`,
  );
}
