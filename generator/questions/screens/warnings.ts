import type { Style } from "../../terminal.js";
import { wrap } from "../../terminal/text.js";

/** A sentence that needs a look, within 80 columns. */
export function warningLines(text: string, style: Style): string[] {
  return wrap(text, 74).map((line, index) => `  ${index === 0 ? style.yellow("!") : " "} ${line}`);
}
