/** Values of a user as TypeScript: never code that runs, and laid out as prettier would on one line. */

/** Characters that an editor hides or that reorder a line (controls, line separators, bidirectional marks); written as escapes. */
const invisible = /[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A string literal, in the quotes that need fewer escapes. */
function string(text: string): string {
  const doubled = JSON.stringify(text).replace(invisible, escapeSequence);
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  if (doubles <= singles) return doubled;
  return `'${doubled.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A text over several lines as a template literal, line by line; of one line as a string literal. */
function text(content: string): string {
  if (!content.includes("\n")) return string(content);
  const escaped = content.replace(/[`\\]|\$\{/g, "\\$&");
  return `\`${escaped.replace(invisible, (character) => (character === "\n" ? character : escapeSequence(character)))}\``;
}

/** The key of a property in an object literal; `__proto__` is computed, so that it is a property like any other. */
function property(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isPlainName(name) ? name : string(name);
}

/** The key of a property in a type; nothing needs computing there. */
function member(name: string): string {
  return isPlainName(name) ? name : string(name);
}

/** A JSON value as a literal on one line; members that are undefined are left out. */
function value(json: unknown): string {
  if (typeof json === "string") return string(json);
  if (Array.isArray(json)) return `[${json.map(value).join(", ")}]`;
  if (typeof json !== "object" || json === null) return JSON.stringify(json);
  const members = Object.entries(json).filter(([, member]) => member !== undefined);
  if (members.length === 0) return "{}";
  return `{ ${members.map(([name, member]) => `${property(name)}: ${value(member)}`).join(", ")} }`;
}

/**
 * `name({ … })` as the value of an option, or `name()` when nothing is set. `before`: columns that the line has beside it; where
 * the call does not fit there, its options stand on lines of their own.
 */
function call(name: string, options: object = {}, before = 0): string {
  const given = value(options);
  const line = `${name}(${given === "{}" ? "" : given})`;
  if (before + line.length <= 120) return line;
  const members = Object.entries(options).filter(([, member]) => member !== undefined);
  return `${name}({\n${members.map(([key, member]) => `    ${property(key)}: ${value(member)},\n`).join("")}  })`;
}

/** A doc comment; no text can end it, begin a tag in it or leave it. No text, no comment. Ends with a line break. */
function comment(text: string, indent = ""): string {
  const lines = wrapped(text, 110 - indent.length).map(safeLine);
  const [first] = lines;
  if (first === undefined) return "";
  if (lines.length === 1) return `${indent}/** ${first} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join("")}${indent} */\n`;
}

/** Names of quoting functions, as templates call them. */
export const code = { string, text, property, member, value, call, comment };

function escapeSequence(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function isPlainName(name: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) && name !== "__proto__";
}

function safeLine(line: string): string {
  return line.replace(/\*\//g, "*\\/").replace(/(^| )@/g, "$1\\@");
}

/** Words on lines of at most `width` characters; a longer word has a line of its own. */
function wrapped(text: string, width: number): string[] {
  const words = text
    .replace(invisible, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
