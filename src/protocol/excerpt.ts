/** Stands where a text was cut. The mask looks in front of it: a secret may have been cut with the text. */
export const cutMark = "…";

/** A text of at most `longest` characters; the last is `…` when something was left out. */
export function excerpt(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}${cutMark}` : text;
}
