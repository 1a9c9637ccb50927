import { describe, expect, test } from "@jest/globals";
import { applies, problemOf, valueOf, withAnswer } from "../../../generator/questions/answers.js";
import { questionAt, questions, settingQuestions, streamQuestions } from "../../../generator/questions/list.js";
import type { Answers, StreamAnswers, StreamContext } from "../../../generator/questions/types.js";

const lists: readonly (readonly { readonly key: string; readonly flag: string; readonly help: string }[])[] = [
  questions,
  streamQuestions,
  settingQuestions,
];

describe("the list of questions", () => {
  test("has each key and each flag once", () => {
    for (const list of lists) {
      expect(list.map(({ key }) => key)).toEqual([...new Set(list.map(({ key }) => key))]);
      expect(list.map(({ flag }) => flag)).toEqual([...new Set(list.map(({ flag }) => flag))]);
    }
  });

  test("has flags in the form of its list, and a help line for each", () => {
    for (const { flag } of questions) expect(flag).toMatch(/^--[a-z-]+( <[a-z-]+>)?$/);
    for (const { flag } of [...streamQuestions, ...settingQuestions]) expect(flag).toMatch(/^[A-Za-z.<>_-]+=<.+>$/);
    for (const { help } of lists.flat()) expect(help.length).toBeGreaterThan(8);
  });

  test("has defaults that its own checks accept", () => {
    const answers: Answers = {
      name: "acme",
      title: "Acme",
      api: { baseUrl: "https://a.com", auth: { type: "apiKey" } },
    };
    for (const question of questions) {
      if (!applies(question, answers)) continue;
      const usual = question.default?.(answers);
      if (typeof usual === "string")
        expect(`${question.key} ${problemOf(question, usual, answers)}`).toBe(`${question.key} true`);
    }
  });

  test("asks for the parts of a kind only where the kind is chosen", () => {
    const header = questionAt(questions, "api.auth.header");
    expect(applies(header, { api: { auth: { type: "bearer" } } })).toBe(false);
    expect(applies(header, { api: { auth: { type: "apiKey" } } })).toBe(true);
    const from = questionAt(questions, "api.pagination.from");
    expect(applies(from, { api: { pagination: { type: "page" } } })).toBe(false);
    expect(applies(from, { api: { pagination: { type: "nextUrl" } } })).toBe(true);
  });
});

describe("the questions about pagination", () => {
  const from = questionAt(questions, "api.pagination.from");
  const param = questionAt(questions, "api.pagination.param");

  test("refuse what is no path in the body, and take keys with dots", () => {
    const answers: Answers = { api: { pagination: { type: "nextUrl" } } };
    expect(problemOf(from, "meta..next", answers)).toContain("is no path");
    expect(valueOf(from, '["@odata.nextLink"]', answers)).toEqual(["@odata.nextLink"]);
  });

  test("name a place of the body where the parameters go there", () => {
    const answers: Answers = { api: { pagination: { type: "offset", in: "body" } } };
    expect(param.messageOf?.(answers)).toBe("Place in the body (such as page.after) that takes the offset");
    const size = questionAt(questions, "api.pagination.size.param");
    expect(size.messageOf?.(answers)).toBe("Place in the body of the page size (Enter: none)");
  });

  test("offer a GraphQL connection only where a stream has a query", () => {
    const type = questionAt(questions, "api.pagination.type");
    expect(problemOf(type, "relay", { streams: { orders: {} } })).toContain("relay goes with a GraphQL query");
    const body = { type: "graphql" };
    const stream: StreamAnswers = withAnswer({}, "body", body);
    expect(problemOf(type, "relay", { streams: { orders: stream } })).toBe(true);
  });

  test("end a list in the way of its kind", () => {
    const stop = questionAt(questions, "api.pagination.stop");
    expect(problemOf(stop, "noToken", { api: { pagination: { type: "offset" } } })).toContain("emptyPage or shortPage");
    expect(problemOf(stop, "shortPage", { api: { pagination: { type: "headerToken" } } })).toContain("noToken or");
    expect(problemOf(stop, "shortPage", { api: { pagination: { type: "lastRecord" } } })).toBe(true);
  });

  test("name the page number or the token, whichever it is", () => {
    expect(param.messageOf?.({ api: { pagination: { type: "page" } } })).toBe(
      "Query parameter that takes the page number",
    );
    expect(param.messageOf?.({ api: { pagination: { type: "cursor" } } })).toBe("Query parameter that takes the token");
  });
});

