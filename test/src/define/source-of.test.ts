import { describe, expect, test } from "@jest/globals";
import { sourceOf } from "../../../src/define/source-of.js";
import { acme } from "../../support/acme.js";

describe("a model without code", () => {
  const source = sourceOf(acme);

  test("becomes a source whose facts are the model's own words", () => {
    expect(source.api.facts).toEqual(acme.connector.api);
    expect(Object.fromEntries(source.streams.map(({ name, facts }) => [name, facts]))).toEqual(acme.streams);
  });

  test("is checked by its first stream without a parent, unless it names one", () => {
    expect(source.check.name).toBe("customers");
    expect(sourceOf({ ...acme, connector: { ...acme.connector, check: "orders" } }).check.name).toBe("orders");
  });

  test("gives each setting its place in the specification's form", () => {
    expect(source.spec.connectionSpecification).toMatchObject({
      required: ["api_key"],
      properties: { api_key: { order: 0, airbyte_secret: true }, start_date: { order: 1 } },
    });
  });

  test("shares a parent's definition with its children", () => {
    const [customers, orders] = source.streams;
    expect(orders?.parent?.stream).toBe(customers);
    expect(orders?.parent?.params).toEqual({ customer_id: ["id"] });
  });

  test("is refused when a parent does not exist", () => {
    const { orders } = acme.streams;
    const lost = { ...orders, parent: { ...orders.parent, stream: "clients" } };
    expect(() => sourceOf({ ...acme, streams: { orders: lost } })).toThrow(
      'streams/orders.json: parent.stream "clients" does not exist',
    );
  });

  test("is refused when parents go round in a loop", () => {
    const a = { path: "/{b}", records: ".", parent: { stream: "b", params: { b: "id" } } };
    const b = { path: "/{a}", records: ".", parent: { stream: "a", params: { a: "id" } } };
    expect(() => sourceOf({ ...acme, streams: { a, b } })).toThrow(/loop: a → b → a/);
  });
});
