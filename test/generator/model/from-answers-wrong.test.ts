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
        "api.auth is missing. Pass --auth bearer (or none, apiKey, basic, …), or put it into the answers file.",
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
