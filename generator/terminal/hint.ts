/** A message without the hint: what stands in brackets at its end helps to answer, and goes with the answer. */
export function splitHint(text: string): { readonly message: string; readonly hint?: string } {
  const [, message = text, hint] = /^(.*?) \(([^()]*)\)$/s.exec(text) ?? [];
  return hint === undefined ? { message } : { message, hint };
}

/** What stands in brackets behind a question with a default: one pair for the hint and the default. */
export function defaultHint(hint: string | undefined, usual: string): string {
  if (hint === undefined) return `(${usual})`;
  // What Enter does where there is no default does not hold here.
  const kept = hint.split("; ").filter((part) => !part.startsWith("Enter:"));
  return `(${[...kept, `Enter: ${usual}`].join("; ")})`;
}
