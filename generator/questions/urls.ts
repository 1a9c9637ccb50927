import { nearest } from "@create-connector/cdk/model";
import { identifierOf } from "./texts.js";
import type { Answers, StreamContext } from "./types.js";

/** Is a text the base URL of an API? Braces stand for settings: `https://{subdomain}.acme.com`. */
export function baseUrlProblem(text: string): true | string {
  const brace = unclosedBrace(text);
  if (brace !== undefined) return brace;
  const url = urlOf(text);
  if (url === undefined) return `${text} is no URL. Give scheme and host: https://api.acme.com/v1.${schemeHint(text)}`;
  if (url.username !== "" || url.password !== "")
    return "A URL with a password in it is kept by every log. Leave user and password out.";
  if (url.search !== "" || url.hash !== "")
    return `A base URL ends with its path; ${url.search || url.hash} belongs to the streams.`;
  return true;
}

/** A base URL as the model has it: no slash at the end, `{subdomain}` as `{config.subdomain}`. */
export function readBaseUrl(text: string): string {
  return withSettings(text.trim()).replace(/\/+$/, "");
}

/** Another URL than the base, with `{host}` as `{config.host}`. */
export function readTemplateUrl(text: string): string {
  return withSettings(text.trim());
}

/** Is a text the path of a stream? A whole URL is taken too, when it lies below the base URL. */
export function streamPathProblem(text: string, { answers }: StreamContext): true | string {
  const brace = unclosedBrace(text);
  if (brace !== undefined) return brace;
  if (/\s/.test(text)) return `"${text}" has a space in it. Write it as %20, or leave it out.`;
  if (!/^[a-z]+:\/\//i.test(text)) return true;
  const base = answers.api?.baseUrl;
  if (base === undefined || splitUrl(text, base) !== undefined) return true;
  return `${text} does not lie below the base URL ${base}. Give the path alone, or change the base URL.`;
}

/** A path as the model has it: one slash at the front, none at the end, `:id` and `<id>` as `{id}`, without its query. */
export function readStreamPath(text: string, { answers }: { readonly answers: Answers }): string {
  const base = answers.api?.baseUrl;
  const below = (base === undefined ? undefined : splitUrl(text, base)) ?? text.trim();
  const path = withoutQuery(below)
    .replace(/(^|\/):([A-Za-z_][A-Za-z0-9_]*)/g, "$1{$2}")
    .replace(/<([A-Za-z_][A-Za-z0-9_]*)>/g, "{$1}")
    .replace(/\{([^{}]+)\}/g, (whole, name: string) =>
      name.startsWith("config.") ? whole : `{${identifierOf(name)}}`,
    );
  return `/${path.replace(/^\/+|\/+$/g, "")}`;
}

/** The query that came with a pasted path: `/orders?state=all&page=2` → `{ state: "all", page: "2" }`. */
export function queryOfPath(text: string): { readonly [name: string]: string } {
  const at = text.indexOf("?");
  if (at < 0) return {};
  return Object.fromEntries(new URLSearchParams(text.slice(at + 1).replace(/#.*$/, "")));
}

function splitUrl(text: string, base: string): string | undefined {
  const url = text.trim();
  const pattern = base
    .split(/\{[^{}]+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^/]+");
  const rest = new RegExp(`^${pattern}`, "i").exec(url);
  return rest === null ? undefined : url.slice(rest[0].length);
}

function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/, "");
}

function withSettings(text: string): string {
  return text.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    // A setting in a group has dots; in what was typed freely they are no more than signs between words.
    const [, path] = /^config\.(\w+(?:\.\w+)*)$/.exec(name) ?? [];
    return `{config.${path ?? identifierOf(name.replace(/^config\./, ""))}}`;
  });
}

function urlOf(text: string): URL | undefined {
  try {
    const url = new URL(text.trim().replace(/\{[^{}]+\}/g, "x"));
    return url.protocol === "https:" || url.protocol === "http:" ? url : undefined;
  } catch {
    return undefined;
  }
}

function schemeHint(text: string): string {
  const scheme = /^([a-z]+):/i.exec(text)?.[1];
  const near = scheme === undefined ? undefined : nearest(scheme, ["https", "http"]);
  return near === undefined ? "" : ` Did you mean ${near}?`;
}

function unclosedBrace(text: string): string | undefined {
  const left = text.replace(/\{[A-Za-z0-9_.-]+\}/g, "");
  if (!/[{}]/.test(left)) return undefined;
  return `${text} has a brace that does not enclose a name. Write {name}: https://{subdomain}.acme.com, /orders/{order_id}.`;
}
