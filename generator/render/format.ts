import type { Options } from "prettier";

/** The style of every generated project; its .prettierrc says the same. */
export const style = { printWidth: 120 } as const;

/**
 * A filled template as prettier writes it. TypeScript and JSON are rendered in that layout already, so prettier is asked only where
 * a line came out too long or holds characters whose width only it knows (it costs 1.5 to 3 ms a file, which counts with 1,000 streams).
 */
export async function formatted(path: string, content: string): Promise<string> {
  const parser = parserOf(path);
  if (parser === undefined) return content;
  if (isCode(parser) && isLaidOut(content)) return content;
  const prettier = await import("prettier");
  return prettier.format(content, { ...style, parser });
}

function parserOf(path: string): NonNullable<Options["parser"]> | undefined {
  if (/\.ts$/.test(path)) return "babel-ts";
  if (/\.m?js$|^bin\//.test(path)) return "babel";
  if (/\.json$/.test(path)) return "json";
  if (/\.md$/.test(path)) return "markdown";
  return /\.ya?ml$/.test(path) ? "yaml" : undefined;
}

function isCode(parser: Options["parser"]): boolean {
  return parser === "babel-ts" || parser === "babel" || parser === "json";
}

/** No line beyond the width, and only characters that are one column wide. */
function isLaidOut(content: string): boolean {
  return /^[\n\x20-\x7e]*$/.test(content) && content.split("\n").every((line) => line.length <= style.printWidth);
}
