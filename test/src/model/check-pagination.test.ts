import { describe, expect, test } from "@jest/globals";
import { checkModel } from "../../../src/model/check.js";
import { formatProblem } from "../../../src/model/problem.js";
import { acme, withConnector, withStream } from "./a-project.js";

const problems = (project: typeof acme): string[] => checkModel(project).map(formatProblem);
const paged = (pagination: object) =>
  problems(withConnector({ api: { pagination: { from: undefined, size: undefined, ...pagination } } }));

describe("a pagination is refused", () => {
  test("with a short page and no size to know what is short", () => {
    expect(paged({ type: "offset", param: "offset", stop: "shortPage" })[0]).toContain(
      'api.pagination.stop is "shortPage": Without a size no page is known to be short.',
    );
  });

  test("with two flags that say the same thing", () => {
    expect(paged({ type: "page", param: "page", more: "more", last: "last" })[0]).toContain(
      'api.pagination.last is "last": It says what more says, the other way round',
    );
  });

  test("with a place that leads to many values", () => {
    expect(paged({ type: "cursor", param: "after", from: "next.*.token" })[0]).toContain(
      'api.pagination.from is "next.*.token": It must lead to one value of the body.',
    );
  });

  test("with one parameter for two things", () => {
    const size = { param: "n", value: 5 };
    expect(paged({ type: "lastRecord", param: "n", field: "id", size })[0]).toContain(
      "The same parameter carries param and size.param.",
    );
  });

  test("with a last record's field that the records do not have", () => {
    const found = paged({ type: "lastRecord", param: "after", field: "idd" });
    expect(found[0]).toContain('pagination.field is "idd": There is no such field in schemas/customers.json.');
    expect(found[0]).toContain('Did you mean "id"?');
  });

  test.each([
    [{ type: "offset", param: "offset", total: "total" }, '"total"'],
    [{ type: "page", param: "page", more: "has_more" }, '"has_more"'],
    [{ type: "odata" }, '["@odata.nextLink"]'],
  ])("that reads beside records which are the whole body: %j", (pagination, place) => {
    const project = withStream("customers", { records: ".", pagination });
    expect(problems(project)).toEqual([
      `streams/customers.json: records is ".": The whole body is records, so the pagination finds nothing at ${place} beside them. ` +
        "Say where the list stands (records=data), or, where the body is one record, pagination.type=none.",
    ]);
  });

  test("that reads inside the list of the records", () => {
    const pagination = { type: "cursor", param: "after", from: "data.next" };
    expect(problems(withStream("customers", { pagination }))[0]).toContain(
      'The records are a list, so the pagination finds nothing at "data.next"',
    );
  });
});

test("kinds that read nothing of the body go with records that are the whole body", () => {
  const size = { param: "limit", value: 10 };
  for (const pagination of [
    { type: "offset", param: "offset", size },
    { type: "lastRecord", param: "since_id", field: "id", size },
    { type: "headerToken", param: "page", header: "X-Next-Page" },
  ]) {
    expect(problems(withStream("customers", { records: ".", pagination }))).toEqual([]);
  }
});

describe("a pagination in the body", () => {
  const pagination = { type: "page", param: "options.page", in: "body", size: { param: "options.size", value: 10 } };
  const searching = (changes: object) => problems(withStream("customers", { pagination, ...changes }));

  test("needs a request with a body", () => {
    expect(searching({})).toEqual([
      'streams/customers.json: method is "GET": The pagination writes into the body (in: body), but the stream asks by GET, ' +
        "which has none. Take POST, or let the pagination use the query.",
    ]);
    expect(searching({ method: "POST" })).toEqual([]);
    expect(searching({ body: { type: "json", value: { options: { sort: "id" } } } })).toEqual([]);
  });

  test("writes nothing over what stands in the body", () => {
    const found = searching({ body: { type: "json", value: { options: { page: 1 } } } });
    expect(found).toEqual([
      'streams/customers.json: body.value.options.page: The pagination writes "options.page" there (param): one of the two ' +
        "would be lost. Take it out of the body.",
    ]);
    expect(searching({ body: { type: "json", value: { options: [] } } })).toHaveLength(2);
    expect(searching({ body: { type: "form", fields: { "options.size": 5 } } })[0]).toContain("(size.param)");
  });

  test("of a connection is a variable of a GraphQL query, and the records stand in the connection", () => {
    const relay = { type: "relay", connection: "data.customers" };
    const body = { type: "graphql", query: "query ($after: String) { … }" };
    const records = "data.customers.nodes";
    const withBody = (changes: object) =>
      problems(withStream("customers", { pagination: relay, records, body, ...changes }));
    expect(withBody({})).toEqual([]);
    expect(withBody({ body: undefined })[0]).toContain("body: A connection (pagination relay) is asked for with");
    expect(withBody({ body: { ...body, variables: { after: "x" } } })[0]).toContain("body.variables.after");
    expect(withBody({ records: "data.orders.nodes" })[0]).toContain("but the records do not stand in it");
  });
});
