/**
 * Parses JSON (with or without a byte order mark). Throws an `Error` that names the source, the line and column, and shows what
 * stands there: Node's own message names a position at best.
 */
export function parseJson(text: string, source: string): unknown {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    const at = firstError(body);
    throw new Error(
      `${source} is not JSON: line ${lineOf(body, at)}, column ${columnOf(body, at)}: ${foundAt(body, at)}.`,
    );
  }
}

/** What stands at the first place that no JSON can have there. */
function foundAt(text: string, at: number): string {
  if (text.trim() === "") return "the text is empty";
  if (at >= text.length) return "the text ends too early";
  const rest = text.slice(at, at + 20).split(/[\r\n]/, 1)[0] ?? "";
  return `unexpected ${JSON.stringify(rest === "" ? "line break" : rest)}`;
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

function columnOf(text: string, at: number): number {
  return at - text.lastIndexOf("\n", at - 1);
}

/** Offset of the first character that breaks the grammar of RFC 8259; the length of the text when it ends too early. */
export function firstError(text: string): number {
  const token =
    // RFC 8259 refuses control characters in strings, but for those from 7F to 9F.
    /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|[\u007F-\u009F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)))/uy;
  const open: string[] = [];
  let expect: "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "commaOrEnd" | "end" = "value";
  for (let at = 0; ;) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) return expect === "end" && text.slice(at).trim() === "" ? text.length : skipBlank(text, at);
    const [whole, mark, string] = match;
    const here = at + whole.length - whole.trimStart().length;
    const after = (): typeof expect => (open.length === 0 ? "end" : "commaOrEnd");
    const wantsValue = expect === "value" || expect === "valueOrEnd";
    const wantsKey = expect === "key" || expect === "keyOrEnd";

    if (mark === undefined && wantsValue) expect = after();
    else if (string !== undefined && wantsKey) expect = "colon";
    else if (mark === ":" && expect === "colon") expect = "value";
    else if ((mark === "{" || mark === "[") && wantsValue) {
      open.push(mark);
      expect = mark === "{" ? "keyOrEnd" : "valueOrEnd";
    } else if (mark === "," && expect === "commaOrEnd") expect = open.at(-1) === "{" ? "key" : "value";
    else if (
      closes(mark, open.at(-1)) &&
      (expect === "commaOrEnd" || expect === (mark === "}" ? "keyOrEnd" : "valueOrEnd"))
    ) {
      open.pop();
      expect = after();
    } else return here;
    at += whole.length;
  }
}

function closes(mark: string | undefined, open: string | undefined): boolean {
  return (mark === "}" && open === "{") || (mark === "]" && open === "[");
}

function skipBlank(text: string, at: number): number {
  const rest = text.slice(at);
  return at + rest.length - rest.trimStart().length;
}
