import { authCarriers } from "./auth-carriers.js";
import { authTemplates } from "./auth-options.js";
import { choiceProblems } from "./check-choice.js";
import { pageParams } from "./check-pagination.js";
import { cursorParams } from "./cursor.js";
import type { ModelProblem } from "./problem.js";
import { settingsOf } from "./template.js";
import type { ProjectFiles } from "./types.js";

/** What cannot be right about the auth: secrets that are written out, parameters that something else sets too. */
export function authProblems(project: ProjectFiles): ModelProblem[] {
  return [...writtenSecrets(project), ...takenParams(project), ...choiceProblems(project)];
}

/** Credentials come from settings, never from the model: a token that is written out would be committed. */
function writtenSecrets({ connector }: ProjectFiles): ModelProblem[] {
  const written = authTemplates(connector.api.auth).filter(({ template, required }) => {
    return required && settingsOf(template).length === 0;
  });
  const rule = "Credentials come from a setting; the model names no secret.";
  const remedy = "Write {config.api_key} and give the value to the connector, not to the model.";
  return written.map(({ at }) => ({ file: "connector.json", at, rule, remedy }));
}

/** The credential replaces whatever else a request has under its name. */
function takenParams({ connector: { api }, streams }: ProjectFiles): ModelProblem[] {
  const { query } = authCarriers(api.auth);
  const taken = (file: string, at: string): ModelProblem => {
    return {
      file,
      at,
      rule: "The query parameter is set by api.auth.",
      remedy: "Take it out here, or change api.auth.",
    };
  };
  const inQuery = (file: string, at: string, values: object | undefined) =>
    Object.keys(values ?? {}).flatMap((name) => (query.includes(name) ? [taken(file, `${at}.${name}`)] : []));
  const inParams = (file: string, at: string, params: readonly (readonly [option: string, param: string])[]) =>
    params.flatMap(([option, param]) => (query.includes(param) ? [taken(file, `${at}.${option}`)] : []));
  if (query.length === 0) return [];
  return [
    ...inQuery("connector.json", "api.query", api.query),
    ...inParams("connector.json", "api.pagination", pageParams(api.pagination)),
    ...Object.entries(streams).flatMap(([name, stream]) => [
      ...inQuery(`streams/${name}.json`, "query", stream.query),
      ...inParams(`streams/${name}.json`, "pagination", pageParams(stream.pagination)),
      ...inParams(`streams/${name}.json`, "cursor", cursorParams(stream.cursor)),
      ...inQuery(`streams/${name}.json`, "incremental.query", stream.incremental?.query),
      ...inParams(`streams/${name}.json`, "incremental.pagination", pageParams(stream.incremental?.pagination)),
    ]),
  ];
}
