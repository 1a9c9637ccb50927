import type { CursorModel, DateFormat, DatetimeCursorModel } from "./cursor-types.js";
import type { Template } from "./types-request.js";
import type { Path } from "./words.js";

/** The field that a cursor looks at; a token is in no record. */
export function cursorField(cursor: CursorModel | undefined): Path | undefined {
  return cursor === undefined || cursor.type === "syncToken" ? undefined : cursor.field;
}

/** The query parameters that a cursor fills, with the option that names each. */
export function cursorParams(cursor: CursorModel | undefined): (readonly [option: string, param: string])[] {
  if (cursor === undefined) return [];
  const start = cursor.param === undefined ? [] : [["param", cursor.param] as const];
  const end =
    cursor.type === "datetime" && cursor.endParam !== undefined ? [["endParam", cursor.endParam] as const] : [];
  return [...start, ...end];
}

/** The templates of a cursor, with the option that each is. */
export function cursorTemplates(cursor: CursorModel | undefined): (readonly [option: string, template: Template])[] {
  if (cursor === undefined || cursor.type === "syncToken") return [];
  const end = cursor.type === "datetime" && cursor.end !== undefined ? [["end", cursor.end] as const] : [];
  return [...(typeof cursor.start === "string" ? [["start", cursor.start] as const] : []), ...end];
}

/** In which order records come; a feed that may be left early comes newest first. */
export function cursorOrder(cursor: CursorModel): "ascending" | "descending" | "none" {
  if (cursor.type === "syncToken") return "none";
  return cursor.order ?? (cursor.stopEarly === true ? "descending" : "none");
}

/** The formats of a cursor's times, the one of requests first. */
export function dateFormats({ format }: Pick<DatetimeCursorModel, "format">): readonly [DateFormat, ...DateFormat[]] {
  if (!isList(format)) return [format];
  const [first, ...others] = format;
  return [first ?? "iso", ...others];
}

function isList(format: DatetimeCursorModel["format"]): format is readonly DateFormat[] {
  return Array.isArray(format);
}
