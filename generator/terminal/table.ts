import { fit, pad, widthOf } from "./text.js";
import type { Style } from "./style.js";

/**
 * Rows as a table of at most `width` columns of a terminal, without box drawing. Columns come in the order in which rows name
 * them; those that do not fit are named on a last line. Nested values are shown as JSON.
 */
export function formatTable(
  rows: readonly { readonly [column: string]: unknown }[],
  options: { readonly width: number; readonly style: Style },
): string[] {
  const { width, style } = options;
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => {
    const cells = rows.map((row) => cellText(row[name]));
    const wanted = Math.max(widthOf(name), ...cells.map(widthOf));
    const numeric = rows.every((row) => row[name] === undefined || row[name] === null || typeof row[name] === "number");
    return { name, cells, wanted, numeric };
  });
  const { shown, widths } = layOut(columns, width);
  if (shown.length === 0) return [];
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => align(text, widths[index] ?? 0, shown[index]?.numeric === true))
      .join("  ")
      .trimEnd();
  const left = columns.slice(shown.length).map(({ name }) => name);
  return [
    style.bold(line(shown.map(({ name }) => name))),
    ...rows.map((_, index) => line(shown.map(({ cells }) => cells[index] ?? ""))),
    ...(left.length === 0 ? [] : [style.grey(fit(`+ ${left.length} more: ${left.join(", ")}`, width))]),
  ];
}

const NARROWEST = 6;
const WIDEST = 40;

interface Column {
  readonly name: string;
  readonly cells: readonly string[];
  readonly wanted: number;
  readonly numeric: boolean;
}

/** As many columns as fit, each as wide as it wants up to a limit; wide ones give way first. */
function layOut(columns: readonly Column[], width: number): { shown: readonly Column[]; widths: readonly number[] } {
  const shown: Column[] = [];
  let least = 0;
  for (const column of columns) {
    least +=
      Math.min(column.wanted, Math.max(NARROWEST, Math.min(widthOf(column.name), 12))) + (shown.length === 0 ? 0 : 2);
    if (least > width && shown.length > 0) break;
    shown.push(column);
  }
  const widths = shown.map(({ wanted }) => Math.min(wanted, WIDEST, width));
  const total = (): number => widths.reduce((sum, one) => sum + one, 0) + 2 * (widths.length - 1);
  while (total() > width) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return { shown, widths };
}

function align(text: string, width: number, right: boolean): string {
  const cut = fit(text, width);
  return right ? " ".repeat(Math.max(0, width - widthOf(cut))) + cut : pad(cut, width);
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return fit(typeof value === "string" ? value : JSON.stringify(value), 200);
}
