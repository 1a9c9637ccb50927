/** Something in the model that cannot be right. */
export interface ModelProblem {
  /** File of the project: `streams/orders.json`. */
  readonly file: string;
  /** Dotted place in it; empty: the file as a whole. */
  readonly at: string;
  /** What stands there; absent when nothing does. */
  readonly value?: unknown;
  /** The rule, as a sentence that says what is wrong. */
  readonly rule: string;
  /** What to do. */
  readonly remedy: string;
}

/** A problem as one line: `streams/orders.json: parent.stream is "custmers": no such stream. Did you mean "customers"?` */
export function formatProblem(problem: ModelProblem): string {
  const value = problem.value === undefined ? "" : ` is ${shortValue(problem.value)}`;
  const place = problem.at === "" ? "" : ` ${problem.at}${value}:`;
  return `${problem.file}:${place} ${problem.rule} ${problem.remedy}`.trimEnd();
}

/** A value as JSON on one line, cut at 80 characters. */
export function shortValue(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
