/** Configurations of which a part has several forms (`oneOf`). */
import { describe, expect, test } from "@jest/globals";
import { validConfig } from "../../../src/commands/validate.js";
import { specification } from "../../../src/define/spec.js";

const secret = { type: "string", title: "Secret", airbyte_secret: true };
const spec = specification({
  required: ["credentials"],
  properties: {
    credentials: {
      type: "object",
      title: "Authentication",
      oneOf: [
        {
          title: "Account",
          required: ["kind", "user"],
          properties: {
            kind: { type: "string", const: "account" },
            user: { type: "string", title: "User" },
            host: { type: "string", title: "Host", default: "login.acme.com" },
          },
        },
        {
          title: "Key",
          required: ["kind", "api_key"],
          properties: { kind: { type: "string", const: "key" }, api_key: secret },
        },
      ],
    },
  },
});
const schema = spec.connectionSpecification;

describe("a configuration with forms", () => {
  test("gets the defaults of the form that it takes", () => {
    expect(validConfig({ credentials: { kind: "account", user: "ada" } }, schema)).toEqual({
      credentials: { kind: "account", user: "ada", host: "login.acme.com" },
    });
    expect(validConfig({ credentials: { kind: "key", api_key: "abc" } }, schema)).toEqual({
      credentials: { kind: "key", api_key: "abc" },
    });
  });

  test.each([
    [{ credentials: { kind: "key" } }, 'The configuration is not valid: "credentials.api_key" is missing.'],
    [
      { credentials: { kind: "account", user: 7 } },
      'The configuration is not valid: "credentials.user" must be string.',
    ],
    [
      { credentials: { kind: "kee", api_key: "x" } },
      'The configuration is not valid: "credentials.kind" must be one of ["account","key"].',
    ],
    [{ credentials: {} }, 'The configuration is not valid: "credentials.kind" must be one of ["account","key"].'],
    [{ credentials: "abc" }, 'The configuration is not valid: "credentials" must be object.'],
    [{}, 'The configuration is not valid: "credentials" is missing.'],
  ])("is told what its own form lacks, and nothing of the others: %j", (config, message) => {
    expect(() => validConfig(config, schema)).toThrow(message);
  });
});

test("the specification has fields in the order of writing, in groups too, and its forms are objects", () => {
  expect(schema).toMatchObject({
    properties: {
      credentials: {
        order: 0,
        oneOf: [
          { type: "object", properties: { kind: { order: 0 }, user: { order: 1 }, host: { order: 2 } } },
          { type: "object", properties: { kind: { order: 0 }, api_key: { order: 1 } } },
        ],
      },
    },
  });
});
