import { describe, expect, test } from "@jest/globals";
import { modelFromAnswers } from "../../../generator/model/from-answers.js";
import { acme, customers, defaults } from "./acme-answers.js";

describe("modelFromAnswers", () => {
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

  test("without any sample knows the field that the next page is asked for with", () => {
    const pagination = { type: "lastRecord", param: "after", field: "serial" };
    const streams = { events: { path: "/events", records: "data", cursor: null } };
    const { schemas } = modelFromAnswers({ ...acme, api: { ...acme.api, pagination }, streams }, defaults);
    expect(schemas["events"]?.["properties"]).toEqual({ serial: { type: ["null", "integer", "string"] } });
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
