import { describe, expect, test } from "@jest/globals";
import { UserError } from "../../../generator/errors.js";
import { modelFromAnswers } from "../../../generator/model/from-answers.js";

const defaults = { uuid: "3f1c2b7e-0b7a-4f6e-9a55-0c6a2f4b8d11", year: 2026 };
const customers = {
  data: [
    { id: 1, name: "Ada", updated_at: "2024-01-01T00:00:00Z" },
    { id: 2, name: null, updated_at: "2024-01-02T00:00:00Z" },
    { id: 3, name: "Cy", updated_at: "2024-01-03T00:00:00Z" },
  ],
  next_cursor: "abc",
};
const acme = {
  name: "Acme",
  api: { baseUrl: "https://api.acme.com/v1/", auth: "bearer" },
  streams: {
    customers: { path: "/customers", sample: customers },
    orders: {
      path: "/customers/{customer_id}/orders",
      records: "data",
      primaryKey: ["customer_id", "id"],
      cursor: { field: "updated_at", param: "updated_since" },
    },
  },
};

describe("modelFromAnswers", () => {
  test("makes a whole model of a few answers and a sample", () => {
    const model = modelFromAnswers(acme, defaults);
    expect(model).toMatchInlineSnapshot(`
      {
        "connector": {
          "$schema": "./node_modules/@create-connector/cdk/model/connector.schema.json",
          "api": {
            "auth": {
              "token": "{config.api_key}",
              "type": "bearer",
            },
            "baseUrl": "https://api.acme.com/v1",
            "pagination": {
              "from": "next_cursor",
              "param": "cursor",
              "type": "cursor",
            },
            "style": "rest",
          },
          "config": {
            "properties": {
              "api_key": {
                "airbyte_secret": true,
                "title": "API key",
                "type": "string",
              },
              "start_date": {
                "default": "2020-01-01T00:00:00Z",
                "description": "Records that changed before this time are not read.",
                "examples": [
                  "2020-01-01T00:00:00Z",
                ],
                "format": "date-time",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
                "title": "Start date",
                "type": "string",
              },
            },
            "required": [
              "api_key",
            ],
          },
          "id": "3f1c2b7e-0b7a-4f6e-9a55-0c6a2f4b8d11",
          "name": "acme",
          "project": {
            "cdk": "vendor",
            "ci": "github",
            "license": "MIT",
            "packageManager": "npm",
            "year": 2026,
          },
          "sources": {
            "api.pagination": {
              "from": "sample",
              "why": ""next_cursor" stands beside the records",
            },
          },
          "title": "Acme",
        },
        "fixtures": {
          "customers": [
            {
              "id": 1,
              "name": "Ada",
              "updated_at": "2024-01-01T00:00:00Z",
            },
            {
              "id": 2,
              "name": null,
              "updated_at": "2024-01-02T00:00:00Z",
            },
            {
              "id": 3,
              "name": "Cy",
              "updated_at": "2024-01-03T00:00:00Z",
            },
          ],
          "orders": [
            {
              "id": 1,
              "updated_at": "2024-01-01T00:00:00Z",
            },
            {
              "id": 2,
              "updated_at": "2024-01-02T00:00:00Z",
            },
            {
              "id": 3,
              "updated_at": "2024-01-03T00:00:00Z",
            },
          ],
        },
        "schemas": {
          "customers": {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "additionalProperties": true,
            "properties": {
              "id": {
                "type": [
                  "null",
                  "integer",
                ],
              },
              "name": {
                "type": [
                  "null",
                  "string",
                ],
              },
              "updated_at": {
                "format": "date-time",
                "type": [
                  "null",
                  "string",
                ],
              },
            },
            "type": "object",
          },
          "orders": {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "additionalProperties": true,
            "properties": {
              "customer_id": {
                "type": [
                  "null",
                  "integer",
                ],
              },
              "id": {
                "type": [
                  "null",
                  "integer",
                  "string",
                ],
              },
              "updated_at": {
                "format": "date-time",
                "type": [
                  "null",
                  "string",
                ],
              },
            },
            "type": "object",
          },
        },
        "streams": {
          "customers": {
            "$schema": "../node_modules/@create-connector/cdk/model/stream.schema.json",
            "cursor": {
              "field": "updated_at",
              "format": "iso",
              "order": "ascending",
              "type": "datetime",
            },
            "path": "/customers",
            "primaryKey": "id",
            "records": "data",
            "sources": {
              "cursor": {
                "from": "sample",
                "why": "ISO 8601, UTC; newest last",
              },
              "primaryKey": {
                "from": "sample",
                "why": "unique, never empty",
              },
              "records": {
                "from": "sample",
                "why": "the only array of objects (3)",
              },
            },
          },
          "orders": {
            "$schema": "../node_modules/@create-connector/cdk/model/stream.schema.json",
            "cursor": {
              "field": "updated_at",
              "format": "iso",
              "param": "updated_since",
              "start": "{config.start_date}",
              "type": "datetime",
            },
            "parent": {
              "add": [
                "customer_id",
              ],
              "params": {
                "customer_id": "id",
              },
              "stream": "customers",
            },
            "path": "/customers/{customer_id}/orders",
            "primaryKey": [
              "customer_id",
              "id",
            ],
            "records": "data",
          },
        },
      }
    `);
  });

  test("is pure: the same answers give the same model, and stay as they were", () => {
    const before = JSON.stringify(acme);
    expect(modelFromAnswers(acme, defaults)).toEqual(modelFromAnswers(acme, defaults));
    expect(JSON.stringify(acme)).toBe(before);
  });

  test("takes a model back as answers and changes nothing", () => {
    const model = modelFromAnswers(acme, defaults);
    const { connector, ...rest } = model;
    expect(modelFromAnswers({ ...connector, ...rest }, { uuid: "other", year: 1999 })).toEqual(model);
  });

  test("lets what was answered win over the sample, and null take a fact away", () => {
    const streams = { customers: { path: "/customers", sample: customers, cursor: null, primaryKey: "name" } };
    const { streams: made } = modelFromAnswers({ ...acme, streams }, defaults);
    expect(made["customers"]).toMatchObject({ primaryKey: "name" });
    expect(made["customers"]).not.toHaveProperty("cursor");
  });

  test("takes a cursor's format and order from the sample when only its parameter is answered", () => {
    const streams = { customers: { path: "/customers", sample: customers, cursor: { param: "since" } } };
    const { connector, streams: made } = modelFromAnswers({ ...acme, streams }, defaults);
    expect(made["customers"]?.cursor).toEqual({
      type: "datetime",
      field: "updated_at",
      format: "iso",
      order: "ascending",
      param: "since",
      start: "{config.start_date}",
    });
    expect(connector.config.properties["start_date"]).toMatchObject({
      format: "date-time",
      default: "2020-01-01T00:00:00Z",
    });
  });

  test("finds the parent of a path variable, the field that fills it, and adds it to records that lack it", () => {
    const { streams } = modelFromAnswers(acme, defaults);
    expect(streams["orders"]?.parent).toEqual({
      stream: "customers",
      params: { customer_id: "id" },
      add: ["customer_id"],
    });
  });

  test("gives an added variable the type that it has in the parent's schema", () => {
    const { schemas } = modelFromAnswers(acme, defaults);
    expect(schemas["orders"]).toMatchObject({ properties: { customer_id: { type: ["null", "integer"] } } });
  });

  test("declares the settings that templates name, and requires those without a default", () => {
    const api = {
      baseUrl: "https://{config.shop}.acme.com",
      auth: { type: "apiKey", header: "X-Key", value: "{config.secret_thing}" },
    };
    const { config } = modelFromAnswers({ ...acme, api }, defaults).connector;
    expect(config.properties["shop"]).toEqual({
      type: "string",
      title: "Shop",
      description: "Part of the API's address: https://{config.shop}.acme.com",
    });
    expect(config.properties["secret_thing"]).toEqual({ type: "string", title: "Secret thing", airbyte_secret: true });
    expect(config.required).toEqual(["shop", "secret_thing"]);
  });

  test("without any sample knows the keys, the cursor and what children need, and makes up records", () => {
    const streams = {
      customers: { path: "/customers", records: "data" },
      orders: { ...acme.streams.orders, primaryKey: "number" },
    };
    const { schemas, fixtures } = modelFromAnswers({ ...acme, streams }, defaults);
    expect(schemas["customers"]).toMatchObject({
      properties: { id: { type: ["null", "integer", "string"] } },
      additionalProperties: true,
    });
    expect(fixtures["orders"]).toEqual([
      { number: 1, updated_at: "2024-01-01T00:00:00Z" },
      { number: 2, updated_at: "2024-01-02T00:00:00Z" },
      { number: 3, updated_at: "2024-01-03T00:00:00Z" },
    ]);
  });

  test("takes a title that leaves no letter when there is a name besides", () => {
    expect(modelFromAnswers({ ...acme, name: "jr", title: "日本" }, defaults).connector).toMatchObject({
      name: "jr",
      title: "日本",
    });
    expect(modelFromAnswers({ ...acme, name: "Crème & Co" }, defaults).connector).toMatchObject({
      name: "creme-co",
      title: "Crème & Co",
    });
  });
});

