import { jwtAlgorithms, settingsOf } from "@create-connector/cdk/model";
import { mapProblem, pathProblem, readMap, readPath } from "../texts.js";
import type { Answers, Question } from "../types.js";
import { readTemplateUrl } from "../urls.js";
import { readScopes, scopesProblem } from "./oauth.js";

/** What tokens need that the connector makes or fetches itself: JWT, and the session token of a login. */
export const tokenQuestions: readonly Question[] = [
  {
    key: "api.auth.algorithm",
    flag: "--auth-algorithm <name>",
    help: "JWT: how the token is signed",
    message: "How is the token signed?",
    kind: "select",
    choices: jwtAlgorithms.map((value) => ({ value, label: value, example: familyOf(value) })),
    default: () => "RS256",
    when: isJwt,
  },
  text("issuer", "--auth-issuer <template>", "who signs (iss)", "Who signs it? (iss; Enter: nobody is named)", false),
  text(
    "audience",
    "--auth-audience <template>",
    "for whom it is (aud)",
    "For whom? (aud; Enter: nobody is named)",
    false,
  ),
  text("subject", "--auth-subject <template>", "in whose name (sub)", "In whose name? (sub)", true),
  text("keyId", "--auth-key-id <template>", "which key it is (kid): {config.key_id}", "Which key is it? (kid)", true),
  {
    ...text("lifetime", "--auth-lifetime <duration>", "how long a token is good", "How long is it good?", true),
    help: "JWT, session token: how long a token is good, such as PT20M; JWT: PT5M if it is not said",
    validate: durationProblem,
    when: (answers) => isJwt(answers) || isSession(answers),
  },
  {
    ...text(
      "claims",
      "--auth-claims <words>",
      'further claims: "scope=read team={config.team}"',
      "Further claims",
      true,
    ),
    kind: "map",
    validate: mapProblem,
    read: readMap,
  },
  {
    ...text(
      "exchange.tokenUrl",
      "--auth-exchange-url <url>",
      "the endpoint that gives an access token for it (RFC 7523)",
      "Where is it exchanged for an access token? (Enter: the API takes it itself)",
      false,
    ),
    validate: urlProblem,
    read: readTemplateUrl,
  },
  {
    ...text(
      "exchange.scopes",
      "--auth-exchange-scopes <list>",
      "scopes of the exchange, with spaces between",
      "Scopes of the exchange",
      true,
    ),
    validate: scopesProblem,
    read: readScopes,
    when: (answers) => isJwt(answers) && answers.api?.auth?.exchange?.tokenUrl !== undefined,
  },
  {
    key: "api.auth.key",
    flag: "--auth-key <template>",
    help: "JWT: the private key or shared secret, as the setting that holds it: {config.private_key}",
    message: "The key",
    kind: "input",
    default: ({ api }) =>
      api?.auth?.algorithm?.startsWith("HS") === true ? "{config.secret}" : "{config.private_key}",
    validate: secretProblem,
    when: isJwt,
    quiet: true,
  },
  {
    key: "api.auth.login.url",
    flag: "--auth-login-url <url>",
    help: "session token: where the login is; /login is below the base URL",
    message: "Where does it log in? (a URL, or a path below the base URL)",
    kind: "input",
    default: () => "/login",
    validate: loginProblem,
    read: (given, { api }) => (given.startsWith("/") ? `${api?.baseUrl ?? ""}${given}` : readTemplateUrl(given)),
    when: isSession,
  },
  {
    key: "api.auth.login.form",
    flag: "--auth-login-form <words>",
    help: 'session token: what the login sends as a form: "user={config.username} pass={config.password}"',
    message: "What does it send as a form?",
    kind: "map",
    validate: fieldsProblem,
    read: readMap,
    when: isSession,
    quiet: true,
    optional: true,
  },
  {
    key: "api.auth.login.body",
    flag: "--auth-login-body <words>",
    help: 'session token: what the login sends as JSON: "username={config.username} password={config.password}"',
    message: "What does it send? (as JSON)",
    kind: "map",
    default: () => "username={config.username} password={config.password}",
    validate: fieldsProblem,
    read: readMap,
    when: (answers) => isSession(answers) && !hasOtherLogin(answers),
  },
  {
    key: "api.auth.from",
    flag: "--auth-token-from <place>",
    help: "session token: where the token stands in the answer: data.token, or header:X-Token",
    message: "Where is the token in the answer? (a path in the body, or header:X-Token)",
    kind: "input",
    default: () => "token",
    validate: (given) => /^header:[\w-]+$/i.test(given) || pathProblem(given),
    read: (given) => (/^header:/i.test(given) ? { header: given.slice("header:".length) } : readPath(given)),
    when: isSession,
  },
];

/** An option of a JWT that many APIs do without. */
function text(option: string, flag: string, help: string, message: string, quiet: boolean): Question {
  const key = `api.auth.${option}`;
  return { key, flag, help: `JWT: ${help}`, message, kind: "input", when: isJwt, optional: true, quiet };
}

function familyOf(algorithm: string): string {
  if (algorithm.startsWith("HS")) return "a shared secret";
  return algorithm.startsWith("ES") ? "a private key on a curve" : "a private RSA key";
}

function isJwt({ api }: Pick<Answers, "api">): boolean {
  return api?.auth?.type === "jwt";
}

function isSession({ api }: Answers): boolean {
  return api?.auth?.type === "sessionToken";
}

function hasOtherLogin({ api }: Answers): boolean {
  return (api?.auth?.login?.form ?? api?.auth?.login?.basic) !== undefined;
}

function secretProblem(given: string): true | string {
  if (settingsOf(given).length > 0) return true;
  return "No secret is kept in a project. Name the setting that will hold it instead: {config.private_key}.";
}

function fieldsProblem(given: string): true | string {
  const problem = mapProblem(given);
  return problem === true ? secretProblem(Object.values(readMap(given)).join(" ")) : problem;
}

function durationProblem(given: string): true | string {
  if (/^P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/.test(given)) return true;
  return `${given} is no duration. Write it as in PT20M (20 minutes) or PT1H.`;
}

function urlProblem(given: string): true | string {
  const filled = given.replace(/\{[^{}]*\}/g, "x");
  const url = URL.canParse(filled) && !/\s/.test(filled) ? new URL(filled) : undefined;
  if (given.startsWith("{") || url?.protocol === "https:" || url?.hostname === "127.0.0.1") return true;
  return `${given} is no https URL: credentials are sent there. Write it as the API's documentation does: https://login.acme.com/token.`;
}

function loginProblem(given: string): true | string {
  return /^\/\S*$/.test(given) || urlProblem(given);
}
