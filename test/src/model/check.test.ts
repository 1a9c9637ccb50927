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
      'connector.json: api.pagination.type is "zigzag": No such kind is known. There are "none", "page", "cursor", "nextUrl", "linkHeader".',
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
      streams: { ...acme.streams, Customers: { path: "/c", records: "." } },
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
      'parent.params.customer_id is "id": The path has no such variable. Did you mean "custmer_id"?',
    );
  });

  test("only path variables can be added to the records", () => {
    const lines = problems(withStream("orders", { parent: { add: ["customer"] } }));
    expect(lines[0]).toContain(
      'parent.add is "customer": Only path variables can be added to the records. Did you mean "customer_id"?',
    );
  });

  test("a field that the parent's schema does not know gets the nearest one", () => {
    expect(problems(withStream("orders", { parent: { params: { customer_id: "idd" } } }))).toEqual([
      'streams/orders.json: parent.params.customer_id is "idd": There is no such field in schemas/customers.json. Did you mean "id"? Or add it there.',
    ]);
  });
});

describe("settings", () => {
  test("a template that names no setting gets the nearest one", () => {
    expect(problems(withConnector({ api: { auth: { token: "{config.apikey}" } } }))[0]).toBe(
      'connector.json: api.auth.token is "{config.apikey}": There is no setting "apikey". Did you mean "api_key"? Or add it to config.properties.',
    );
  });

  test("braces that look like a setting but are none are reported", () => {
    expect(problems(withStream("orders", { query: { since: "{conf.start_date}" } }))[0]).toContain(
      'query.since is "{conf.start_date}": {conf.start_date} is no setting.',
    );
  });

  test.each(["api_token", "password", "client_secret", "tenant_id", "shop_api_key"])(
    "%s must be marked as a secret",
    (name) => {
      const project = withConnector({ config: { properties: { [name]: { type: "string", title: "x" } } } });
      expect(problems(project)).toEqual([
        `connector.json: config.properties.${name}: A setting of that name is a secret, and must be marked as one. Add "airbyte_secret": true.`,
      ]);
    },
  );

  test("whatever authenticates is a secret, whatever it is called", () => {
    const project = withConnector({
      api: { auth: { type: "bearer", token: "{config.pass_phrase_2}" } },
      config: { properties: { pass_phrase_2: { type: "string", title: "x" } } },
    });
    expect(problems(project)[0]).toContain("The setting is used to authenticate, so it is a secret");
  });

  test("a credential that is written into the model is refused, and not repeated in the message", () => {
    const lines = problems(withConnector({ api: { auth: { token: "sk_live_123" } } }));
    expect(lines[0]).toContain("api.auth.token: Credentials come from a setting");
    expect(lines.join()).not.toContain("sk_live_123");
  });

  test("a secret has no default", () => {
    const project = withConnector({ config: { properties: { api_key: { default: "abc" } } } });
    expect(problems(project)).toEqual([
      "connector.json: config.properties.api_key.default: A secret has no default: the model names no secret. Take it out.",
    ]);
  });

  test("a required setting must be declared", () => {
    expect(problems(withConnector({ config: { required: ["api_keys"] } }))[0]).toContain('Did you mean "api_key"?');
  });

  test("a default must be of the setting's type", () => {
    const project = withConnector({
      config: { properties: { days: { type: "integer", title: "Days", default: "7" } } },
    });
    expect(problems(project)[0]).toContain(
      'config.properties.days.default is "7": It must be of the setting\'s type, integer.',
    );
  });
});

describe("requests", () => {
  test.each([
    ["ftp://api.acme.com", "Its scheme is ftp"],
    ["api.acme.com", "It is no URL"],
    ["https://api.acme.com/v1?key=1", "It has a query or a fragment"],
    ["https://me:pw@api.acme.com", "It holds credentials"],
    ["https://api acme.com", "It is no URL"],
  ])("%s is refused as base URL", (baseUrl, rule) => {
    expect(problems(withConnector({ api: { baseUrl } }))[0]).toContain(rule);
  });

  test("a base URL may hold a setting in its host", () => {
    const project = withConnector({
      api: { baseUrl: "https://{config.shop}.acme.com/v1" },
      config: { properties: { shop: { type: "string", title: "Shop" } } },
    });
    expect(problems(project)).toEqual([]);
  });

  test("a size beyond the API's maximum is refused", () => {
    expect(problems(withConnector({ api: { pagination: { size: { value: 500 } } } }))).toEqual([
      "connector.json: api.pagination.size.value is 500: It is more than the API's maximum, 200. Ask for 200 at most, or correct max.",
    ]);
  });

  test("a parameter of the pagination that the query sets too is refused", () => {
    expect(problems(withStream("customers", { query: { limit: 5 } }))).toEqual([
      'streams/customers.json: query.limit is "limit": The parameter "limit" is set by pagination and by query: one would be lost. Take it out of query.',
    ]);
  });

  test("a cursor and a pagination that use one parameter are refused", () => {
    expect(problems(withStream("orders", { cursor: { param: "after" } }))[0]).toContain(
      "The pagination uses the same parameter (param)",
    );
  });

  test("a start that the query sets too is refused", () => {
    expect(problems(withStream("orders", { query: { updated_since: "2020-01-01" } }))[0]).toContain(
      "is set by the cursor and by query",
    );
  });

  test.each(["yesterday", "2020-02-30", "2020-01-01 00:00"])("a cursor cannot start at %s", (start) => {
    expect(problems(withStream("orders", { cursor: { start } }))[0]).toContain(
      "It is no ISO date or date-time with zone.",
    );
  });

  test("a header that auth sets is refused", () => {
    expect(problems(withConnector({ api: { headers: { authorization: "x" } } }))[0]).toContain(
      "The header is set by api.auth.",
    );
  });

  test("a path holds no query", () => {
    expect(problems(withStream("customers", { path: "/customers?state=all" }))[0]).toContain(
      "Move parameters to query.",
    );
  });

  test("short pages need a size", () => {
    const pagination = { type: "page", param: "page", stop: "shortPage" };
    expect(problems(withStream("customers", { pagination }))[0]).toContain(
      "Without a size no page is known to be short.",
    );
  });
});

describe("fields", () => {
  test("a key that is not in the schema gets the nearest field", () => {
    expect(problems(withStream("customers", { primaryKey: "ID_" }))[0]).toContain(
      'There is no such field in schemas/customers.json. Did you mean "id"?',
    );
  });

  test("a cursor that is not in the schema is refused", () => {
    expect(problems(withStream("orders", { cursor: { field: "update_at" } }))[0]).toContain(
      'Did you mean "updated_at"?',
    );
  });

  test("a schema without properties is not asked", () => {
    const project = withStream("customers", { primaryKey: "anything" });
    const schemas = { ...acme.schemas, customers: { type: "object" } };
    expect(problems({ ...project, schemas })).toEqual([]);
  });

  test("a cursor that is a number cannot be ISO", () => {
    const lines = problems(withStream("orders", { cursor: { field: "total" } }));
    expect(lines).toEqual([
      'streams/orders.json: cursor.format is "iso": The field is a number in schemas/orders.json. Write "epochSeconds" or "epochMilliseconds", or correct the schema.',
    ]);
  });

  test("a stream without a schema is told the least one", () => {
    expect(problems({ ...acme, schemas: {} })[0]).toBe(
      'schemas/customers.json: The stream has no schema. Write one; at the least { "type": "object", "additionalProperties": true }.',
    );
  });
});
