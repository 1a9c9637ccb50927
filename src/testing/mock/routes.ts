import { fillTemplate, templateParts, variablesOf } from "../../model/template.js";
import type { ProjectFiles } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import type { SeenRequest } from "../types.js";
import { Refusal } from "./answers.js";
import { paginationOf } from "../data/lengths.js";
import { type Endpoints, endpointsOf } from "./endpoints.js";
import { fit, type Route } from "./fit.js";
import { isLoopback } from "./links.js";
import { bodyParams } from "./pagination/index.js";

export interface Routes {
  /** Throws a refusal: 421 for another host, 404 for a path that no stream has. */
  find(request: SeenRequest): Route;
  /** Scheme and host of the API. */
  readonly origin: string;
}

interface Pattern {
  readonly stream: string;
  readonly endpoint: keyof Endpoints;
  readonly path: RegExp;
  readonly variables: readonly string[];
}

/** Knows the paths of a model's streams, for one configuration. */
export function createRoutes(project: ProjectFiles, config: JsonObject): Routes {
  const base = new URL(fillTemplate(project.connector.api.baseUrl, { config }));
  const endpoints = endpointsOf(project);
  const streams = Object.entries(project.streams);
  const patterns = [
    ...streams.map(([stream]) => patternOf(stream, "first", base)),
    ...streams.flatMap(([stream, { incremental }]) =>
      incremental === undefined ? [] : [patternOf(stream, "second", base)],
    ),
  ];
  const hosts = [base.host, ...(project.connector.api.allowedHosts ?? [])];
  return { origin: base.origin, find };

  function find(request: SeenRequest): Route {
    const host = request.headers["host"] ?? "";
    if (!hosts.includes(host) && !isLoopback(host)) {
      throw new Refusal(421, `the host is ${host}; the model's baseUrl says ${base.host}`);
    }
    const fitting = patterns.flatMap((pattern) => {
      const match = pattern.path.exec(request.path);
      return match === null ? [] : [{ pattern, match }];
    });
    fitting.sort((a, b) => a.pattern.variables.length - b.pattern.variables.length);
    const routes = fitting.map(({ pattern, match }) => routeOf(request, pattern, match));
    // Streams may share a path and differ in the rest of their requests.
    const found = routes.find(({ problem }) => problem === undefined) ?? routes[0];
    if (found === undefined) throw new Refusal(404, `no stream has this path; the paths are ${known()}`);
    return found;
  }

  function routeOf(request: SeenRequest, { stream, variables, endpoint }: Pattern, match: RegExpExecArray): Route {
    const values = variables.map((variable, index) => [variable, decoded(match[index + 1] ?? "")] as const);
    const own = endpoints[endpoint];
    const model = own.streams[stream];
    const route = fit(request, {
      project: own,
      stream,
      config,
      inPath: Object.fromEntries(values),
      pageParams: model === undefined ? [] : bodyParams(paginationOf(own, model)),
    });
    return { ...route, endpoint };
  }

  function patternOf(stream: string, endpoint: keyof Endpoints, { pathname }: URL): Pattern {
    const model = endpoints[endpoint].streams[stream];
    const path = filledPath(stream, endpoint).replace(/^\/+/, "");
    const whole = `${pathname.replace(/\/+$/, "")}${path === "" && (model?.path ?? "/") === "" ? "" : "/"}${path}`;
    const variables = variablesOf(whole);
    const source = templateParts(whole)
      .map((part) => (part.type === "text" ? part.text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : "([^/]+)"))
      .join("");
    return { stream, endpoint, variables, path: new RegExp(`^${source}$`) };
  }

  function filledPath(stream: string, endpoint: keyof Endpoints): string {
    return fillTemplate(endpoints[endpoint].streams[stream]?.path ?? "", { config }, encodeURIComponent);
  }

  function known(): string {
    const paths = Object.values(project.streams).map(({ path }) => path);
    return [...new Set(paths)].slice(0, 10).join(", ");
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, `${part} is not percent-encoded text`);
  }
}
