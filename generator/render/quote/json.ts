/** JSON laid out as prettier lays it out, at a hundredth of its time: 1,000 streams have 3,000 such files, and a large catalog. */
import { util } from "prettier";

const width = 120;

/** A scalar or a small value inside a JSON file. */
export function json(value: unknown): string {
  return layout(value, "", 0);
}

/**
 * A whole JSON file, with a line break at the end. Arrays, and objects that hold no other object, stay on one line where they fit;
 * the outermost object is opened.
 */
export function jsonText(value: unknown): string {
  return `${layout(value, "", 0)}\n`;
}

/** `before`: characters on the line in front of the value, with the comma behind it. */
function layout(value: unknown, indent: string, before: number): string {
  if (Array.isArray(value)) return arrayLayout(value, indent, before);
  if (typeof value === "number") return numberText(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return "{}";
  if (before > 0 && members.every(([, member]) => isFlat(member))) {
    const flat = `{ ${members.map(([name, member]) => `${JSON.stringify(name)}: ${layout(member, indent, 1)}`).join(", ")} }`;
    if (before + widthOf(flat) <= width) return flat;
  }
  const inner = `${indent}  `;
  const lines = members.map(([name, member], index) => {
    const key = `${inner}${JSON.stringify(name)}: `;
    return `${key}${layout(member, inner, widthOf(key) + (index < members.length - 1 ? 1 : 0))}`;
  });
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

/** Columns on a screen, as prettier counts them. */
function widthOf(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : util.getStringWidth(text);
}

/** Prettier writes no plus in an exponent. */
function numberText(number: number): string {
  return JSON.stringify(number).replace("e+", "e");
}

/** A scalar, or a list of scalars. */
function isFlat(value: unknown): boolean {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.every((item) => typeof item !== "object" || item === null);
}

function arrayLayout(items: readonly unknown[], indent: string, before: number): string {
  if (items.length === 0) return "[]";
  const inner = `${indent}  `;
  if (items.every((item) => typeof item === "number")) return numbersLayout(items, indent, before);
  if (!breaksAlways(items)) {
    const flat = `[${items.map((item, index) => layout(item, indent, index === 0 ? before + 1 : 1)).join(", ")}]`;
    if (!flat.includes("\n") && before + widthOf(flat) <= width) return flat;
  }
  const lines = items.map((item, index) => {
    const comma = index < items.length - 1 ? 1 : 0;
    return `${inner}${layout(item, inner, inner.length + comma)}`;
  });
  return `[\n${lines.join(",\n")}\n${indent}]`;
}

/** Numbers that do not fit on one line fill the lines. */
function numbersLayout(items: readonly number[], indent: string, before: number): string {
  const texts = items.map(numberText);
  const flat = `[${texts.join(", ")}]`;
  if (before + flat.length <= width) return flat;
  const inner = `${indent}  `;
  const lines: string[] = [];
  texts.forEach((text, index) => {
    const piece = index < texts.length - 1 ? `${text},` : text;
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + piece.length > width) lines.push(`${inner}${piece}`);
    else lines[lines.length - 1] = `${last} ${piece}`;
  });
  return `[\n${lines.join("\n")}\n${indent}]`;
}

/** Prettier opens an array of several objects, or of several arrays, that have more than one member each. */
function breaksAlways(items: readonly unknown[]): boolean {
  if (items.length < 2) return false;
  const sizes = items.map(sizeOf);
  const kinds = new Set(items.map((item) => Array.isArray(item)));
  return kinds.size === 1 && sizes.every((size) => size !== undefined && size > 1);
}

function sizeOf(item: unknown): number | undefined {
  if (Array.isArray(item)) return item.length;
  return typeof item === "object" && item !== null ? Object.keys(item).length : undefined;
}
