import type { JsonObject } from "../protocol/messages.js";

/** How a table is drawn. */
export interface TableStyle {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

const gap = "  ";
const widestCell = 32;

/**
 * Records as a table, each on one line, nested values as JSON. `first` fields lead (keys, cursors); the others keep the order of
 * `fields`, but wide ones come after narrow ones, and those that no record fills come last. What does not fit the width is named
 * below the table.
 */
export function drawTable(
  records: readonly JsonObject[],
  fields: readonly string[],
  style: TableStyle,
  first: readonly string[] = [],
): string {
  const columns = arranged(
    fields.map((field) => columnOf(field, records)),
    first,
  );
  const shown = fitting(columns, style.width);
  const line = (cell: (column: Column) => string): string =>
    shown
      .map((column) => pad(cut(cell(column), column.width), column.width, column.side))
      .join(gap)
      .trimEnd();
  const head = line(({ field }) => escapeControls(field));
  const hidden = columns.slice(shown.length).map(({ field }) => escapeControls(field));
  return [
    style.color ? `\u001b[1m${head}\u001b[22m` : head,
    shown.map(({ width }) => "─".repeat(width)).join(gap),
    ...records.map((_, row) => line(({ cells }) => cells[row] ?? "")),
    ...(hidden.length > 0 ? wrapped(`and ${hidden.length} more: ${hidden.join(", ")}`, style.width) : []),
  ].join("\n");
}

interface Column {
  readonly field: string;
  readonly cells: readonly string[];
  /** Of the widest cell, before it is cut to `width`. */
  readonly longest: number;
  readonly width: number;
  readonly side: "left" | "right";
}

/** Leading columns, then narrow, wide and empty ones. */
function arranged(columns: readonly Column[], first: readonly string[]): readonly Column[] {
  const leading = first.flatMap((name) => columns.filter(({ field }) => field === name).slice(0, 1));
  const others = columns.filter(({ field }) => !first.includes(field));
  const empty = others.filter(({ cells }) => cells.every((cell) => cell === ""));
  const filled = others.filter((column) => !empty.includes(column));
  const wide = filled.filter(({ longest }) => longest > widestCell);
  return [...new Set(leading), ...filled.filter((column) => !wide.includes(column)), ...wide, ...empty];
}

function columnOf(field: string, records: readonly JsonObject[]): Column {
  const values = records.map((record) => record[field]);
  const cells = values.map(cellOf);
  const longest = Math.max(displayWidth(field), ...cells.map(displayWidth));
  const numbers = values.every((value) => value === undefined || value === null || typeof value === "number");
  return { field, cells, longest, width: Math.min(longest, widestCell), side: numbers ? "right" : "left" };
}

/** As many columns as the width holds, one at least. */
function fitting(columns: readonly Column[], width: number): readonly Column[] {
  let used = 0;
  const count = columns.findIndex((column, index) => {
    used += column.width + (index === 0 ? 0 : gap.length);
    return used > width;
  });
  if (count !== 0) return count === -1 ? columns : columns.slice(0, count);
  return columns.slice(0, 1).map((column) => ({ ...column, width }));
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return escapeControls(typeof value === "string" ? value : JSON.stringify(value));
}

/** A line break, an escape sequence or a change of direction in a record must not move what the terminal shows. */
function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (control) => {
    const named = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[control];
    return named ?? `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const letter of text) {
    used += displayWidth(letter);
    if (used > width - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

function pad(text: string, width: number, side: "left" | "right"): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(text)));
  return side === "left" ? text + space : space + text;
}

/** Columns that a terminal gives a text: two for East Asian letters and emoji, none for combining marks. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += /\p{Mn}|\p{Me}|\p{Cf}/u.test(letter) ? 0 : wide.test(letter) ? 2 : 1;
  return width;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || displayWidth(last) + 1 + displayWidth(word) > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
