import { describe, expect, test } from "@jest/globals";
import { checkModel } from "../../../src/model/check.js";
import { formatProblem } from "../../../src/model/problem.js";
import type { ProjectFiles } from "../../../src/model/types.js";
import { acme, withConnector, withStream } from "./a-project.js";

const problems = (project: ProjectFiles): string[] => checkModel(project).map(formatProblem);

test("a model that is right has no problems", () => {
  expect(problems(acme)).toEqual([]);
});

describe("the shape of connector.json", () => {
  test("a missing field is named with what belongs there", () => {
    expect(problems(withConnector({ api: { baseUrl: undefined } }))).toEqual([
      "connector.json: api.baseUrl: It is missing. http or https URL that all paths are appended to.",
    ]);
  });

  test("an unknown field gets the nearest known one", () => {
    expect(problems(withConnector({ api: { baseurl: "x" } }))).toEqual([
      'connector.json: api.baseurl: No such field is known here. Did you mean "baseUrl"?',
    ]);
  });

  test("an unknown kind of auth gets the nearest known one", () => {
    expect(problems(withConnector({ api: { auth: { type: "baerer" } } }))).toEqual([
      'connector.json: api.auth.type is "baerer": No such kind is known. Did you mean "bearer"?',
    ]);
  });

  test("an unknown kind of pagination gets the list of those known", () => {
    expect(problems(withConnector({ api: { pagination: { type: "zigzag" } } }))).toEqual([
      'connector.json: api.pagination.type is "zigzag": No such kind is known. There are "none", "page", "offset", "cursor", "headerToken", "lastRecord", "nextUrl", "odata", ….',
    ]);
  });

  test("a value of another type says which type it must have", () => {
    expect(problems(withConnector({ title: 7 }))).toEqual([
      "connector.json: title is 7: It must be a string. Name for people.",
    ]);
  });

  test("a wrong choice gets the nearest one", () => {
    expect(problems(withConnector({ project: { license: "Apache" } }))).toEqual([
      'connector.json: project.license is "Apache": It must be one of the values known here. There are "MIT", "Apache-2.0", "UNLICENSED".',
    ]);
  });

  test("the name of a setting that is reserved or no name is refused", () => {
    const project = withConnector({ config: { properties: { _mock_api: { type: "string", title: "x" } } } });
    expect(problems(project)[0]).toContain(
      'config.properties: The name "_mock_api" is not allowed. The settings by name.',
    );
  });

  test("a query parameter called __proto__ is refused", () => {
    const query = Object.fromEntries([["__proto__", "x"]]);
    expect(problems(withConnector({ api: { query } }))[0]).toContain('The name "__proto__" is not allowed');
  });

  test("a page size below 1 is refused", () => {
    const size = { param: "limit", value: 0 };
    expect(problems(withConnector({ api: { pagination: { size } } }))[0]).toContain(
      "api.pagination.size.value is 0: It must be >= 1.",
    );
  });
});

describe("the shape of a stream's file", () => {
  test("a path of a wrong form is reported once, with the form it must have", () => {
    expect(problems(withStream("orders", { records: 7 }))).toEqual([
      "streams/orders.json: records is 7: It has not the right form. A path: keys joined with dots (`data.items`), `*` for every element or value, `.` alone for the whole; or an array of keys where a key holds a dot.",
    ]);
  });

  test("a pattern of dates without its zone is refused", () => {
    const project = withStream("orders", { cursor: { format: { pattern: "yyyy-MM-dd HH:mm:ss" } } });
    expect(problems(project)).toEqual([
      "streams/orders.json: cursor.format.zone: It is missing. `UTC`, or an offset such as `+02:00`.",
    ]);
  });

  test("an unknown format of dates is reported once", () => {
    expect(problems(withStream("orders", { cursor: { format: "unix" } }))).toHaveLength(1);
  });

  test.each(["P3D", "PT1H", "P1DT12H", "P2W"])("a lookback of %s is an ISO 8601 duration", (lookback) => {
    expect(problems(withStream("orders", { cursor: { lookback } }))).toEqual([]);
  });

  test.each(["3 days", "P", "PT", "P1H", "3D"])("a lookback of %s is none", (lookback) => {
    expect(problems(withStream("orders", { cursor: { lookback } }))[0]).toContain("cursor.lookback");
  });
});

