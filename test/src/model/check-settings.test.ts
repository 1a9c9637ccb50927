import { describe, expect, test } from "@jest/globals";
import { checkModel } from "../../../src/model/check.js";
import { formatProblem } from "../../../src/model/problem.js";
import type { ProjectFiles } from "../../../src/model/types.js";
import { acme, withConnector, withStream } from "./a-project.js";

const problems = (project: ProjectFiles): string[] => checkModel(project).map(formatProblem);

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

  test("records that are the whole body leave no place for the token of the next page", () => {
    expect(problems(withStream("customers", { records: "." }))).toEqual([
      'streams/customers.json: records is ".": The whole body is records, so the pagination finds nothing at "next_cursor" beside them. ' +
        "Say where the list stands (records=data), or, where the body is one record, pagination.type=none.",
    ]);
    expect(problems(withStream("customers", { records: ".", pagination: { type: "none" } }))).toEqual([]);
    const pagination = { type: "nextUrl", from: "0.next" };
    expect(problems(withStream("customers", { records: ".", pagination }))).toEqual([]);
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
