import { describe, expect, test } from "@jest/globals";
import { mergeObjects, parseSet } from "../../../generator/model/merge.js";
import { parseStreamFlags } from "../../../generator/model/stream-flags.js";

describe("--set", () => {
  test.each([
    ["api.pagination.size.max=50", { api: { pagination: { size: { max: 50 } } } }],
    ["title=Acme = more", { title: "Acme = more" }],
    ['api.auth={"type":"none"}', { api: { auth: { type: "none" } } }],
    ["check=", { check: "" }],
    ['["api","headers","X.Y"]=1', { api: { headers: { "X.Y": 1 } } }],
  ])("%s sets one value", (text, answers) => {
    expect(parseSet(text)).toEqual(answers);
  });

  test.each(["title", "=x", "a..b=1"])("%s is refused with an example", (text) => {
    expect(() => parseSet(text)).toThrow(`--set ${text}: a place and a value are needed.`);
  });

  test("reaches no prototype", () => {
    expect(() => parseSet("__proto__.polluted=1")).toThrow("__proto__ is no field of the model");
    const merged = mergeObjects(
      { a: 1 },
      JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
    );
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(Object.keys(merged)).toEqual(["a", "__proto__", "constructor"]);
  });
});

test("merging keeps what only one side has, replaces lists, and changes neither", () => {
  const base = { a: { b: 1, c: [1, 2] } };
  expect(mergeObjects(base, { a: { c: [3], d: null } })).toEqual({ a: { b: 1, c: [3], d: null } });
  expect(base).toEqual({ a: { b: 1, c: [1, 2] } });
});

describe("--stream", () => {
  test("takes the short names, nested facts and several streams", () => {
    const words =
      "customers path=/customers key=id orders path=/customers/{customer_id}/orders records=data key=customer_id,id cursor=updated_at " +
      "cursor.param=since cursor.inclusive=true parent=customers parent.params.customer_id=id parent.add=customer_id query.limit=5 pagination=none";
    expect(parseStreamFlags(words.split(" "))).toEqual({
      customers: { path: "/customers", primaryKey: "id" },
      orders: {
        path: "/customers/{customer_id}/orders",
        records: "data",
        primaryKey: ["customer_id", "id"],
        cursor: { field: "updated_at", param: "since", inclusive: true },
        parent: { stream: "customers", params: { customer_id: "id" }, add: ["customer_id"] },
        query: { limit: 5 },
        pagination: { type: "none" },
      },
    });
  });

  test("takes the words of the help for the filter's boundary, and a pattern with its zone", () => {
    const cursorOf = (...facts: string[]) => parseStreamFlags(["orders", "cursor=at", ...facts])["orders"]?.["cursor"];
    expect(cursorOf("cursor.inclusive=yes")).toEqual({ field: "at", inclusive: true });
    expect(cursorOf("cursor.inclusive=no")).toEqual({ field: "at", inclusive: false });
    expect(cursorOf("cursor.inclusive=false")).toEqual({ field: "at", inclusive: false });
    expect(cursorOf("cursor.inclusive=unknown")).toStrictEqual({ field: "at" });
    expect(cursorOf("cursor.format=epochSeconds")).toEqual({ field: "at", format: "epochSeconds" });
    for (const [text, zone] of [
      ["yyyy-MM-dd HH:mm:ss UTC", "UTC"],
      ["yyyy-MM-dd HH:mm:ss +02:00", "+02:00"],
      ['{"pattern":"yyyy-MM-dd HH:mm:ss","zone":"Z"}', "Z"],
    ] as const) {
      const format = { pattern: "yyyy-MM-dd HH:mm:ss", zone };
      expect(cursorOf(`cursor.format=${text}`)).toEqual({ field: "at", format });
    }
  });

  test("says none for what a sample would give", () => {
    expect(parseStreamFlags(["orders", "key=none", "cursor=none"])).toEqual({
      orders: { primaryKey: null, cursor: null },
    });
  });

  test("keeps a number as a text where a text belongs, and = inside a value", () => {
    expect(parseStreamFlags(["orders", "path=/a=b", "records=0", "cursor.param=from"])).toEqual({
      orders: { path: "/a=b", records: "0", cursor: { param: "from" } },
    });
  });

  test("an unknown fact gets the nearest one", () => {
    try {
      parseStreamFlags(["orders", "recods=data"]);
      throw new Error("was accepted");
    } catch (error) {
      expect(error).toMatchObject({
        message: '--stream orders: no fact is called "recods".',
        hints: ['Did you mean "records"?'],
      });
    }
  });

  test("facts before any name are refused", () => {
    expect(() => parseStreamFlags(["path=/orders"])).toThrow("the stream's name comes first");
  });
});

describe("--stream tells what answers mean", () => {
  test("in words that are typed as the model has them", () => {
    const words =
      "rates path=/rates emptyOn=404,410 skipOn.403=archived errors.at=ok errors.is=false errors.message=error items.key=day,currency items.value=rate";
    expect(parseStreamFlags([...words.split(" "), "skipOn.402=no plan", "items.outer.base=base"])).toEqual({
      rates: {
        path: "/rates",
        emptyOn: [404, 410],
        skipOn: [
          { status: 402, why: "no plan" },
          { status: 403, why: "archived" },
        ],
        errors: { at: "ok", is: false, message: "error" },
        items: { key: ["day", "currency"], value: "rate", outer: { base: "base" } },
      },
    });
    expect(
      parseStreamFlags([
        "sales",
        "partitions.region=eu,us",
        "partitions.region.add=yes",
        "partitions.year=2025",
        "partitions.unit={config.units}",
      ]),
    ).toEqual({
      sales: {
        partitions: {
          region: { values: ["eu", "us"], add: true },
          year: { values: [2025] },
          unit: { values: "{config.units}" },
        },
      },
    });
    expect(parseStreamFlags(["a", "errors.isNot=ok,0", "items.key=id"])).toEqual({
      a: { errors: { isNot: ["ok", 0] }, items: { key: "id" } },
    });
  });
});
