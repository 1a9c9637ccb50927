import type { Option } from "./io.js";
import type { Style } from "./style.js";
import { fit, pad, widthOf } from "./text.js";

/** A label longer than this pushes its own note to the right, not those of all the others. */
const COLUMN = 32;

/** The lines of a list: labels in one column, notes in grey behind them, none wider than `width`. */
export function optionLines(options: readonly Option<unknown>[], width: number, style: Style): string[] {
  const noted = options.filter(({ note }) => note !== undefined);
  const widths = noted.map(({ label }) => widthOf(label)).filter((one) => one <= COLUMN);
  const column = Math.max(0, ...widths);
  return options.map(({ label, note }) => {
    if (note === undefined) return fit(label, width);
    const cut = pad(fitKeepingSpaces(label, Math.max(column, widthOf(label))), column);
    const room = width - widthOf(cut) - 2;
    return room < 8 ? cut : `${cut}  ${style.grey(fit(note, room))}`;
  });
}

/** Labels of rows are columns themselves: their inner spaces stay. */
function fitKeepingSpaces(label: string, width: number): string {
  return widthOf(label) <= width ? label : fit(label, width);
}
