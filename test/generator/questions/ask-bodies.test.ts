import { expect, test } from "@jest/globals";
import { ENTER, type Move, play } from "./scripted.js";

const start: readonly Move[] = [
  { see: "called?", keys: `Acme${ENTER}` },
  { see: "Base URL", keys: `https://api.acme.com/v1${ENTER}` },
  { see: "authenticate?", keys: ENTER },
  { see: "Which settings", keys: ENTER },
  { see: "first stream", keys: `orders${ENTER}` },
];
const end: readonly Move[] = [
  { see: "A sample", keys: ENTER },
  { see: "Where are the records?", keys: `data${ENTER}` },
  { see: "right?", keys: ENTER },
  { see: "Another stream", keys: ENTER },
  { see: "install now", keys: ENTER },
];

test("a path that is typed with POST asks for the body, as JSON", async () => {
  const played = await play(
    [
      ...start,
      { see: "Path", keys: `POST /orders/search${ENTER}` },
      { see: "Body of the request", keys: `{"sort":"id","deep":true}${ENTER}` },
      ...end,
    ],
    { answers: { api: { pagination: { type: "none" } } } },
  );
  expect(played.answers?.streams?.["orders"]).toMatchObject({
    path: "/orders/search",
    method: "POST",
    body: { type: "json", value: { sort: "id", deep: true } },
  });
});

test("a form is taken as it stands in a URL", async () => {
  const played = await play(
    [
      ...start,
      { see: "Path", keys: `post /orders${ENTER}` },
      { see: "Body of the request", keys: `state=all&limit=5${ENTER}` },
      ...end,
    ],
    { answers: { api: { pagination: { type: "none" } } } },
  );
  expect(played.answers?.streams?.["orders"]?.body).toEqual({
    type: "form",
    fields: { state: "all", limit: "5" },
  });
});

test("a base URL that says GraphQL asks for the kind of API, and then for a query instead of a path", async () => {
  const played = await play(
    [
      { see: "called?", keys: `Acme${ENTER}` },
      { see: "Base URL", keys: `https://api.acme.com/graphql${ENTER}` },
      { see: "What kind of API", keys: ENTER },
      { see: "authenticate?", keys: ENTER },
      { see: "Which settings", keys: ENTER },
      { see: "first stream", keys: `orders${ENTER}` },
      { see: "GraphQL query", keys: `{ orders { id } }${ENTER}` },
      ...end,
    ],
    { answers: { api: { pagination: { type: "none" } } } },
  );
  expect(played.answers?.api?.style).toBe("graphql");
  expect(played.answers?.streams?.["orders"]).toMatchObject({
    path: "",
    body: { type: "graphql", query: "{ orders { id } }" },
  });
});
