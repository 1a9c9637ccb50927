import type { Option } from "./io.js";
import type { Style } from "./style.js";
import { fit, pad, widthOf } from "./text.js";

/** The lines of a list: labels in one column, notes in grey behind them, none wider than `width`. */
export function optionLines(options: readonly Option<unknown>[], width: number, style: Style): string[] {
  const noted = options.filter(({ note }) => note !== undefined);
  const column = Math.min(40, Math.max(0, ...noted.map(({ label }) => widthOf(label))));
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
