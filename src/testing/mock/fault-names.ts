/** The ways in which the mock API can fail; docs/acceptance.md says what each is for. */
export const faultNames = [
  /** 429, with the headers of `style`. */
  "rate-limited",
  /** 500. */
  "server-error",
  /** 403. */
  "forbidden",
  /** 401, whatever the credential. */
  "unauthorized",
  /** 401 for the credential that the request carries, now and from then on; another one passes. */
  "expired-credential",
  /** The next page's token is the one that was asked with. */
  "repeated-token",
  /** A page without records, before the one that should have come. */
  "empty-page",
  /** The first page holds half as many records as asked for, though more follow. */
  "short-page",
  /** Pages hold `records` at most (2), whatever size is asked for. */
  "clamped-size",
  /** A list ends after `records` records (10), without a word. */
  "cap",
  /** All records of a list have the newest one's cursor value. */
  "same-time",
  /** A record enters at the top of the list, before the second page is answered. */
  "insert-while-paging",
  /** Records come in another order than the model says. */
  "unsorted",
  /** No answer at all. */
  "silence",
  /** The head and half of the body, then nothing; the connection stays open. */
  "stalled-body",
  /** The connection ends in the middle of the body, or behind byte number `byte` of it. */
  "cut-body",
  /** A body that is not JSON, though it says so. */
  "invalid-json",
  /** A page for people instead of JSON. */
  "html",
  /** 200, with an error in the body. */
  "error-200",
  /** JSON that says it is something else. */
  "wrong-content-type",
  /** Compressed, and said so by `Content-Encoding`. */
  "gzip",
  /** Compressed, and not said so. */
  "undeclared-gzip",
  /** A byte order mark before the body. */
  "bom",
  /** The body in ISO 8859-1, and said so by `Content-Type`. */
  "latin-1",
  /** JSON over many lines, with CR LF. */
  "pretty-json",
  /** So many `megabytes` (64) of blanks behind the body. */
  "huge-body",
  /** The page's first record has a text of so many `megabytes` (8) in a field `huge`. */
  "huge-record",
  /** An error that repeats the credential it was sent. */
  "secrets-echoed",
] as const;

export type FaultName = (typeof faultNames)[number];

export function isFaultName(name: string): name is FaultName {
  return faultNames.some((each) => each === name);
}
