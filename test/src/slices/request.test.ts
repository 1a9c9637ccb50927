import { describe, expect, test } from "@jest/globals";
import { noAuth } from "../../../src/auth/index.js";
import { datetime } from "../../../src/cursor/index.js";
import { apiDefinition } from "../../../src/define/api.js";
import { form, graphql, json } from "../../../src/define/body.js";
import { defineStream } from "../../../src/define/stream.js";
import type { StreamDefinition } from "../../../src/define/types.js";
import { requestMaker, type CursorValues } from "../../../src/slices/request.js";
import type { Slice } from "../../../src/slices/types.js";

const api = apiDefinition({ baseUrl: "https://api.acme.test/v1/", auth: noAuth(), headers: { Accept: "text/x" } });
const slice: Slice = { key: "", params: { id: "7" }, values: { id: 7 }, parent: {} };

function stream(options: Partial<Parameters<typeof defineStream>[1]>): StreamDefinition {
  return defineStream(api, { name: "items", schema: {}, path: "/items", records: "data", ...options });
}

async function request(
  definition: StreamDefinition,
  page: Parameters<Awaited<ReturnType<typeof requestMaker>>>[0] = { query: {} },
  cursor: CursorValues = { variables: { start: 1767348000 } },
) {
  return (await requestMaker(definition, { config: { region: "eu" } }, slice, cursor))(page);
}

describe("a request", () => {
  test("has its variables in path, query and headers", async () => {
    const made = await request(
      stream({
        path: "/items/{id}/since/{start}",
        query: { jql: 'updated >= "{start}" AND owner = {id}', state: "all" },
        headers: { "X-Region": "{config.region}", "X-Since": "{start}" },
      }),
    );
    expect(new URL(made.url).pathname).toBe("/v1/items/7/since/1767348000");
    expect(new URL(made.url).searchParams.get("jql")).toBe('updated >= "1767348000" AND owner = 7');
    expect(made.headers).toMatchObject({ "x-region": "eu", "x-since": "1767348000", accept: "text/x" });
    expect(made).toMatchObject({ method: "GET", repeatable: true });
    expect(made).not.toHaveProperty("body");
  });

  test("leaves out the query parameters, headers and keys that name what is not set", async () => {
    const definition = stream({
      query: { since: "{start}", all: "yes", other: "{config.none}" },
      headers: { "X-Since": "{start}" },
      body: json({ since: "{start}", id: "{id}" }),
    });
    const made = await request(definition, { query: {} }, {});
    expect(made.url).toBe("https://api.acme.test/v1/items?all=yes");
    expect(made.headers).not.toHaveProperty("x-since");
    expect(made.body).toBe('{"id":7}');
  });

  test("fails where the path needs a start that the cursor does not have", async () => {
    const cursor = datetime<object, "at">({ field: "at", format: "iso" });
    await expect(request(stream({ path: "/since/{start}", cursor }), { query: {} }, {})).rejects.toThrow(
      'path "/since/{start}" needs {start}, but the cursor has none for this read',
    );
  });

  test("posts JSON, whose numbers stay numbers, with the page's values at their places", async () => {
    const made = await request(stream({ body: json({ since: "{start}", page: { size: 50 }, owner: "{id}" }) }), {
      query: { q: "1" },
      body: { "page.after": "abc", limit: 10 },
    });
    expect(made.method).toBe("POST");
    expect(made.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(made.body ?? "")).toEqual({
      since: 1767348000,
      page: { size: 50, after: "abc" },
      owner: 7,
      limit: 10,
    });
  });

  test("posts a form, with the page's values as fields", async () => {
    const made = await request(stream({ body: form({ since: "{start}", deep: true, none: "{config.none}" }) }), {
      query: {},
      body: { offset: 20 },
    });
    expect(made.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(made.body).toBe("since=1767348000&deep=true&offset=20");
  });

  test("posts a GraphQL query as it stands, with its variables", async () => {
    const query = "query ($since: Int, $after: String) { items { id } }";
    const made = await request(stream({ body: graphql({ query, variables: { since: "{start}" } }) }), {
      query: {},
      body: { "variables.after": "c1" },
    });
    expect(JSON.parse(made.body ?? "")).toEqual({ query, variables: { since: 1767348000, after: "c1" } });
  });

  test("has the body that a function gives, and the header that the stream sets instead of ours", async () => {
    const body = json<object>(({ params }) => ({ from: params["start"] ?? null, of: params["id"] ?? null }));
    const made = await request(stream({ body, headers: { "Content-Type": "application/vnd.api+json" } }));
    expect(made.body).toBe('{"from":"1767348000","of":"7"}');
    expect(made.headers["content-type"]).toBe("application/vnd.api+json");
  });

  test("has the headers of its page", async () => {
    expect((await request(stream({}), { query: {}, headers: { "X-Page": "2" } })).headers["x-page"]).toBe("2");
  });

  test("of GET takes no value of a page into a body that is not there", async () => {
    await expect(request(stream({}), { query: {}, body: { after: "x" } })).rejects.toThrow(
      'the pagination writes "after" into the body, but the stream asks by GET',
    );
  });

  test("of POST without a body has one as soon as the page needs it", async () => {
    const made = await request(stream({ method: "POST" }), { query: {}, body: { "page.no": 2 } });
    expect(made.body).toBe('{"page":{"no":2}}');
  });

  test("says so where a page's value has no place", async () => {
    await expect(
      request(stream({ body: json({ page: "one" }) }), { query: {}, body: { "page.after": "x" } }),
    ).rejects.toThrow('the pagination writes "page.after" into the body, but something that is no object stands');
  });
});
