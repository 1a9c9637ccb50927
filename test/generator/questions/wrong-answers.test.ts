import { describe, expect, test } from "@jest/globals";
import { CLEAR, CTRL_C, DOWN, ENTER, type Move, play } from "./scripted.js";

const start: readonly Move[] = [
  { see: "called?", keys: `Acme${ENTER}` },
  { see: "Base URL", keys: `https://api.acme.com/v1${ENTER}` },
  // None is the last.
  { see: "authenticate?", keys: DOWN.repeat(20) + ENTER },
  { see: "Which settings", keys: ENTER },
  { see: "first stream", keys: `orders${ENTER}` },
];
const end: readonly Move[] = [
  { see: "Another stream", keys: ENTER },
  { see: "install now", keys: ENTER },
];
const withoutSample: readonly Move[] = [
  { see: "A sample", keys: ENTER },
  { see: "Where are the records?", keys: ENTER },
  { see: "right?", keys: ENTER },
  { see: "How does it page?", keys: ENTER },
  ...end,
];

describe("an answer that cannot be right stays on the screen with a sentence", () => {
  test("a title without a letter for a folder asks for a name", async () => {
    const { answers, error } = await play([
      { see: "called?", keys: `日本${ENTER}` },
      { see: "A name for folders", keys: `!!${ENTER}` },
      { see: "has no letter a–z and no digit", keys: `${CLEAR}nihon${ENTER}` },
      ...start.slice(1),
      { see: "Path", keys: ENTER },
      ...withoutSample,
    ]);
    expect(error).toBeUndefined();
    expect(answers).toMatchObject({ title: "日本", name: "nihon" });
  });

  test("a base URL without a scheme", async () => {
    const played = await play([
      { see: "called?", keys: `Acme${ENTER}` },
      { see: "Base URL", keys: `htps://api.acme.com${ENTER}` },
      { see: "Did you mean https?", keys: `${CLEAR}https://api.acme.com${ENTER}`, shot: "wrong" },
      ...start.slice(2),
      { see: "Path", keys: ENTER },
      ...withoutSample,
    ]);
    expect(played.error).toBeUndefined();
    expect((await played.screen("wrong")).split("\n").slice(3).join("\n")).toMatchInlineSnapshot(`
      "✔ What is the source called? Acme  in ./source-acme
      ? Base URL of the API htps://api.acme.com
      > htps://api.acme.com is no URL. Give scheme and host:
        https://api.acme.com/v1. Did you mean https?"
    `);
  });

  test("a path that lies elsewhere, and a path with a half brace", async () => {
    const { answers, error } = await play([
      ...start,
      { see: "Path", keys: `https://other.com/orders${ENTER}` },
      { see: "does not lie below the base URL", keys: `${CLEAR}/orders/{id${ENTER}` },
      { see: "has a brace that does not enclose a name", keys: `${CLEAR}https://api.acme.com/v1/orders/${ENTER}` },
      ...withoutSample,
    ]);
    expect(error).toBeUndefined();
    expect(answers?.streams?.["orders"]?.path).toBe("/orders");
  });

  test("a sample that is no file, no JSON, and holds no records", async () => {
    const played = await play(
      [
        ...start,
        { see: "Path", keys: ENTER },
        { see: "A sample", keys: `none.json${ENTER}` },
        { see: "There is no such file", keys: `${CLEAR}<html>${ENTER}` },
        { see: "<html>: There is no such file", keys: `${CLEAR}{ "data": [ 1, }\n]}${ENTER}` },
        { see: "> ", keys: `${CLEAR}numbers.json${ENTER}`, shot: "no JSON" },
        { see: "holds no array of objects", keys: CLEAR + ENTER, shot: "no records" },
        ...withoutSample.slice(1),
      ],
      { files: { "numbers.json": [1, 2] } },
    );
    expect(played.error).toBeUndefined();
    expect(last(await played.screen("no JSON"), 3)).toMatchInlineSnapshot(`
      "> The sample is not JSON: line 1, column 16: unexpected "}". Give the
        response of one request, as the API sends it: JSON, JSON lines, CSV or
        XML, or what \`curl -i\` prints."
    `);
    expect(await played.screen("no records")).toContain(
      "> The sample holds no array of objects. It is an array of 2 numbers",
    );
  });

  test("a stream that exists already", async () => {
    const { error } = await play([
      ...start,
      { see: "Path", keys: ENTER },
      ...withoutSample.slice(0, -2),
      { see: "Another stream", keys: `orders${ENTER}` },
      { see: "There is a stream orders already", keys: CLEAR + ENTER },
      ...end.slice(1),
    ]);
    expect(error).toBeUndefined();
  });
});

test("answers that are given are not asked again", async () => {
  const { answers, error } = await play([{ see: "install now", keys: ENTER }], {
    answers: {
      name: "acme",
      title: "Acme",
      api: { baseUrl: "https://api.acme.com", auth: { type: "none" }, pagination: { type: "none" } },
      config: { required: [], properties: {} },
      streams: { orders: { path: "/orders", records: "." } },
      project: { ci: "none" },
    },
  });
  expect(error).toBeUndefined();
  expect(answers?.project).toMatchObject({ ci: "none", license: "MIT", packageManager: "npm", cdk: "vendor" });
});

test("a draft goes on where it ended: the stream that was open, then more", async () => {
  const { answers, error } = await play(
    [
      { see: "A sample", keys: ENTER },
      { see: "Where are the records?", keys: ENTER },
      { see: "right?", keys: ENTER },
      { see: "How does it page?", keys: ENTER },
      ...end,
    ],
    {
      more: true,
      answers: {
        title: "Acme",
        name: "acme",
        api: { baseUrl: "https://api.acme.com", auth: { type: "none" } },
        config: { required: [], properties: {} },
        streams: { orders: { path: "/orders" } },
      },
    },
  );
  expect(error).toBeUndefined();
  expect(answers?.streams?.["orders"]).toMatchObject({ records: ".", primaryKey: "id" });
});

