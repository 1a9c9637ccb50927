import { expect, test } from "@jest/globals";
import { modelFromAnswers } from "../../../generator/model/from-answers.js";
import { acme, defaults } from "./acme-answers.js";

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