describe("names of streams", () => {
  test("two streams that differ by case only are one file on some systems", () => {
    const project = {
      ...acme,
      streams: { ...acme.streams, Customers: { path: "/c", records: "data" } },
      schemas: { ...acme.schemas, Customers: {} },
    };
    expect(problems(project)).toEqual([
      'streams/Customers.json: The stream is there twice: "customers" and "Customers" are one file on some systems. Rename one of them.',
    ]);
  });

  test.each(["1st", "a b", "../x", "__proto__", "a.b"])("%s is no name of a stream", (name) => {
    const streams = Object.fromEntries([[name, { path: "/c", records: "." }]]);
    expect(problems({ ...acme, streams, schemas: Object.fromEntries([[name, {}]]) })[0]).toContain("is not allowed");
  });

  test("a connector without streams says how to add one", () => {
    expect(problems({ ...acme, streams: {} })).toEqual([
      "connector.json: The connector has no stream. Add one: --stream orders path=/orders",
    ]);
  });

  test("a check that names no stream gets the nearest one", () => {
    expect(problems(withConnector({ check: "customer" }))).toEqual([
      'connector.json: check is "customer": No such stream. Did you mean "customers"?',
    ]);
  });

  test("a check that names a child stream is refused while there is a stream without a parent", () => {
    expect(problems(withConnector({ check: "orders" }))).toEqual([
      'connector.json: check is "orders": That stream has a parent: it cannot be read alone. Take "customers".',
    ]);
  });
});

describe("parents", () => {
  test("a parent that does not exist gets the nearest stream", () => {
    expect(problems(withStream("orders", { parent: { stream: "custmers" } }))).toEqual([
      'streams/orders.json: parent.stream is "custmers": No such stream. Did you mean "customers"?',
    ]);
  });

  test("a stream that is named like something every object has is still missing", () => {
    expect(problems(withStream("orders", { parent: { stream: "constructor" } }))[0]).toContain("No such stream.");
  });

  test("parents that run in a circle are shown with the whole way", () => {
    const project = withStream("customers", {
      path: "/o/{order_id}/c",
      parent: { stream: "orders", params: { order_id: "id" } },
    });
    expect(problems(project).filter((line) => line.includes("circle"))).toEqual([
      'streams/customers.json: parent.stream is "orders": The parents run in a circle: customers → orders → customers. One of them must have no parent.',
      'streams/orders.json: parent.stream is "customers": The parents run in a circle: orders → customers → orders. One of them must have no parent.',
    ]);
  });

  test("a path variable that nothing fills says both ways to fill it", () => {
    expect(problems(withStream("customers", { path: "/shops/{shop}/customers" }))).toEqual([
      'streams/customers.json: path is "/shops/{shop}/customers": Nothing fills the path variable {shop}. Name a parent stream (parent=STREAM parent.params.shop=FIELD), or write {config.shop} for a setting.',
    ]);
  });

  test("a mistyped variable is reported from both sides", () => {
    const lines = problems(withStream("orders", { path: "/customers/{custmer_id}/orders" }));
    expect(lines[0]).toContain('Did you mean "customer_id"?');
    expect(lines[1]).toContain(
      'parent.params.customer_id is "id": Path, query, headers and body have no such variable. Did you mean "custmer_id"?',
    );
  });

  test("only variables can be added to the records", () => {
    const lines = problems(withStream("orders", { parent: { add: ["customer"] } }));
    expect(lines[0]).toContain(
      'parent.add is "customer": Only variables can be added to the records. Did you mean "customer_id"?',
    );
  });

  test("a field that the parent's schema does not know gets the nearest one", () => {
    expect(problems(withStream("orders", { parent: { params: { customer_id: "idd" } } }))).toEqual([
      'streams/orders.json: parent.params.customer_id is "idd": There is no such field in schemas/customers.json. Did you mean "id"? Or add it there.',
    ]);
  });
});

describe("rates", () => {
  const withRate = (rateLimit: unknown) => problems(withConnector({ api: { rateLimit } }));

  test("one or several are taken", () => {
    expect(withRate({ requests: 100, per: "minute", burst: 10 })).toEqual([]);
    expect(withRate([{ requests: 7, per: "second" }])).toEqual([]);
  });

  test("below one request says how a slower rate is written", () => {
    expect(withRate({ requests: 0.5, per: "second" })[0]).toContain("api.rateLimit.requests is 0.5");
    expect(withRate([{ requests: 0, per: "second" }])).toEqual([
      "connector.json: api.rateLimit.0.requests is 0: It must be >= 1. Requests in that time; for one in two seconds: 30 per minute.",
    ]);
  });

  test("that let more leave at once than in all are refused", () => {
    expect(withRate({ requests: 5, per: "second", burst: 6 })).toEqual([
      "connector.json: api.rateLimit.burst is 6: More may leave at once than in all, 5. Give at most 5, or leave burst out.",
    ]);
  });
});
