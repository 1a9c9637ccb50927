import type { SliceCursor } from "../cursor/types.js";
import type { Settings, StreamDefinition } from "../define/types.js";
import type { Context } from "../auth/types.js";
import type { ApiRequest } from "../http/types.js";
import { lowerCaseNames } from "../http/headers.js";
import { settingValue, type Setting } from "../model/setting.js";
import { isUnset } from "../model/setting-path.js";
import { fillTemplate, namesUnset, scalarText, settingsOf, variablesOf } from "../model/template.js";
import { cursorVariables } from "../model/variables.js";
import type { PageRequest } from "../pagination/types.js";
import { ConnectorError } from "../protocol/error.js";
import { shownUrl } from "../protocol/shown-url.js";
import { bodyMaker } from "./body.js";
import type { ReadContext, Slice } from "./types.js";

/** Makes the request of a page. */
export type RequestMaker = (page: PageRequest) => ApiRequest;

/** What a slice's cursor adds to its requests. */
export type CursorValues = Partial<Pick<SliceCursor, "query" | "variables" | "resumed">>;

/**
 * How the pages of one slice are asked for: base URL, path, then the query of the API, of the stream, of the cursor and of the page,
 * the later ones before the earlier; so with headers, and with the page's values in the body. Query parameters, headers and keys of
 * the body whose template names what is not set are left out.
 * @throws ConnectorError CONFIG_INVALID (config_error) when the URL needs a setting that is not set.
 */
export async function requestMaker(
  stream: StreamDefinition,
  context: Pick<ReadContext, "config">,
  slice: Slice,
  cursor: CursorValues = {},
): Promise<RequestMaker> {
  const { variables = {} } = cursor;
  const texts = Object.entries(variables).map(([name, value]) => [name, String(value)] as const);
  const given: Context = { config: context.config, params: { ...slice.params, ...Object.fromEntries(texts) } };
  const base = await baseUrlOf(stream, context.config);
  const path = await pathOf(stream, given);
  const url = urlOf(`${base.replace(/\/+$/, "")}${path === "" || path.startsWith("/") ? "" : "/"}${path}`, stream);
  const query = {
    ...(await valuesOf(stream.api.query, given)),
    ...(await valuesOf(stream.query, given)),
    ...cursor.query,
  };
  const headers = lowerCaseNames({
    ...(await valuesOf(stream.api.headers, given)),
    ...(await valuesOf(stream.headers, given)),
  });
  const bodyOf = await bodyMaker(stream, given, { ...slice.params, ...slice.values, ...variables });
  return (page) => {
    const sent = bodyOf(page);
    const typed = sent === undefined ? {} : { "content-type": sent.contentType };
    return {
      method: stream.method,
      url: page.url ?? withQuery(url, { ...query, ...page.query }),
      headers: { ...typed, ...headers, ...lowerCaseNames(page.headers ?? {}) },
      ...(sent === undefined ? {} : { body: sent.body }),
      repeatable: true,
      ...(stream.body?.type === "graphql" ? { graphql: true } : {}),
    };
  };
}

/** The base URL of a stream's API with its settings filled in. */
export async function baseUrlOf(stream: StreamDefinition, config: Context["config"]): Promise<string> {
  return needed(stream.api.baseUrl, { config, params: {} }, "base URL", stream);
}

async function pathOf(stream: StreamDefinition, given: Context): Promise<string> {
  if (typeof stream.path !== "string") return needed(stream.path, given, "path", stream);
  refuseUnset(stream.path, given, "path", stream);
  const path = fillTemplate(stream.path, { config: given.config, variables: given.params }, encodeURIComponent);
  const [missing] = variablesOf(path);
  if (missing === undefined) return path;
  throw new ConnectorError({
    code: "DEFINITION_INVALID",
    failureType: "system_error",
    message: cursorVariables.includes(missing)
      ? `Stream "${stream.name}": path "${stream.path}" needs {${missing}}, but the cursor has none for this read; give the cursor a ${missing}.`
      : `Stream "${stream.name}": nothing fills {${missing}} of path "${stream.path}"; name it in the stream's parent.`,
  });
}

async function needed(
  setting: Setting<Context>,
  given: Context,
  name: string,
  stream: StreamDefinition,
): Promise<string> {
  if (typeof setting === "string") refuseUnset(setting, given, name, stream);
  return settingValue(setting, given);
}

function refuseUnset(template: string, { config }: Context, name: string, stream: StreamDefinition): void {
  const missing = settingsOf(template).find((setting) => isUnset(config, setting));
  if (missing === undefined) return;
  throw new ConnectorError({
    code: "CONFIG_INVALID",
    failureType: "config_error",
    message: `The setting "${missing}" is not set, but the ${name} of stream "${stream.name}" needs it. Set "${missing}" in the configuration.`,
  });
}

async function valuesOf(
  settings: Settings<string | number | boolean>,
  given: Context,
): Promise<{ [name: string]: string }> {
  const values: { [name: string]: string } = {};
  for (const [name, setting] of Object.entries(settings)) {
    if (typeof setting === "string" && namesUnset(setting, { config: given.config, variables: given.params })) continue;
    const value: unknown = await settingValue(setting, given);
    if (value !== undefined && value !== null) values[name] = scalarText(value);
  }
  return values;
}

function urlOf(text: string, stream: StreamDefinition): URL {
  if (URL.canParse(text)) return new URL(text);
  throw new ConnectorError({
    code: "CONFIG_INVALID",
    failureType: "config_error",
    message: `Stream "${stream.name}": base URL and path make ${JSON.stringify(shownUrl(text))}, which is no URL. Correct the base URL, or the setting in it (https://…).`,
  });
}

function withQuery(url: URL, query: { readonly [param: string]: string }): string {
  const complete = new URL(url);
  for (const [name, value] of Object.entries(query)) complete.searchParams.set(name, value);
  return complete.href;
}
