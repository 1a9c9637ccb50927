import { describe, expect, test } from "@jest/globals";
import type { ProjectFiles, StreamModel } from "../../../../src/model/types.js";
import { createMockApi } from "../../../../src/testing/index.js";
import { shopWith } from "../support/kinds.js";
import { shopHeaders } from "../support/open-mock.js";

const tags: StreamModel = { path: "/tags", records: "data", primaryKey: "id", pagination: { type: "none" } };
const parent = { stream: "customers", params: { customer: "id" } };
const withTags = (facts: Partial<StreamModel>): ProjectFiles => shopWith({ streams: { tags: { ...tags, ...facts } } });

interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly type?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
}

/** What the mock says to one request: status, and why it refused. */
async function answer(project: ProjectFiles, { path = "/tags", method = "POST", type, headers, body }: Sent) {
  const api = createMockApi({ project });
  const address = await api.listen();
  try {
    const typed = { "content-type": type ?? "application/json" };
    await fetch(`${address}/v1${path}${path.includes("?") ? "&" : "?"}version=2`, {
      method,
      headers: { ...shopHeaders, ...typed, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const [seen] = api.requests;
    return { status: seen?.status, refusal: seen?.refusal ?? "", variables: seen?.variables };
  } finally {
    await api.close();
  }
}

describe("the mock API holds a body against the model", () => {
  const project = withTags({ body: { type: "json", value: { kind: "a", deep: [true, 1] } } });

  test("and answers the right one", async () => {
    expect((await answer(project, { body: '{"deep":[true,1],"kind":"a"}' })).status).toBe(200);
  });

  test.each([
    [{ body: '{"kind":"b","deep":[true,1]}' }, 400, 'it must be {"kind":"a","deep":[true,1]}'],
    [{ body: '{"kind":"a","deep":[true,1],"more":1}' }, 400, "the body is"],
    [{ body: "{" }, 400, "the body is no JSON"],
    [{ body: "{}", type: "text/plain" }, 400, "the content-type is text/plain; it must be application/json"],
    [{ method: "GET" }, 405, "the method is GET; it must be POST"],
  ])("and refuses %j", async (sent, status, why) => {
    expect(await answer(project, sent)).toMatchObject({ status, refusal: expect.stringContaining(why) });
  });

  test("a form by its fields", async () => {
    const form = withTags({ body: { type: "form", fields: { kind: "a b", size: 5 } } });
    const type = "application/x-www-form-urlencoded";
    expect((await answer(form, { type, body: "kind=a+b&size=5" })).status).toBe(200);
    expect((await answer(form, { type, body: "kind=a+b" })).status).toBe(400);
    expect((await answer(form, { body: '{"kind":"a b","size":5}' })).status).toBe(400);
  });

  test("a GraphQL request by its query and its variables", async () => {
    const query = "query ($kind: String) { tags(kind: $kind) { id } }";
    const graph = withTags({ body: { type: "graphql", query, variables: { kind: "a" } } });
    const send = (sent: object) => answer(graph, { body: JSON.stringify(sent) });
    expect((await send({ query, variables: { kind: "a" } })).status).toBe(200);
    expect((await send({ query: `${query} `, variables: { kind: "a" } })).refusal).toContain("the query is");
    expect((await send({ query, variables: { kind: "b" } })).status).toBe(400);
    expect((await send({ query })).status).toBe(400);
  });
});

describe("the mock API reads variables out of", () => {
  test.each([
    [
      "a body, with its type",
      { body: { type: "json", value: { of: { customer: "{customer}" } } } },
      { body: '{"of":{"customer":11}}' },
    ],
    [
      "a query parameter",
      { method: "POST", query: { q: "customer = {customer} order by id" } },
      { path: "/tags?q=customer+%3D+11+order+by+id" },
    ],
    ["a header", { method: "POST", headers: { "X-Of": "c-{customer}" } }, { headers: { "X-Of": "c-11" } }],
  ] as const)("%s", async (_where, facts, sent) => {
    const { status, variables } = await answer(withTags({ ...facts, parent }), sent);
    expect([status, variables]).toEqual([200, { customer: "11" }]);
  });

  test("and refuses a parent that is not there, or not named", async () => {
    const project = withTags({ body: { type: "json", value: { customer: "{customer}" } }, parent });
    expect((await answer(project, { body: '{"customer":99}' })).status).toBe(404);
    expect((await answer(project, { body: "{}" })).refusal).toContain(
      "the body has no {customer} at body.value.customer",
    );
  });
});
