import { isObject, type JsonObject, namesSecret, own } from "@create-connector/cdk/model";
import { UserError } from "../errors.js";
import { textAnswer } from "./answer-errors.js";
import type { Answers, ModelDefaults } from "./answers.js";
import { paginationAnswer, sharedPagination } from "./from-pagination.js";
import type { StreamDraft } from "./from-streams.js";
import { choiceFrom } from "./from-choice.js";
import { mergeObjects } from "./merge.js";
import { slugOf, titleOf } from "./naming.js";

/** Where editors find the JSON Schema, seen from the project's root. */
const SCHEMA = "./node_modules/@create-connector/cdk/model/connector.schema.json";
const INSIDE = new Set([
  "streams",
  "schemas",
  "fixtures",
  "run",
  "name",
  "title",
  "api",
  "config",
  "project",
  "id",
  "$schema",
]);

/** `connector.json` as far as the answers and samples say; not yet checked. Settings are completed later. */
export function connectorFrom(answers: Answers, defaults: ModelDefaults, drafts: readonly StreamDraft[]): JsonObject {
  const { name, title } = identityOf(answers);
  const rest = Object.entries(answers).filter(([key, value]) => !INSIDE.has(key) && value !== null);
  const project = { ci: "github", license: "MIT", packageManager: "npm", year: defaults.year, cdk: "vendor" };
  return {
    $schema: answers["$schema"] ?? SCHEMA,
    name,
    title,
    id: answers["id"] ?? defaults.uuid,
    config:
      isObject(answers["config"]) || answers["config"] === undefined
        ? mergeObjects({ required: [], properties: {} }, answers["config"])
        : answers["config"],
    api: apiFrom(answers["api"], drafts),
    ...sourcesOf(answers, drafts),
    ...Object.fromEntries(rest.filter(([key]) => key !== "sources")),
    project:
      isObject(answers["project"]) || answers["project"] === undefined
        ? mergeObjects(project, answers["project"])
        : answers["project"],
  };
}

/** A name that is no slug is taken for the title, and slugged; a title without a letter or digit needs a name. */
function identityOf(answers: Answers): { readonly name: string; readonly title: string } {
  const name = textAnswer(answers["name"], "name");
  const title =
    textAnswer(answers["title"], "title") ??
    (name === undefined ? undefined : isSlug(name) ? titleOf(name) : name.trim());
  if (title === undefined || title === "")
    throw new UserError("name is missing. Pass --name acme, or put it into the answers file.");
  const slug = slugOf(name ?? title);
  if (slug === undefined) {
    throw new UserError(
      `No letter or digit is left of ${JSON.stringify(name ?? title)} for the names of folders and packages.`,
      ["Give a name of a-z, 0-9 and dashes besides: --name acme"],
    );
  }
  return { name: slug, title };
}

function isSlug(name: string): boolean {
  return slugOf(name) === name;
}

function apiFrom(answer: unknown, drafts: readonly StreamDraft[]): unknown {
  if (answer !== undefined && !isObject(answer)) return answer;
  const api = answer ?? {};
  const { baseUrl, auth, pagination, ...rest } = api;
  return {
    style: "rest",
    ...(baseUrl === undefined
      ? {}
      : { baseUrl: typeof baseUrl === "string" ? baseUrl.trim().replace(/\/+$/, "") : baseUrl }),
    ...(auth === undefined ? {} : { auth: authFrom(auth) }),
    pagination: paginationAnswer(pagination) ??
      sharedPagination(drafts.map(({ inference }) => inference))?.model ?? { type: "none" },
    ...Object.fromEntries(Object.entries(rest).filter(([key, value]) => key !== "style" && value !== null)),
    ...(rest["style"] === undefined ? {} : { style: rest["style"] }),
  };
}

/** `"bearer"` alone is enough: the setting is then called api_key. */
function authFrom(answer: unknown): unknown {
  const auth = typeof answer === "string" ? { type: answer } : (answer ?? { type: "none" });
  if (!isObject(auth)) return auth;
  const type = auth["type"];
  if (type === "choice") return choiceFrom(auth);
  const usual = typeof type === "string" ? (own(USUAL_BY_ANSWER, type)?.(auth) ?? own(USUAL_AUTH, type)) : undefined;
  return usual === undefined ? auth : mergeObjects({ type, ...usual }, auth);
}

/** Of kinds whose options depend on each other. */
const USUAL_BY_ANSWER: { readonly [kind: string]: (answer: { readonly [option: string]: unknown }) => JsonObject } = {
  basic: usualBasic,
  jwt: usualJwt,
  sessionToken: usualLogin,
};

/** A key in place of the user's name needs no password. */
function usualBasic({ username }: { readonly [option: string]: unknown }): JsonObject {
  const isKey = typeof username === "string" && namesSecret(username);
  return isKey ? {} : { username: "{config.username}", password: "{config.password}" };
}

/** `HS256` has a shared secret, the others a private key. */
function usualJwt({ algorithm = "RS256" }: { readonly [option: string]: unknown }): JsonObject {
  const isShared = typeof algorithm === "string" && algorithm.startsWith("HS");
  return { algorithm, key: isShared ? "{config.secret}" : "{config.private_key}" };
}

/** Where a login takes what: JSON, unless it is said otherwise. */
function usualLogin({ login }: { readonly [option: string]: unknown }): JsonObject {
  const isSaid = isObject(login) && (login["form"] ?? login["basic"] ?? login["body"]) !== undefined;
  return isSaid ? {} : { login: { body: { username: "{config.username}", password: "{config.password}" } } };
}

/** What an answer may leave out. */
const USUAL_AUTH: { readonly [kind: string]: JsonObject } = {
  bearer: { token: "{config.api_key}" },
  apiKey: { header: "X-Api-Key", value: "{config.api_key}" },
  apiKeyQuery: { param: "api_key", value: "{config.api_key}" },
  apiKeyCookie: { cookie: "session", value: "{config.api_key}" },
  oauthClientCredentials: { clientId: "{config.client_id}", clientSecret: "{config.client_secret}" },
  oauthRefreshToken: {
    clientId: "{config.client_id}",
    clientSecret: "{config.client_secret}",
    refreshToken: "{config.refresh_token}",
  },
};

function sourcesOf(answers: Answers, drafts: readonly StreamDraft[]): JsonObject {
  const api = answers["api"];
  const isAnswered = isObject(api) && own(api, "pagination") !== undefined;
  const shared = isAnswered ? undefined : sharedPagination(drafts.map(({ inference }) => inference));
  if (shared === undefined) return answers["sources"] === undefined ? {} : { sources: answers["sources"] };
  return { sources: mergeObjects({ "api.pagination": { from: "sample", why: shared.evidence } }, answers["sources"]) };
}
