/** Values of a user in YAML, Markdown, shell, XML and Dockerfiles. */

/** A YAML scalar: plain where that is safe, else in double quotes (a JSON string is one). */
export function yaml(value: string | number | boolean): string {
  if (typeof value !== "string") return JSON.stringify(value);
  const plain = plainYaml.test(value) && !yamlWords.test(value);
  return plain ? value : JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, unicodeEscape);
}

/** Words, URLs, UUIDs and versions: nothing here is an indicator, a number or a comment. */
const plainYaml =
  /^([A-Za-z][\w./-]*([: ][\w./-]+|:\/\/[\w./-]+)*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+\.\d+\.\d+)$/;

/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const yamlWords = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** Inline text of a Markdown page: shown as it is, on one line; nothing in it becomes a link. */
export function markdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*[\]<>|~]/g, "\\$&")
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_")
    .replace(/&(?=#?[A-Za-z0-9]+;)/g, "\\&")
    .replace(/^([#+=-])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/(?<!\\)#$/, "\\#")
    .replace(/:(?=\/\/)|(?<=www)\.|@/gi, "\\$&");
}

/** A code span of a Markdown page; not for tables, where a bar would end the cell. */
export function markdownCode(text: string): string {
  const plain = oneLine(text);
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(plain) ? " " : "";
  return plain === "" ? "` `" : `${fence}${pad}${plain}${pad}${fence}`;
}

/** The target of a Markdown link, inside `<` and `>`. */
export function url(target: string): string {
  return oneLine(target).replace(/[\s<>\\]/g, (character) => encodeURIComponent(character));
}

/** A word of a POSIX shell. */
export function shell(word: string): string {
  return /^[A-Za-z0-9_./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Text or an attribute's value in XML and SVG. */
export function xml(text: string): string {
  return oneLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

/** A value in double quotes for LABEL and ENV of a Dockerfile; no variable is filled in it. */
export function dockerfile(text: string): string {
  return `"${oneLine(text).replace(/["\\$]/g, "\\$&")}"`;
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
