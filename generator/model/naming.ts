import { plainLetters, singularOf, wordsOf } from "./words.js";

/** What a stream is called in the code that is written for it. */
export interface StreamNames {
  /** Constant of its module: `customerOrders`. */
  readonly constant: string;
  /** Type of one record: `CustomerOrder`. */
  readonly type: string;
  /** File name without its ending: `customer_orders`. */
  readonly file: string;
}

/**
 * The slug of a title: `Acme Corp` → `acme-corp`, `Crème` → `creme`. Undefined when no letter or digit is left (`日本`): then a
 * name has to be given.
 */
export function slugOf(title: string): string | undefined {
  const slug = plainLetters(title)
    .toLowerCase()
    .replace(/['’`]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return slug === "" ? undefined : slug;
}

/** A title from a slug or a field's name: `api_key` → `API key`, `start_date` → `Start date`, `acme-corp` → `Acme corp`. */
export function titleOf(name: string): string {
  const words = wordsOf(name).map((word) => ACRONYMS.get(word) ?? word);
  const text = words.join(" ");
  return text === "" ? name : text.charAt(0).toUpperCase() + text.slice(1);
}

const ACRONYMS: ReadonlyMap<string, string> = new Map(
  ["API", "ID", "URL", "URI", "UUID", "SQL", "JSON", "XML", "HTTP", "IP"].map((word) => [word.toLowerCase(), word]),
);

/**
 * Names for all streams of a connector, unique among themselves and free of words that mean something else in TypeScript or in
 * the code we write. The same set of streams always gets the same names, in whatever order it comes.
 */
export function streamNames(streams: readonly string[]): ReadonlyMap<string, StreamNames> {
  const constants = new Set<string>();
  const types = new Set<string>();
  const files = new Set<string>();
  const sorted = [...streams].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const entries = sorted.map((name): [string, StreamNames] => {
    const words = wordsOf(name);
    return [
      name,
      {
        constant: firstFree(constants, constantNames(words)),
        type: firstFree(types, typeNames(words)),
        file: firstFree(files, fileNames(name)),
      },
    ];
  });
  return new Map(entries);
}

function constantNames(words: readonly string[]): string[] {
  const plain = startsWithLetter(camel(words), "stream");
  return RESERVED_CONSTANTS.has(plain) ? [`${plain}Stream`] : [plain, `${plain}Stream`];
}

function typeNames(words: readonly string[]): string[] {
  const last = words.at(-1) ?? "";
  const single = startsWithLetter(pascal([...words.slice(0, -1), singularOf(last)]), "Stream");
  const plural = startsWithLetter(pascal(words), "Stream");
  return [single, plural, `${single}Row`].filter((name) => !RESERVED_TYPES.has(name));
}

/** `index` is the list of streams; the others are devices on Windows. */
function fileNames(name: string): string[] {
  return /^(index|con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? [`${name}_stream`] : [name, `${name}_stream`];
}

/** The first name that is not taken, compared as a case-insensitive file system does; then the last with a number. */
function firstFree(taken: Set<string>, names: readonly string[]): string {
  const fallback = names.at(-1) ?? "stream";
  const free = names.find((name) => !taken.has(name.toLowerCase())) ?? numbered(taken, fallback);
  taken.add(free.toLowerCase());
  return free;
}

function numbered(taken: ReadonlySet<string>, name: string): string {
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${name}${number}`.toLowerCase())) return `${name}${number}`;
  }
}

function camel(words: readonly string[]): string {
  const [first = "", ...rest] = words;
  return first + pascal(rest);
}

function pascal(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function startsWithLetter(name: string, prefix: string): string {
  if (name === "") return prefix;
  return /^[a-z]/i.test(name) ? name : prefix + name;
}

/** Words of the language, globals that a module could miss, and names that the written code imports or declares. */
const RESERVED_CONSTANTS: ReadonlySet<string> = new Set(
  (
    "abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do else " +
    "enum eval export extends false finally for from function get if implements import in infer instanceof interface is let " +
    "module namespace never new null number object of package private protected public readonly require return set static " +
    "string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield " +
    "console global globalThis process fetch name window document event self " +
    "api spec schema json source streams start run each datetime record config params query headers path parent cursor records " +
    "list choice json form graphql csv xml jsonl numberCursor stringCursor syncToken offsetPages headerTokenPages lastRecordPages " +
    "odataPages relayPages pagesBy " +
    "bearer noAuth apiKeyHeader apiKeyHeaders apiKeyQuery apiKeyCookie basic jwt sessionToken oauthClientCredentials oauthRefreshToken singlePage pageNumber cursorPages nextUrl linkHeader schemaOf defineApi defineSpec defineSource"
  ).split(" "),
);

const RESERVED_TYPES: ReadonlySet<string> = new Set(
  (
    "Record Object Array String Number Boolean Symbol Function Date Error Map Set WeakMap WeakSet Promise Proxy Reflect RegExp " +
    "Event EventTarget Element Node Text Comment Document File Blob Response Request Headers URL Buffer JSON Math Intl Atomics " +
    "Partial Required Readonly Pick Omit Exclude Extract Parameters Iterator Generator Awaited Infinity NaN BigInt " +
    "Config Schema Context Stream Source Api Spec"
  ).split(" "),
);
