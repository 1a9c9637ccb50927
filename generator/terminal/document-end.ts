/**
 * Is a pasted document complete? JSON: every bracket that was opened is closed again. HTTP headers before it (`curl -i`) are skipped.
 * Text that is no JSON is complete as it is.
 */
export function isComplete(text: string): boolean {
  const body = withoutHeaders(text);
  if (body === undefined) return false;
  const start = body.search(/\S/);
  if (start < 0) return false;
  if (body[start] !== "{" && body[start] !== "[") return true;
  return depthAfter(body) <= 0;
}

/** Does a text begin like a document, so that more lines may follow? A file's name does not. */
export function beginsDocument(text: string): boolean {
  return /^\s*(?:[[{]|HTTP\/)/.test(text);
}

function withoutHeaders(text: string): string | undefined {
  if (!/^\s*HTTP\//.test(text)) return text;
  const body = /^\s*HTTP\/[\s\S]*?\n\s*\n(?=\s*[[{])/.exec(text);
  return body === null ? undefined : text.slice(body[0].length);
}

/** How many brackets are open at the end; strings are stepped over. An open string counts as one. */
function depthAfter(text: string): number {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (inString) {
      if (char === "\\") index++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
  }
  return inString ? Math.max(1, depth) : depth;
}
