import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ejs from "ejs";
import * as quote from "./quote/index.js";

/** What a template may use, by name. */
export type Locals = { readonly [name: string]: unknown };

/**
 * Fills a template of `templates/` (its path there, without `.ejs`; `Dockerfile` is Dockerfile.template). It sees `locals` and the
 * quoting functions by name; a name that is not there, and a value that is no text, is an error.
 */
export function fill(template: string, locals: Locals): string {
  return compiled(template)({ ...quote, ...locals });
}

const cache = new Map<string, ejs.TemplateFunction>();

/** Each template is read and compiled once in a process; nothing else of `render` touches the disk. */
function compiled(template: string): ejs.TemplateFunction {
  const known = cache.get(template);
  if (known !== undefined) return known;
  const filename = templateFile(template);
  const compiled = ejs.compile(readFileSync(filename, "utf8"), { filename, escape: textOnly, async: false });
  cache.set(template, compiled);
  return compiled;
}

/** The file of a template. */
export function templateFile(template: string): string {
  return template === "Dockerfile" ? `${home()}Dockerfile.template` : `${home()}templates/${template}.ejs`;
}

/** Quoting is done by name in the templates, so nothing is escaped here; but what is missing must not print as nothing. */
function textOnly(value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`A template wrote ${String(value)} (${typeof value}); it may write text only.`);
}

let found: string | undefined;

/** The package's folder: two levels up in the sources, three in dist/. */
function home(): string {
  found ??= ["../../", "../../../"]
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find((folder) => existsSync(`${folder}Dockerfile.template`));
  if (found === undefined)
    throw new Error("The package is incomplete: Dockerfile.template is missing. Install it again.");
  return found;
}
