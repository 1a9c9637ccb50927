/** A piece of base64 that is shorter hides nothing: it would be found in innocent text. */
const shortestPiece = 6;
/** Lines of a key file that are shorter are not secrets of their own. */
const shortestLine = 12;

/** All the ways in which a secret may stand in a text. */
export function formsOf(secret: string): Set<string> {
  const trimmed = secret.trim();
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  const parts = lines.length > 1 ? lines.filter((line) => line.length >= shortestLine) : [];
  const forms = new Set<string>();
  for (const text of [secret, trimmed, ...parts]) {
    if (text === "") continue;
    for (const form of [...plainForms(text), ...base64Forms(text)]) forms.add(form);
  }
  return forms;
}

function plainForms(text: string): string[] {
  const percent = encodeAll(text);
  const form = new URLSearchParams([["", text]]).toString().slice(1);
  const json = jsonEscaped(text);
  const ascii = json.replace(/[^\x20-\x7e]/g, (character) => unicodeEscape(character));
  const url = encodeUrl(text);
  const hex = Buffer.from(text).toString("hex");
  const strict = percent.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  // Python's `quote` leaves slashes; a URL inside a URL is encoded twice.
  const encoded = [percent, strict, strict.replaceAll("%2F", "/"), form, url, encodeAll(percent), encodeAll(strict)];
  const once = [
    ...[text, ...encoded, ...encoded.map(lowerHex)],
    ...[json, ascii, json.replaceAll("/", "\\/"), ascii.replaceAll("/", "\\/"), dotnetJson(text)],
    ...htmlForms(text),
    ...(text.length < shortestPiece ? [] : [hex, hex.toUpperCase()]),
  ];
  // Whatever it is, it may stand in JSON.
  return [...once, ...once.map(jsonEscaped)];
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function encodeAll(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** As it stands in a URL's query that WHATWG `URL` has normalised: fewer characters are encoded. */
function encodeUrl(text: string): string {
  return new URL(`http://x/?=${wellFormed(text).replaceAll("#", "%23")}=`).search.slice(2, -1);
}

/** As .NET writes JSON: with escapes in upper case, also of what means something in HTML. */
function dotnetJson(text: string): string {
  const json = jsonEscaped(text).replaceAll('\\"', "\\u0022");
  return json.replace(/[^\x20-\x7e]|[&'+<>`]/g, (character) => `\\u${unicodeEscape(character).slice(2).toUpperCase()}`);
}

/** In a page or an XML document; there are two ways to write an apostrophe in figures, and some leave quotes as they are. */
function htmlForms(text: string): string[] {
  const tags = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const quotes = tags.replaceAll('"', "&quot;");
  return [tags, quotes, ...["&#39;", "&#x27;", "&apos;"].map((apostrophe) => quotes.replaceAll("'", apostrophe))];
}

/** Half a surrogate pair makes the functions above throw. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * Base64, alone and inside a longer text (`user:secret` of a Basic header): three bytes become four characters, so a secret looks
 * different at each of three offsets. At its ends characters are shared with the neighbours; what lies between is its own.
 */
function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text);
  const whole = bytes.toString("base64");
  const forms = [whole, whole.replace(/=+$/, "")];
  for (const offset of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    const own = shifted.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    if (own.length >= shortestPiece) forms.push(own);
  }
  return [...forms, ...forms.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"))];
}
