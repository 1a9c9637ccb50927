import { describe, expect, test } from "@jest/globals";
import { questionAt, questions } from "../../../generator/questions/list.js";
import { problemOf, valueOf } from "../../../generator/questions/answers.js";
import type { Answers, AuthAnswers } from "../../../generator/questions/types.js";
import { DOWN, ENTER, type Move, play } from "./scripted.js";

const kinds = questionAt(questions, "api.auth.type").choices?.map(({ value }) => value) ?? [];

/** The wizard up to the settings, where the list of kinds stands at `kind`. */
function choose(kind: string, ...moves: readonly Move[]) {
  return play([
    { see: "called?", keys: `Acme${ENTER}` },
    { see: "Base URL", keys: `https://api.acme.com${ENTER}` },
    { see: "authenticate?", keys: DOWN.repeat(kinds.indexOf(kind)) + ENTER },
    ...moves,
    { see: "Which settings", keys: ENTER },
    { see: "first stream", keys: `items${ENTER}` },
    { see: "Path", keys: `/items${ENTER}` },
    { see: "A sample", keys: ENTER },
    { see: "Where are the records?", keys: `items${ENTER}` },
    { see: "right?", keys: ENTER },
    { see: "How does it page?", keys: ENTER },
    { see: "Another stream", keys: ENTER },
    { see: "install now", keys: ENTER },
  ]);
}

describe("the wizard asks of an auth only what must be asked:", () => {
  test.each<readonly [string, readonly Move[], AuthAnswers, readonly string[]]>([
    [
      "apiKeyQuery",
      [{ see: "Which query parameter", keys: `key${ENTER}` }],
      { type: "apiKeyQuery", param: "key", value: "{config.api_key}" },
      ["api_key"],
    ],
    [
      "apiKeyCookie",
      [{ see: "Which cookie", keys: ENTER }],
      { type: "apiKeyCookie", cookie: "session", value: "{config.api_key}" },
      ["api_key"],
    ],
    [
      "basic",
      [{ see: "The user name", keys: ENTER }],
      { type: "basic", username: "{config.username}", password: "{config.password}" },
      ["username", "password"],
    ],
    [
      "basic",
      [{ see: "The user name", keys: `{{config.api_key}${ENTER}`.replace("{{", "{") }],
      { type: "basic", username: "{config.api_key}" },
      ["api_key"],
    ],
    [
      "headers",
      [{ see: "Which headers", keys: `X-Key={config.api_key} X-Org={config.org}${ENTER}` }],
      { type: "headers", headers: { "X-Key": "{config.api_key}", "X-Org": "{config.org}" } },
      ["api_key", "org"],
    ],
    [
      "jwt",
      [
        { see: "How is the token signed?", keys: ENTER },
        { see: "Who signs it?", keys: `{config.client_email}${ENTER}` },
        { see: "For whom?", keys: ENTER },
        { see: "Where is it exchanged", keys: ENTER },
      ],
      { type: "jwt", algorithm: "RS256", issuer: "{config.client_email}", key: "{config.private_key}" },
      ["private_key", "client_email"],
    ],
    [
      "sessionToken",
      [
        { see: "Where does it log in?", keys: `/auth/login${ENTER}` },
        { see: "What does it send?", keys: ENTER },
        { see: "Where is the token", keys: `header:X-Token${ENTER}` },
      ],
      {
        type: "sessionToken",
        login: {
          url: "https://api.acme.com/auth/login",
          body: { username: "{config.username}", password: "{config.password}" },
        },
        from: { header: "X-Token" },
      },
      ["username", "password"],
    ],
  ])("%s", async (kind, moves, auth, settings) => {
    const { answers, error } = await choose(kind, ...moves);
    expect(error).toBeUndefined();
    expect(answers?.api?.auth).toEqual(auth);
    expect(answers?.config?.required).toEqual(settings);
    const secrets = settings.filter((name) => answers?.config?.properties?.[name]?.airbyte_secret === true);
    expect(secrets).toEqual(settings.filter((name) => !["username", "org", "client_email"].includes(name)));
  });
});

describe("an answer about auth", () => {
  test.each([
    ["api.auth.headers", { type: "headers" }, "X-Key=s3cret", /^No secret is kept in a project\./],
    ["api.auth.headers", { type: "headers" }, "X:Key={config.api_key}", /^"X:Key" is no header's name/],
    ["api.auth.headers", { type: "headers" }, "X-Key", /has no value/],
    ["api.auth.param", { type: "apiKeyQuery" }, "api key", /has a space in it/],
    ["api.auth.password", { type: "basic", username: "{config.username}" }, "s3cret", /^No secret is kept/],
    ["api.auth.lifetime", { type: "jwt" }, "20 minutes", /^20 minutes is no duration\. Write it as in PT20M/],
    ["api.auth.key", { type: "jwt" }, "-----BEGIN", /^No secret is kept in a project/],
    ["api.auth.login.url", { type: "sessionToken" }, "http://a.com/login", /is no https URL/],
    ["api.auth.login.body", { type: "sessionToken" }, "password=s3cret", /^No secret is kept in a project/],
    ["api.auth.from", { type: "sessionToken" }, "data..token", /is no path/],
  ] as const)("%s that cannot be right is refused", (key, auth, text, problem) => {
    const answers: Answers = { api: { auth } };
    expect(problemOf(questionAt(questions, key), text, answers)).toMatch(problem);
  });

  test("takes several headers as words, and a constant as password beside a key", () => {
    const answers: Answers = { api: { auth: { type: "headers" } } };
    const headers = questionAt(questions, "api.auth.headers");
    expect(valueOf(headers, 'X-A="Key {config.api_key}" X-B=2', answers)).toEqual({
      "X-A": "Key {config.api_key}",
      "X-B": "2",
    });
    const keyAsName: Answers = { api: { auth: { type: "basic", username: "{config.api_key}" } } };
    expect(problemOf(questionAt(questions, "api.auth.password"), "X", keyAsName)).toBe(true);
  });
});
