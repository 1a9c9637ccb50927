import { jsonTemplates } from "../model/json-template.js";
import { itemFields } from "../model/item-faults.js";
import { pathOf } from "../model/path.js";
import { settingsOf, variablesOf } from "../model/template.js";
import { cursorVariables } from "../model/variables.js";
import { ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";
import { answerProblems } from "./answers.js";
import type { ApiDefinition, Settings, Source, StreamDefinition } from "./types.js";

/**
 * Refuses a source that cannot work, before anything is asked of the API: all problems at once, each with the stream, the option,
 * the value and what to do. What the type checker can see it has refused already; this holds for models run without code and for
 * JavaScript too.
 * @throws ConnectorError DEFINITION_INVALID (system_error: the developer has to act).
 */
export function checkSource(source: Source): void {
  const problems = problemsOf(source);
  if (problems.length === 0) return;
  throw new ConnectorError({
    code: "DEFINITION_INVALID",
    failureType: "system_error",
    message: `This connector is not defined rightly:\n${problems.map((problem) => `- ${problem}`).join("\n")}`,
  });
}

/** What is wrong with a source, one sentence each. */
export function problemsOf(source: Source): string[] {
  const settings = settingNames(source);
  return [
    ...nameProblems(source),
    ...templateProblems("api", { baseUrl: source.api.baseUrl, ...source.api.headers, ...source.api.query }, settings),
    ...rateProblems(source.api),
    ...source.streams.flatMap((stream) => streamProblems(stream, source, settings)),
  ];
}

/** A rate below one request could never be kept: nothing would leave. */
function rateProblems({ rateLimit, concurrency = 1 }: ApiDefinition): string[] {
  const whole = (count: number) => Number.isInteger(count) && count >= 1;
  const rates = [rateLimit ?? []]
    .flat()
    .flatMap(({ requests, burst = 1 }) => [
      ...(whole(requests)
        ? []
        : [
            `api: rateLimit.requests is ${requests}, but it must be a whole number from 1 on; for one request in two seconds write { requests: 30, per: "minute" }`,
          ]),
      ...(whole(burst) ? [] : [`api: rateLimit.burst is ${burst}, but it must be a whole number from 1 on`]),
    ]);
  return whole(concurrency)
    ? rates
    : [...rates, `api: concurrency is ${concurrency}, but it must be a whole number from 1 on`];
}

function nameProblems(source: Source): string[] {
  const names = source.streams.map((stream) => stream.name);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return [
    ...(names.length === 0 ? ["the source has no streams: add one to `streams`"] : []),
    ...repeated.map((name) => `two streams are called "${name}": names must differ, the catalog goes by them`),
    ...(names.includes(source.check.name)
      ? []
      : [`check: stream "${source.check.name}" is not among the source's streams; name one that is`]),
  ];
}

function streamProblems(stream: StreamDefinition, source: Source, settings: ReadonlySet<string>): string[] {
  const at = `stream "${stream.name}"`;
  return [
    ...templateProblems(
      at,
      { path: stream.path, ...stream.headers, ...stream.query, ...stream.changes?.add },
      settings,
    ),
    ...Object.entries(stream.partitions ?? {}).flatMap(([name, { values }]) =>
      templateProblems(at, { [`partitions.${name}`]: values }, settings),
    ),
    ...jsonTemplates(stream.body?.value, "body").flatMap(({ at: option, template }) =>
      templateProblems(at, { [option]: template }, settings),
    ),
    ...(stream.body !== undefined && stream.method === "GET"
      ? [`${at}: a GET has no body; take out method, or the body`]
      : []),
    ...(stream.incremental === undefined
      ? []
      : templateProblems(at, { "incremental.path": stream.incremental.path, ...stream.incremental.query }, settings)),
    ...variableProblems(stream, at),
    ...parentProblems(stream, source, at),
    ...fieldProblems(stream, at),
    ...answerProblems(stream, at),
  ];
}

function templateProblems(at: string, values: Settings<unknown>, settings: ReadonlySet<string>): string[] {
  return Object.entries(values).flatMap(([option, value]) => {
    if (typeof value !== "string") return [];
    const missing = settingsOf(value).filter((name) => !settings.has(name));
    return missing.map(
      (name) => `${at}: ${option} "${value}" names the setting "${name}", which the specification does not have`,
    );
  });
}

/** Variables that nothing fills, and parents' that nothing uses; where a function stands, it may use any. */
function variableProblems(stream: StreamDefinition, at: string): string[] {
  const { incremental } = stream;
  const options = [
    ...Object.entries({ path: stream.path, ...stream.query, ...stream.headers, body: stream.body?.value }),
    ...(incremental === undefined
      ? []
      : Object.entries({ "incremental.path": incremental.path, ...incremental.query })),
  ];
  const templates = options.flatMap(([option, value]) => jsonTemplates(value, option));
  const lists = Object.entries(stream.partitions ?? {});
  const ofParent = Object.keys(stream.parent?.params ?? {});
  const filled = [...ofParent, ...lists.map(([name]) => name)];
  const used = new Set(templates.flatMap(({ template }) => variablesOf(template)));
  const inCode = options.some(([, value]) => typeof value === "function");
  return [
    ...templates.flatMap(({ at: option, template }) =>
      variablesOf(template)
        .filter((variable) => !filled.includes(variable))
        .flatMap((variable) => unfilled(variable, `${option} "${template}"`, stream, at)),
    ),
    ...filled
      .filter((variable) => !used.has(variable) && !inCode)
      .map(
        (variable) => `${at}: parent or partitions fill {${variable}}, which path, query, headers and body do not have`,
      ),
    ...(stream.parent?.add ?? [])
      .filter((variable) => !ofParent.includes(variable))
      .map((variable) => `${at}: parent adds "${variable}", which is none of its params (${ofParent.join(", ")})`),
    ...lists
      .filter(([name]) => ofParent.includes(name) || cursorVariables.includes(name))
      .map(([name]) => `${at}: partitions fill {${name}}, which the parent or the cursor fills; give it another name`),
    ...lists
      .filter(([, { values }]) => values.length === 0)
      .map(([name]) => `${at}: the list of {${name}} is empty, so nothing would be read`),
  ];
}

function unfilled(variable: string, place: string, { cursor }: StreamDefinition, at: string): string[] {
  if (!cursorVariables.includes(variable)) {
    return [`${at}: nothing fills {${variable}} of ${place}; name it in \`parent\``];
  }
  if (cursor !== undefined) return [];
  return [`${at}: {${variable}} of ${place} is filled by a cursor, and the stream has none`];
}

function parentProblems(stream: StreamDefinition, source: Source, at: string): string[] {
  const seen = new Set<string>([stream.name]);
  for (let parent = stream.parent?.stream; parent !== undefined; parent = parent.parent?.stream) {
    if (seen.has(parent.name)) return [`${at}: its parents go round in a loop over "${parent.name}"`];
    seen.add(parent.name);
    const known = parent.name;
    if (!source.streams.some(({ name }) => name === known)) {
      return [`${at}: its parent "${known}" is not among the source's streams`];
    }
  }
  return [];
}

function fieldProblems(stream: StreamDefinition, at: string): string[] {
  const fields = [
    ...stream.primaryKey.map((path) => ["primaryKey", path] as const),
    ...(stream.cursor === undefined ? [] : [["cursor", stream.cursor.field] as const]),
    ...itemFields(stream.items ?? {}).map((field) => ["items", [field]] as const),
  ];
  return fields
    .filter(([, path]) => !inSchema(stream.schema, path))
    .map(
      ([option, path]) =>
        `${at}: ${option} "${String(pathOf(path))}" is not in the stream's schema; add the field or name another`,
    );
}

/** Whether a schema has a field; a schema that lists no properties is open and has them all. */
function inSchema(schema: JsonObject, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return true;
  const properties = schema["properties"];
  if (!isObject(properties)) return true;
  if (!Object.hasOwn(properties, key)) return false;
  const property = properties[key];
  return isObject(property) ? inSchema(property, rest) : rest.length === 0;
}

function settingNames(source: Source): ReadonlySet<string> {
  return new Set(namesIn(source.spec.connectionSpecification));
}

/** Settings of a schema: `region`; in groups, in all their forms: `credentials`, `credentials.api_key`. */
function namesIn(schema: JsonObject): string[] {
  const properties = isObject(schema["properties"]) ? Object.entries(schema["properties"]) : [];
  const forms: readonly unknown[] = Array.isArray(schema["oneOf"]) ? schema["oneOf"] : [];
  return [
    ...properties.flatMap(([name, property]) => {
      return [name, ...(isObject(property) ? namesIn(property).map((inner) => `${name}.${inner}`) : [])];
    }),
    ...forms.flatMap((form) => (isObject(form) ? namesIn(form) : [])),
  ];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
