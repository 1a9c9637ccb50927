/** Whoever read stdout has closed it: nothing more can be said, so the run ends without a word. */
export class ReaderGone extends Error {
  constructor(cause: unknown) {
    super("The reader of stdout is gone.", { cause });
    this.name = "ReaderGone";
  }
}
