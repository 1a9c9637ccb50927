import { describe, expect, test } from "@jest/globals";
import { checkModel } from "../../../src/model/check.js";
import { formatProblem } from "../../../src/model/problem.js";
import type { BodyModel, PaginationModel, ProjectFiles, StreamModel } from "../../../src/model/types.js";
import { acme } from "./a-project.js";

function problems(stream: Partial<StreamModel>, project: ProjectFiles = acme): string[] {
  const customers: StreamModel = { path: "/customers", records: "data", primaryKey: "id", ...stream };
  return checkModel({ ...project, streams: { ...project.streams, customers } }).map(formatProblem);
}

function graphql(query: string, variables?: Extract<BodyModel, { readonly type: "graphql" }>["variables"]): BodyModel {
  return { type: "graphql", query, ...(variables === undefined ? {} : { variables }) };
}

const relay: PaginationModel = { type: "relay", connection: "data.items", size: { param: "first", value: 50 } };
const paged = "query ($first: Int!, $after: String) { items(first: $first, after: $after) { nodes { id } } }";

describe("variables of a stream", () => {
  test("may stand in query, headers and body, filled by the parent", () => {
    const parent = { stream: "customers", params: { customer: "id" } };
    const orders: StreamModel = { path: "/orders", records: "data", parent };
    for (const place of [
      { query: { customer: "{customer}" } },
      { headers: { "X-Customer": "{customer}" } },
      { body: { type: "json", value: { filter: [{ customer: "{customer}" }] } } as const },
    ]) {
      expect(checkModel({ ...acme, streams: { ...acme.streams, orders: { ...orders, ...place } } })).toEqual([]);
    }
  });

  test("that nothing fills are named with their place, and how to write the braces themselves", () => {
    expect(problems({ query: { fields: "name,insights{reach}" } })[0]).toContain(
      'query.fields is "name,insights{reach}": Nothing fills the variable {reach}. Name a parent stream',
    );
    expect(problems({ query: { fields: "name,insights{reach}" } })[0]).toContain(
      "The text {reach} itself is written {{reach}}.",
    );
    expect(problems({ query: { fields: "name,insights{{reach}}" } })).toEqual([]);
  });

  test("{start} needs a cursor, and in a path a start", () => {
    expect(problems({ body: { type: "json", value: { a: { since: "{start}" } } } })[0]).toContain(
      'body.value.a.since is "{start}": {start} is filled by the cursor, and the stream has none.',
    );
    const cursor = { type: "datetime", field: "name", format: "iso" } as const;
    expect(problems({ path: "/since/{start}", cursor })[0]).toContain("The path needs {start}, but the first read");
    expect(problems({ path: "/since/{start}", cursor: { ...cursor, start: "{config.start_date}" } })).toEqual([]);
  });

  test("of a parent may not take the cursor's names", () => {
    const orders = { ...acme.streams["orders"], path: "/c/{start}", records: "data" };
    const parent = { stream: "customers", params: { start: "id" } };
    const found = checkModel({ ...acme, streams: { ...acme.streams, orders: { ...orders, parent } } }).map(
      formatProblem,
    );
    expect(found.join("\n")).toContain("parent.params.start: {start} is the cursor's.");
  });

  test("settings in a body that nobody declared get the nearest name", () => {
    expect(problems({ body: { type: "form", fields: { key: "{config.api_kee}" } } })[0]).toContain(
      'body.fields.key is "{config.api_kee}": There is no setting "api_kee". Did you mean "api_key"?',
    );
  });
});

describe("a body", () => {
  test("does not go with GET", () => {
    expect(problems({ method: "GET", body: { type: "json", value: {} } })[0]).toContain("A GET has no body.");
  });

  test("of an unknown kind is refused by name", () => {
    const body: object = { type: "xml", value: "<a/>" };
    expect(problems({ ...{ body } } as Partial<StreamModel>)[0]).toContain("body.type");
  });

  test("is a query in an API that is GraphQL", () => {
    const connector = { ...acme.connector, api: { ...acme.connector.api, style: "graphql" as const } };
    expect(problems({}, { ...acme, connector }).join("\n")).toContain(
      "The API is GraphQL, and the stream has no query.",
    );
  });

  test("is a query where connections are paged", () => {
    expect(problems({ pagination: relay }).join("\n")).toContain("by variables of a GraphQL query");
  });
});

describe("a GraphQL query", () => {
  test("that fits its variables and its pagination is right", () => {
    expect(problems({ records: "data.items.nodes", body: graphql(paged), pagination: relay })).toEqual([]);
    expect(problems({ body: graphql("{ items { id } }"), pagination: { type: "none" } })).toEqual([]);
  });

  test.each([
    [graphql(paged, { frist: 5 }), "body.variables.frist: The query declares no variable $frist. Did you mean"],
    [graphql(paged, { first: 5 }), "body.variables.first: The pagination fills the same variable"],
    [graphql("query ($first: Int!) { items { id } }"), "The pagination fills the variable $after, which the query"],
    [
      graphql(`
        ${paged.replace("$first", "$shop: ID!, $first")}
        # $no: Int!
      `),
      "body.variables: The query needs $shop, and nothing fills it.",
    ],
    [graphql("mutation { removeAll }"), "It is no GraphQL query."],
  ])("%j is refused", (body, expected) => {
    expect(problems({ body, pagination: relay }).join("\n")).toContain(expected);
  });

  test("may have defaults, texts and comments with dollars", () => {
    const query = 'query ($n: Int! = 5, $t: String) { items(n: $n, t: "$x: Y!") { id } } # $z: Int!';
    expect(problems({ body: graphql(query), pagination: { type: "none" } })).toEqual([]);
  });
});
