import type { StreamDefinition } from "../define/types.js";
import { ConnectorError } from "../protocol/error.js";
import type { ReadContext } from "../slices/index.js";

/** Streams that are looked at, and how long in all (milliseconds): a check answers soon. */
const mostStreams = 20;
const longest = 15_000;

/** What says that credentials do not open a stream; any other failure may pass, or is met by the read. */
const refusals = ["HTTP_UNAUTHORIZED", "HTTP_FORBIDDEN", "HTTP_NOT_FOUND"];

/**
 * Asks for one page of each stream, one after the other, and says in the log which of them these credentials do not open: such
 * streams fail in a read, the others do not. Says nothing when all are open; gives up in silence after 15 s.
 */
export async function tellAccess(
  streams: readonly StreamDefinition[],
  context: ReadContext,
  firstPage: (stream: StreamDefinition, context: ReadContext) => Promise<void>,
): Promise<void> {
  const ending = new AbortController();
  const stop = () => {
    ending.abort(context.signal.reason);
  };
  context.signal.addEventListener("abort", stop, { once: true });
  const timer = setTimeout(stop, longest);
  try {
    for (const stream of streams.slice(0, mostStreams)) {
      const refusal = await refusalOf(firstPage(stream, { ...context, log: () => undefined, signal: ending.signal }));
      if (ending.signal.aborted) return;
      if (refusal !== undefined) {
        context.log("WARN", `Stream "${stream.name}" cannot be read with these credentials: ${refusal.message}`);
      }
    }
  } finally {
    clearTimeout(timer);
    context.signal.removeEventListener("abort", stop);
  }
}

async function refusalOf(reading: Promise<void>): Promise<ConnectorError | undefined> {
  try {
    await reading;
    return undefined;
  } catch (error) {
    return error instanceof ConnectorError && refusals.includes(error.code) ? error : undefined;
  }
}
