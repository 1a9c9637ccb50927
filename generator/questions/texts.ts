import { pathKeys, pathOf } from "@create-connector/cdk/model";
import { plainLetters } from "../model/words.js";
import type { Path } from "@create-connector/cdk/model";

/** Is a text a path in a JSON document? `data.items`, `data.*.id`, `.`, or a JSON array of keys where one has a dot. */
export function pathProblem(text: string): true | string {
  const given = text.trim();
  if (given.startsWith("[")) {
    return (
      keysOfJson(given) !== undefined ||
      `${given} is no path. Write keys with dots as a JSON array: ["@odata.nextLink"].`
    );
  }
  if (given === ".") return true;
  if (given.split(".").every((key) => key !== "")) return true;
  return `${given} is no path. Separate keys with single dots: data.items; . alone is the whole body.`;
}

/** The path that a valid text stands for. */
export function readPath(text: string): Path {
  const given = text.trim();
  return given.startsWith("[") ? pathOf(keysOfJson(given) ?? []) : given;
}

/** A path as text that reads back the same. */
export function pathText(path: Path): string {
  return typeof path === "string" ? path : JSON.stringify(pathKeys(path));
}

/** A key of one path (`id`) or several with commas (`customer_id, id`). */
export function readKey(text: string): string | readonly Path[] {
  const paths = text.trim().startsWith("[") ? [readPath(text)] : text.split(",").map(readPath);
  const [only] = paths;
  return paths.length === 1 && typeof only === "string" ? only : paths;
}

/** A key as text that reads back the same. */
export function keyText(key: string | readonly Path[] | null | undefined): string {
  if (key === undefined || key === null) return "";
  return typeof key === "string" ? key : key.map(pathText).join(", ");
}

/** Is a text made of `name=value` words? */
export function mapProblem(text: string): true | string {
  const wrong = wordsOf(text).find((word) => !/^[^=]+=/.test(word));
  return wrong === undefined || `${wrong} has no value. Write name=value, several with spaces: state=all sort=updated.`;
}

/** `state=all per_page=5` as an object; values stay text. Quotes keep spaces: `q="a b"`. */
export function readMap(text: string): { readonly [name: string]: string } {
  const entries = wordsOf(text).map((word) => {
    const at = word.indexOf("=");
    return [word.slice(0, at), word.slice(at + 1)] as const;
  });
  return Object.fromEntries(entries);
}

/** An object as `name=value` words that read back the same. */
export function mapText(map: { readonly [name: string]: unknown } | undefined): string {
  return Object.entries(map ?? {})
    .map(([name, value]) => `${name}=${typeof value === "string" ? quoted(value) : JSON.stringify(value)}`)
    .join(" ");
}

/** A text as the name of a stream or of a setting: `Order items` → `Order_items`; `""` when no letter or digit is left. */
export function identifierOf(text: string): string {
  const name = plainLetters(text)
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[0-9]/.test(name) ? `n${name}` : name;
}

function quoted(value: string): string {
  return /[\s"&]/.test(value) ? `"${value.replaceAll('"', '\\"')}"` : value;
}

/** Words, parted by spaces or `&` (a pasted query string); a leading `?` is dropped. */
function wordsOf(text: string): string[] {
  const words =
    text
      .trim()
      .replace(/^\?/, "")
      .match(/(?:[^\s"&]|"(?:\\.|[^"\\])*")+/g) ?? [];
  return words.map((word) => word.replace(/"((?:\\.|[^"\\])*)"/g, (_, inner: string) => inner.replace(/\\(.)/g, "$1")));
}

function keysOfJson(text: string): string[] | undefined {
  try {
    const keys: unknown = JSON.parse(text);
    return Array.isArray(keys) && keys.every((key) => typeof key === "string") && keys.length > 0 ? keys : undefined;
  } catch {
    return undefined;
  }
}

/** The paths of a key. */
export function keyPathsOf(key: string | readonly Path[]): readonly Path[] {
  return typeof key === "string" ? [key] : key;
}