describe("answers that are wrong", () => {
  const messageOf = (answers: object): string => {
    try {
      modelFromAnswers(answers, defaults);
    } catch (error) {
      if (error instanceof UserError) return [error.message, ...error.hints].join("\n");
      throw error;
    }
    return "accepted";
  };

  test("a name without letters asks for one", () => {
    expect(messageOf({ ...acme, name: "日本" })).toBe(
      'No letter or digit is left of "日本" for the names of folders and packages.\nGive a name of a-z, 0-9 and dashes besides: --name acme',
    );
  });

  test("no name at all names its flag", () => {
    expect(messageOf({ ...acme, name: undefined })).toBe(
      "name is missing. Pass --name acme, or put it into the answers file.",
    );
  });

  test("a missing base URL or auth names its flag", () => {
    expect(messageOf({ ...acme, api: {} })).toBe(
      "api.baseUrl is missing. Pass --base-url https://api.acme.com/v1, or put it into the answers file.\n" +
        "api.auth is missing. Pass --auth bearer (or none, apiKey), or put it into the answers file.",
    );
  });

  test("a stream without a path names its flag and its place in the file", () => {
    expect(messageOf({ ...acme, streams: { orders: { records: "data" } } })).toBe(
      "streams.orders.path is missing. Pass --stream orders path=/orders, or put it into the answers file.",
    );
  });

  test("a wrong type has its place in the answers file", () => {
    expect(messageOf({ ...acme, streams: { orders: { path: 7, records: "data" } } })).toContain(
      "streams.orders.path is 7: It must be a string.",
    );
    expect(messageOf({ ...acme, streams: [] })).toBe("streams is []: it must be an object with the streams by name.");
    expect(messageOf({ ...acme, api: 7 })).toContain("api is 7: It must be an object.");
    expect(messageOf({ ...acme, config: 7 })).toContain("config is 7: It must be an object.");
    expect(messageOf({ ...acme, streams: { orders: { path: "/o", records: ".", parent: 7 } } })).toContain(
      "streams.orders.parent is 7",
    );
  });

  test("an unknown field gets the nearest one, at every depth", () => {
    expect(messageOf({ ...acme, licence: "MIT" })).toContain("licence: No such field is known here.");
    expect(messageOf({ ...acme, streams: { orders: { path: "/o", records: ".", primarykey: "id" } } })).toContain(
      'streams.orders.primarykey: No such field is known here. Did you mean "primaryKey"?',
    );
  });

  test("a sample that holds no records says where it stands and what was found", () => {
    expect(messageOf({ ...acme, streams: { orders: { path: "/o", sample: { data: [] } } } })).toContain(
      "streams.orders.sample: The sample holds no array of objects. It is an object with data (an empty array).",
    );
  });

  test("a key that the sample does not have gets the nearest field", () => {
    expect(
      messageOf({ ...acme, streams: { customers: { path: "/c", sample: customers, primaryKey: "nam" } } }),
    ).toContain(
      'streams.customers.primaryKey is "nam": There is no such field in schemas/customers.json. Did you mean "name"?',
    );
  });

  test("a variable that nothing fills is reported", () => {
    expect(messageOf({ ...acme, streams: { orders: { path: "/x/{y}/orders", records: "." } } })).toContain(
      "Nothing fills the path variable {y}.",
    );
  });
});
