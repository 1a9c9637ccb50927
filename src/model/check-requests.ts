import { authCarriers } from "./auth-carriers.js";
import { cursorProblems } from "./check-cursors.js";
import {
  besideRecordsProblems,
  clashes,
  clashWith,
  pageParams,
  paginationProblems,
  type Constants,
} from "./check-pagination.js";
import { pageBodyProblems } from "./check-page-body.js";
import type { ModelProblem } from "./problem.js";
import type { ProjectFiles, StreamModel } from "./types.js";

/** What would make requests that cannot be right: the base URL, parameters that overwrite each other, page sizes, start times. */
export function requestProblems(project: ProjectFiles): ModelProblem[] {
  const { api } = project.connector;
  const file = "connector.json";
  return [
    ...baseUrlProblems(api.baseUrl),
    ...headerProblems(file, "api.headers", api.headers, project),
    ...paginationProblems(file, "api.pagination", api.pagination),
    ...clashes(file, "api.pagination", api.pagination, [["api.query", api.query]]),
    ...Object.entries(project.streams).flatMap(([name, stream]) =>
      streamProblems(project, `streams/${name}.json`, stream),
    ),
  ];
}

function baseUrlProblems(baseUrl: string): ModelProblem[] {
  const place = { file: "connector.json", at: "api.baseUrl", value: baseUrl };
  const remedy = "Write it as in https://api.example.com/v1, with {config.NAME} for what varies.";
  if (baseUrl.startsWith("{config.")) return [];
  const url = parsedUrl(baseUrl.replace(/\{config\.[A-Za-z0-9_]+\}/g, "x"));
  if (url === undefined || /\s/.test(baseUrl)) return [{ ...place, rule: "It is no URL.", remedy }];
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return [{ ...place, rule: `Its scheme is ${url.protocol.slice(0, -1)}: only https and http are read.`, remedy }];
  }
  if (url.username !== "" || url.password !== "") {
    return [
      {
        file: place.file,
        at: place.at,
        rule: "It holds credentials.",
        remedy: "Take them out and choose a kind of auth.",
      },
    ];
  }
  if (url.search === "" && url.hash === "") return [];
  return [{ ...place, rule: "It has a query or a fragment.", remedy: "Move the parameters to api.query." }];
}

function parsedUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function streamProblems(project: ProjectFiles, file: string, stream: StreamModel): ModelProblem[] {
  const { api } = project.connector;
  const pagination = stream.pagination ?? api.pagination;
  const constants: Constants = [
    ["query", stream.query],
    ["api.query", api.query],
  ];
  const at = stream.pagination === undefined ? "" : "pagination";
  return [
    ...pathProblems(file, stream.path),
    ...headerProblems(file, "headers", stream.headers, project),
    ...paginationProblems(file, "pagination", stream.pagination),
    ...besideRecordsProblems(file, stream, pagination),
    ...pageBodyProblems(file, stream, pagination),
    ...clashes(file, at, pagination, stream.pagination === undefined ? constants.slice(0, 1) : constants),
    ...(stream.cursor === undefined && stream.incremental === undefined
      ? []
      : cursorProblems(file, stream, pageParams(pagination), (at, param) =>
          clashWith(file, at, param, constants, "the cursor"),
        )),
  ];
}

function pathProblems(file: string, path: string): ModelProblem[] {
  const place = { file, at: "path", value: path };
  if (/[\s\\]/.test(path))
    return [{ ...place, rule: "A path holds no blanks and no backslashes.", remedy: "Percent-encode them." }];
  if (!/[?#]/.test(path)) return [];
  return [{ ...place, rule: "A path holds no ? and no #.", remedy: "Move parameters to query." }];
}

function headerProblems(
  file: string,
  at: string,
  headers: { readonly [name: string]: string } | undefined,
  project: ProjectFiles,
): ModelProblem[] {
  const taken = authCarriers(project.connector.api.auth).headers;
  return Object.entries(headers ?? {}).flatMap(([name, value]): ModelProblem[] => {
    const place = { file, at: `${at}.${name}` };
    if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) {
      return [{ ...place, rule: "It is no name of a header.", remedy: "Use letters, digits and dashes." }];
    }
    if (/[\r\n\0]/.test(value))
      return [{ ...place, value, rule: "A header's value is one line.", remedy: "Take the line break out." }];
    if (!taken.includes(name.toLowerCase())) return [];
    return [{ ...place, rule: "The header is set by api.auth.", remedy: "Take it out here, or change api.auth." }];
  });
}
