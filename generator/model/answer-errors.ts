import { type ModelProblem, shortValue } from "@create-connector/cdk/model";
import { MissingAnswer, UserError } from "../errors.js";

/**
 * All problems of a model in the words of the answers: `streams.orders.path is missing. Pass --stream orders path=…`.
 * A `MissingAnswer` when one of them is that.
 */
export function answersError(problems: readonly ModelProblem[]): UserError {
  const text = problems.map(lineOf).join("\n");
  return problems.some(({ rule }) => MISSING.has(rule)) ? new MissingAnswer(text) : new UserError(text);
}

const MISSING: ReadonlySet<string> = new Set(["It is missing.", "The connector has no stream."]);

function lineOf(problem: ModelProblem): string {
  const { stream, place } = placeOf(problem);
  if (problem.rule === "It is missing.") return `${place} is missing. ${flagFor(place, stream, problem)}`;
  const value = problem.value === undefined ? "" : ` is ${shortValue(problem.value)}`;
  return `${place}${value}: ${problem.rule} ${problem.remedy}`.trimEnd();
}

/** The place in an answers file: streams stand inside it by name. */
function placeOf(problem: ModelProblem): { readonly place: string; readonly stream?: string } {
  const inFolder = /^(streams|schemas|test\/fixtures)\/(.*)\.json$/.exec(problem.file);
  if (inFolder === null) return { place: problem.at === "" ? problem.file : problem.at };
  const folder = (inFolder[1] ?? "").replace("test/", "");
  const stream = inFolder[2] ?? "";
  return { place: [folder, stream, problem.at].filter((part) => part !== "").join("."), stream };
}

const FLAGS: ReadonlyMap<string, string> = new Map([
  ["name", "--name acme"],
  ["title", "--title Acme"],
  ["api.baseUrl", "--base-url https://api.acme.com/v1"],
  ["api.auth", "--auth bearer (or none, apiKey, basic, …)"],
  ["api.auth.header", "--auth-header X-Api-Key"],
  ["api.auth.login.url", "--auth-login-url /login"],
  ["api.auth.from", "--auth-token-from token"],
  ["api.auth.headers", '--auth-headers "X-Api-Key={config.api_key}"'],
  ["api.auth.tokenUrl", "--auth-token-url https://login.acme.com/oauth/token"],
  ["api.pagination.param", "--page-param page"],
  ["api.pagination.from", "--page-from next_cursor"],
  ["api.pagination.header", "--page-header X-Next-Page"],
  ["api.pagination.field", "--page-field id"],
  ["api.pagination.connection", "--page-connection data.orders"],
]);

function flagFor(place: string, stream: string | undefined, problem: ModelProblem): string {
  if (stream !== undefined) {
    const example = problem.at === "path" ? `/${stream}` : problem.at === "records" ? "data" : "…";
    const hint = problem.at === "records" ? " Or give a sample: it shows where they are." : "";
    return `Pass --stream ${stream} ${problem.at}=${example}, or put it into the answers file.${hint}`;
  }
  return `Pass ${FLAGS.get(place) ?? `--set ${place}=…`}, or put it into the answers file.`;
}

/** An answer that must be a text; undefined when there is none. Throws a `UserError` that names its place. */
export function textAnswer(value: unknown, place: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  throw new UserError(`${place} is ${shortValue(value)}: It must be a string.`);
}