test("a draft that ended in the block of facts shows it again, and asks what the sample did not show", async () => {
  const sample = { data: [{ id: 1, updated_at: "2024-01-01T00:00:00Z" }], next_cursor: "x" };
  const before = await play(
    [
      ...start,
      { see: "Path", keys: ENTER },
      { see: "A sample", keys: `s.json${ENTER}` },
      { see: "right?", keys: CTRL_C },
    ],
    { files: { "s.json": sample } },
  );
  const { answers, error } = await play(
    [
      { see: "right?", keys: ENTER },
      { see: "Start-time", keys: ENTER },
      { see: "takes the token", keys: `after${ENTER}` },
      { see: "page size", keys: ENTER },
      ...end,
    ],
    { more: true, answers: before.drafts.at(-1) ?? {} },
  );
  expect(error).toBeUndefined();
  expect(answers?.api?.pagination).toMatchObject({ type: "cursor", param: "after", from: "next_cursor" });
  expect(answers?.streams?.["orders"]).toMatchObject({
    records: "data",
    primaryKey: "id",
    cursor: { field: "updated_at" },
  });
  expect(answers?.run).toEqual({ git: true, install: true });
});

test("a sample that a flag gave names its stream and is not asked for; its facts are shown all the same", async () => {
  const { answers, error } = await play(
    [
      { see: "Path", keys: ENTER },
      { see: "orders: right?", keys: ENTER },
      { see: "How does it page?", keys: ENTER },
      ...end.slice(1),
    ],
    {
      samples: { orders: { body: [{ id: 1 }, { id: 2 }] } },
      answers: {
        title: "Acme",
        name: "acme",
        api: { baseUrl: "https://api.acme.com", auth: { type: "none" } },
        config: { required: [], properties: {} },
      },
    },
  );
  expect(error).toBeUndefined();
  expect(answers?.streams?.["orders"]).toMatchObject({ path: "/orders", records: ".", primaryKey: "id" });
});

test("a row of the block opens the question of its flag", async () => {
  const sample = { a: [{ id: 1, x: 1 }], b: [{ key: "k", made: "2024-01-01T00:00:00Z" }] };
  const { answers, error } = await play(
    [
      ...start,
      { see: "Path", keys: ENTER },
      { see: "A sample", keys: `s.json${ENTER}` },
      { see: "right?", keys: DOWN + ENTER },
      { see: "Where are the records?", keys: DOWN + ENTER },
      { see: "right?", keys: DOWN.repeat(2) + ENTER },
      { see: "Primary key", keys: DOWN + ENTER },
      { see: "Primary key", keys: `key, made${ENTER}` },
      { see: "right?", keys: DOWN.repeat(5) + ENTER },
      { see: "Constant query", keys: `state=all q="a b"${ENTER}` },
      { see: "right?", keys: DOWN.repeat(6) + ENTER },
      { see: "Fields of orders", keys: ENTER },
      { see: "right?", keys: ENTER },
      { see: "How does it page?", keys: ENTER },
      ...end,
    ],
    { files: { "s.json": sample } },
  );
  expect(error).toBeUndefined();
  const stream = answers?.streams?.["orders"];
  expect(stream?.records).toBe("b");
  expect(stream?.primaryKey).toEqual(["key", "made"]);
  expect(stream?.query).toEqual({ state: "all", q: "a b" });
  expect(stream?.fixtures).toHaveLength(1);
  expect(stream?.sources?.["records"]?.from).toBe("asked");
});

test("the line of defaults can be opened", async () => {
  const { answers, error } = await play([
    ...start,
    { see: "Path", keys: ENTER },
    ...withoutSample.slice(0, -1),
    { see: "install now", keys: DOWN.repeat(2) + ENTER },
    { see: "Continuous integration", keys: DOWN + ENTER },
    { see: "GitLab CI", keys: DOWN.repeat(4) + ENTER },
    { see: "Most requests", keys: `7/s, 200/min${ENTER}` },
    { see: "7/second, 200/minute", keys: DOWN.repeat(6) + ENTER },
    { see: "Install the packages now?", keys: `n${ENTER}` },
    { see: "install later", keys: ENTER },
  ]);
  expect(error).toBeUndefined();
  expect(answers?.api?.rateLimit).toEqual([
    { requests: 7, per: "second" },
    { requests: 200, per: "minute" },
  ]);
  expect(answers?.project?.ci).toBe("gitlab");
  expect(answers?.run?.install).toBe(false);
});

test("settings can be added and dropped", async () => {
  const { answers, error } = await play([
    ...start.slice(0, 3),
    { see: "Which settings", keys: DOWN + ENTER },
    { see: "start_date", keys: DOWN + ENTER },
    { see: "Which settings", keys: DOWN + ENTER },
    { see: "Its name", keys: `Account id${ENTER}` },
    { see: "Its title", keys: ENTER },
    { see: "Is it a secret?", keys: ENTER },
    { see: "Default value", keys: ENTER },
    { see: "Which settings", keys: ENTER },
    start[4] ?? { see: "", keys: "" },
    { see: "Path", keys: ENTER },
    ...withoutSample,
  ]);
  expect(error).toBeUndefined();
  expect(answers?.config).toEqual({
    required: ["Account_id"],
    properties: { Account_id: { type: "string", title: "Account ID" } },
  });
});

function last(screen: string, lines: number): string {
  return screen.split("\n").slice(-lines).join("\n");
}