describe("an answer as text", () => {
  test("is refused with the rule and what to do", () => {
    expect(problem("api.auth.type", "baerer")).toMatch(
      /^baerer is not one of bearer, .*, none\. Did you mean bearer\?$/,
    );
    expect(problem("api.baseUrl", "")).toBe(
      "An answer is needed: where the API's paths start; {config.host} where a setting goes in.",
    );
    expect(problem("name", "日本")).toMatch(/^"日本" has no letter a–z and no digit\. Give a name/);
    expect(problem("api.pagination.size.value", "0")).toMatch(/^0 is no page size\. Give a whole number/);
  });

  test("is no secret: a token is named by its setting", () => {
    const answers: Answers = { api: { auth: { type: "bearer" } } };
    const question = questionAt(questions, "api.auth.token");
    expect(problemOf(question, "ghp_abcdef", answers)).toMatch(/^No secret is kept in a project\./);
    expect(problemOf(question, "{config.api_key}", answers)).toBe(true);
  });

  test("of pagination fits the kind", () => {
    const answers: Answers = { api: { pagination: { type: "page" } } };
    const stop = questionAt(questions, "api.pagination.stop");
    expect(problemOf(stop, "noToken", answers)).toBe(
      "noToken does not go with this pagination. It ends at emptyPage or shortPage.",
    );
    expect(problemOf(stop, "shortPage", answers)).toBe(true);
  });

  test("becomes the model's value", () => {
    expect(value("name", "Acme Corp")).toBe("acme-corp");
    expect(value("api.baseUrl", " https://{subdomain}.acme.com/v1/ ")).toBe("https://{config.subdomain}.acme.com/v1");
    expect(value("api.pagination.size.value", "50")).toBe(50);
  });
});

describe("a stream's answer as text", () => {
  test("becomes the model's value", () => {
    expect(streamValue("primaryKey", "id")).toBe("id");
    expect(streamValue("primaryKey", "customer_id, id")).toEqual(["customer_id", "id"]);
    expect(streamValue("records", '["@odata.value"]')).toEqual(["@odata.value"]);
    expect(streamValue("cursor.format", "epochSeconds")).toBe("epochSeconds");
    expect(streamValue("cursor.format", "yyyy-MM-dd HH:mm:ss +02:00")).toEqual({
      pattern: "yyyy-MM-dd HH:mm:ss",
      zone: "+02:00",
    });
    expect(streamValue("cursor.inclusive", "unknown")).toBeUndefined();
    expect(streamValue("cursor.inclusive", "no")).toBe(false);
    expect(streamValue("query", 'state=all q="a b"')).toEqual({ state: "all", q: "a b" });
  });

  test("is refused with the rule and what to do", () => {
    expect(streamProblem("records", "data..items")).toMatch(
      /^data\.\.items is no path\. Separate keys with single dots/,
    );
    expect(streamProblem("cursor.format", "dd.MM")).toMatch(/^dd\.MM is no format of times\. Give iso/);
    expect(streamProblem("cursor.lookback", "3 days")).toMatch(/^3 days is no duration\. .* P3D, PT1H\.$/);
    expect(streamProblem("parent.stream", "orders")).toBe("orders cannot be its own parent. Name another stream.");
    expect(streamProblem("parent.stream", "x")).toBe("There is no stream x. There are customers.");
    expect(streamProblem("query", "state")).toMatch(/^state has no value\. Write name=value/);
  });
});

test("a value is set at its place and taken back, and a key of the prototype stays a key", () => {
  expect(withAnswer({}, "api.auth.type", "none")).toEqual({ api: { auth: { type: "none" } } });
  expect(withAnswer({ a: 1, b: 2 }, "a", undefined)).toStrictEqual({ b: 2 });
  expect(withAnswer({}, ["streams", "a.b", "path"], "/x")).toEqual({ streams: { "a.b": { path: "/x" } } });
  const odd = withAnswer({}, ["__proto__", "polluted"], true);
  expect(Object.keys(odd)).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf({})).not.toHaveProperty("polluted");
});

function problem(key: string, text: string): true | string {
  return problemOf(questionAt(questions, key), text, {});
}

function value(key: string, text: string): unknown {
  return valueOf(questionAt(questions, key), text, {});
}

function streamContext(stream: StreamAnswers = {}): StreamContext {
  return { name: "orders", stream, answers: { streams: { customers: {}, orders: stream } } };
}

function streamProblem(key: string, text: string): true | string {
  return problemOf(questionAt(streamQuestions, key), text, streamContext());
}

function streamValue(key: string, text: string): unknown {
  return valueOf(questionAt(streamQuestions, key), text, streamContext());
}
