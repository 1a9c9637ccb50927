import { describe, expect, test } from "@jest/globals";
import { recordType } from "../../../generator/render/record-type.js";

describe("the type of a stream's records", () => {
  test("is an interface, with one more for each object inside it, named by their place", () => {
    const schema = {
      type: "object",
      description: "What a customer bought.",
      required: ["id"],
      properties: {
        id: { type: "integer", description: "Number of the order." },
        state: { enum: ["open", "done", null] },
        customer: { type: ["null", "object"], properties: { name: { type: ["string", "null"] } } },
        line_items: { type: "array", items: { type: "object", properties: { sku: { type: "string" } } } },
      },
    };
    expect(recordType("Order", schema)).toMatchInlineSnapshot(`
      "/** What a customer bought. */
      export interface Order {
        /** Number of the order. */
        id: number;
        state?: "open" | "done" | null;
        customer?: OrderCustomer | null;
        line_items?: OrderLineItem[];
      }

      export interface OrderCustomer {
        name?: string | null;
      }

      export interface OrderLineItem {
        sku?: string;
      }
      "
    `);
  });

  test("is closed, or open when nobody has seen a record or no field is known", () => {
    const schema = { type: "object", properties: { id: { type: "string" } } };
    expect(recordType("Order", schema)).toBe("export interface Order {\n  id?: string;\n}\n");
    expect(recordType("Order", schema, true)).toBe(
      "export interface Order {\n  id?: string;\n  [field: string]: unknown;\n}\n",
    );
    expect(recordType("Order", { type: "object" })).toBe("export interface Order {\n  [field: string]: unknown;\n}\n");
  });

  test.each([
    [{ type: "string", format: "date-time" }, "string"],
    [{ type: ["null", "integer", "number"] }, "number | null"],
    [{ type: "array" }, "unknown[]"],
    [{ type: "array", items: { type: ["string", "null"] } }, "(string | null)[]"],
    [{ type: "object" }, "Record<string, unknown>"],
    [{ type: "object", additionalProperties: { type: "number" } }, "Record<string, number>"],
    [{}, "unknown"],
    [{ type: ["null"] }, "null"],
    [{ const: "a'b" }, `"a'b"`],
    [{ enum: [1, "two", true] }, '1 | "two" | true'],
    [{ enum: [{ a: 1 }] }, "unknown"],
    [{ anyOf: [{ type: "string" }, {}] }, "unknown"],
    [{ oneOf: [{ type: "string" }, { type: "boolean" }, { type: "string" }] }, "string | boolean"],
    [{ type: ["object", "string"], properties: { a: { type: "string" } } }, "ThingValue | string"],
    [true, "unknown"],
  ])("reads %j as %s", (value, type) => {
    const text = recordType("Thing", { type: "object", properties: { value } });
    expect(text.split("\n")[1]).toBe(`  value?: ${type};`);
  });

  test("declares objects of the same shape once, under the first name", () => {
    const user = { type: "object", properties: { login: { type: "string" } } };
    const text = recordType("Issue", {
      properties: { user, assignee: user, watchers: { type: "array", items: user } },
    });
    expect(text.match(/interface \w+/g)).toEqual(["interface Issue", "interface IssueUser"]);
    expect(text).toContain("watchers?: IssueUser[];");
  });

  test("never uses a name twice", () => {
    const inner = (field: string) => ({ type: "object", properties: { [field]: { type: "string" } } });
    const text = recordType("Order", {
      properties: { the_user: inner("a"), theUser: inner("b"), TheUser: inner("c") },
    });
    expect(text.match(/interface \w+/g)).toEqual([
      "interface Order",
      "interface OrderTheUser",
      "interface OrderTheUser2",
      "interface OrderTheUser3",
    ]);
  });
});
