/** An answer that came, but did not come to its end in time. */
export class AnswerTooSlow extends Error {
  readonly code = "ANSWER_TOO_SLOW";
}

/**
 * Runs `act` with a signal that is aborted with `given`, or with `AnswerTooSlow` after so many milliseconds. What moves on by a byte
 * now and then never trips the other timeouts.
 *
 * Not by `AbortSignal.any`: in Node 20 the signals that it makes of a long-lived one are kept.
 */
export async function withDeadline<Result>(
  milliseconds: number,
  given: AbortSignal | undefined,
  act: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const stop = () => {
    controller.abort(given?.reason);
  };
  if (given?.aborted === true) stop();
  given?.addEventListener("abort", stop, { once: true });
  const timer = setTimeout(() => {
    controller.abort(new AnswerTooSlow(`The answer took longer than ${milliseconds} ms.`));
  }, milliseconds);
  try {
    return await act(controller.signal);
  } finally {
    clearTimeout(timer);
    given?.removeEventListener("abort", stop);
  }
}
