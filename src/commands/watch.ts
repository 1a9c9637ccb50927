import type { Output } from "../output/types.js";
import type { Io } from "../protocol/io.js";
import type { StreamJob } from "./stream-job.js";

/** How often the watch looks, and the least time between two lines of progress. */
const tick = 60_000;
/** After so long without a RECORD or STATE a state is repeated: Airbyte ends a source that is silent for some hours. */
const longestSilence = 20 * 60_000;

/** Looks after the streams that are being read. */
export interface Watch {
  /** Returns what to call when the stream is done. */
  add(job: StreamJob): () => void;
  end(): void;
}

/** Once a minute: one line of what was read or is waited for, and after long silence the last safe state again. */
export function createWatch(io: Pick<Io, "now" | "every">, output: Output): Watch {
  const jobs = new Set<StreamJob>();
  const stop = (io.every ?? everyInterval)(tick, look);
  return {
    add(job) {
      jobs.add(job);
      return () => jobs.delete(job);
    },
    end: stop,
  };

  function look(): void {
    if (jobs.size === 0) return;
    output.log("INFO", `Reading: ${[...jobs].map(progressOf).join("; ")}.`);
    if (io.now() - output.lastData() < longestSilence) return;
    const [quiet] = jobs;
    try {
      quiet?.writeState();
    } catch {
      // A state that is too large is reported where the stream writes its next one.
    }
  }

  function progressOf({ stream, progress: { records, pages, lastPage } }: StreamJob): string {
    const quiet = Math.floor((io.now() - lastPage) / 1000);
    const waiting = quiet < tick / 1000 ? "" : `, waiting for page ${pages + 1} since ${quiet} s`;
    return `${stream.name} ${records} records, ${pages} pages${waiting}`;
  }
}

function everyInterval(milliseconds: number, task: () => void): () => void {
  const timer = setInterval(task, milliseconds);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
