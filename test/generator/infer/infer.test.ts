import { describe, expect, test } from "@jest/globals";
import { infer } from "../../../generator/infer/index.js";

const at = (day: number): string => `2024-03-${String(day).padStart(2, "0")}T10:00:00Z`;
const rows = (count: number, more: (index: number) => object = () => ({})): object[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `n${index}`, ...more(index) }));

describe("the place of the records", () => {
  test("is the only array of objects, with how many there are", () => {
    expect(infer({ data: rows(20) }).records).toEqual({
      value: "data",
      evidence: "the only array of objects (20)",
      others: ["."],
      guessed: [],
    });
  });

  test("is the body itself when that is a list", () => {
    expect(infer(rows(3)).records).toMatchObject({ value: ".", evidence: "the body is the list (3)" });
  });

  test("is not the body as a whole, unless its path or an id says that it is one record", () => {
    const refused = "The sample holds no array of objects. It is an object with a (a number), b (an array of numbers).";
    expect(() => infer({ a: 1, b: [1, 2] })).toThrow(refused);
    expect(infer({ a: 1, b: [1, 2] }, { path: "/things/{name}" }).records.value).toBe(".");
    expect(infer({ id: 1, b: [1, 2] }).records.value).toBe(".");
    expect(infer({ a: 1, b: [1, 2] }, { records: "." }).records.value).toBe(".");
  });

  test("is named like the resource, rather than like a usual wrapper", () => {
    const body = { items: [{ id: 1 }], orders: [{ id: 1 }] };
    expect(infer(body, { path: "/v1/orders" }).records).toMatchObject({ value: "orders", others: ["items", "."] });
  });

  test("is not what stands beside the records under a known name", () => {
    const body = { errors: [{ id: 1, code: "x" }], warnings: [{ code: "y" }], customers: [{ id: 1 }] };
    expect(infer(body).records.value).toBe("customers");
  });

  test("is a list called errors when errors are what the path lists", () => {
    const body = { errors: [{ id: 1 }], projects: [{ id: 1 }] };
    expect(infer(body, { path: "/errors" }).records.value).toBe("errors");
  });

  test("is found inside of envelopes", () => {
    expect(infer({ _embedded: { customers: rows(2) }, page: { number: 0 } }).records.value).toBe("_embedded.customers");
    expect(infer({ data: { viewer: { repositories: { nodes: rows(2) } } } }).records.value).toBe(
      "data.viewer.repositories.nodes",
    );
  });

  test("has a wildcard for objects that only wrap the record", () => {
    const body = {
      data: {
        orders: {
          edges: [
            { cursor: "a", node: { id: 1 } },
            { cursor: "b", node: { id: 2 } },
          ],
        },
      },
    };
    const found = infer(body);
    expect(found.records.value).toBe("data.orders.edges.*.node");
    expect(found.count).toBe(2);
    expect(infer({ list: [{ customer: { id: "a" } }] }, { path: "/customers" }).records.value).toBe("list.*.customer");
  });

  test("has a wildcard for a map of objects by id", () => {
    const body = { users: { "8f3a11c2": { name: "a" }, "9b12d0aa": { name: "b" } }, total: 2 };
    expect(infer(body).records).toMatchObject({ value: "users.*", evidence: "a map of objects by id (2)" });
  });

  test("is an array of keys where a key has a dot", () => {
    expect(infer({ "odata.value": rows(2) }).records.value).toEqual(["odata.value"]);
  });

  test("is the body when that is one record with lists of its own", () => {
    const body = { id: 7, name: "x", moves: [{ id: 1 }], types: [{ id: 2 }] };
    const found = infer(body, { path: "/pokemon/{name}" });
    expect(found.records).toMatchObject({ value: ".", evidence: "the body is one record; it holds lists of its own" });
    expect(found).toMatchObject({ single: true, count: 1, pagination: { value: { type: "none" } } });
  });

  test("is taken as it is when it is given", () => {
    expect(infer({ a: rows(2), data: rows(3) }, { records: "a" })).toMatchObject({
      count: 2,
      records: { evidence: "given" },
    });
  });

  test.each([
    [{ data: [] }, "It is an object with data (an empty array)."],
    [[], "It is an empty array."],
    [[1, 2], "It is an array of 2 numbers (1, …)."],
    ["text", 'It is a string: "text".'],
    [{}, "It is an empty object."],
    [{ error: { code: 401 } }, "It is an object with error (an object)."],
  ])("of %j is nowhere: what was found instead is said", (body, found) => {
    expect(() => infer(body)).toThrow(`The sample holds no array of objects. ${found}`);
  });

  test("given but empty says where nothing was", () => {
    expect(() => infer({ data: rows(2) }, { records: "items" })).toThrow('The sample holds no object at "items".');
  });
});

describe("the primary key", () => {
  test("is an id that is unique and never empty", () => {
    expect(infer({ data: rows(3) }).primaryKey).toMatchObject({ value: "id", evidence: "unique, never empty" });
  });

  test("is the resource's own id before any other unique one", () => {
    const body = [
      { account_id: 4, order_id: 1 },
      { account_id: 5, order_id: 2 },
    ];
    expect(infer(body, { path: "/orders" }).primaryKey.value).toBe("order_id");
  });

  test("is not an id that is empty somewhere", () => {
    const body = [
      { id: 1, uuid: "a" },
      { id: null, uuid: "b" },
    ];
    expect(infer(body).primaryKey.value).toBe("uuid");
  });

  test("is not an id that repeats", () => {
    const body = [
      { id: 1, uuid: "a" },
      { id: 1, uuid: "b" },
    ];
    expect(infer(body).primaryKey.value).toBe("uuid");
  });

  test("is composite when only two columns together are unique", () => {
    const body = [
      { carrier_id: 1, service_code: "a" },
      { carrier_id: 1, service_code: "b" },
      { carrier_id: 2, service_code: "a" },
    ];
    expect(infer(body).primaryKey).toMatchObject({
      value: ["carrier_id", "service_code"],
      evidence: "unique together, never empty",
    });
  });

  test("may stand in an object that carries the record's fields", () => {
    const body = {
      items: [
        { metadata: { uid: "a" }, owner: { id: 1 } },
        { metadata: { uid: "b" }, owner: { id: 2 } },
      ],
    };
    expect(infer(body).primaryKey.value).toBe("metadata.uid");
  });

  test("is none when a column is unique by chance only", () => {
    const body = [
      { title: "a", external_id: 1 },
      { title: "b", external_id: 2 },
    ];
    const found = infer(body).primaryKey;
    expect(found.value).toBeUndefined();
    expect(found.evidence).toBe("only title is unique, and its name does not say that it is a key");
  });

  test("holds the parent's variable too when ids are so small that they repeat for each parent", () => {
    const found = infer({ data: rows(3) }, { path: "/customers/{customer_id}/orders" }).primaryKey;
    expect(found).toMatchObject({ value: ["customer_id", "id"], others: ["id", "name"] });
  });

  test("does not hold the parent's variable when ids are the whole API's", () => {
    const body = rows(3, (index) => ({ id: 2190045001 + index }));
    expect(infer(body, { path: "/repos/{owner}/{repo}/issues" }).primaryKey.value).toBe("id");
  });
});

describe("the cursor", () => {
  test("is the time of the last change, with its form, order and runners-up", () => {
    const found = infer(rows(3, (index) => ({ created_at: at(1), updated_at: at(index + 2) }))).cursor;
    expect(found).toEqual({
      value: { field: "updated_at", format: "iso", order: "ascending" },
      evidence: "ISO 8601, UTC; newest last; also: created_at",
      others: [{ field: "created_at", format: "iso", order: "none" }],
      guessed: [],
    });
  });

  test.each([
    ["due_date", at(1)],
    ["last_login_at", at(1)],
    ["expires_at", at(1)],
    ["updates_count", 1709280000],
  ])("is not %s", (field, value) => {
    expect(infer(rows(3, () => ({ [field]: value }))).cursor.value).toBeUndefined();
  });

  test("is not a column that is empty somewhere", () => {
    expect(
      infer(rows(3, (index) => ({ updated_at: index === 1 ? null : at(index + 1) }))).cursor.value,
    ).toBeUndefined();
  });

  test.each([
    ["epochSeconds", [1709280000, 1709283600, 1709290000], "Unix seconds; newest last"],
    [
      "epochMilliseconds",
      ["/Date(1709290000123+0000)/", "/Date(1709283600000)/", "/Date(1709280000999+1300)/"],
      "Unix milliseconds, as .NET writes them; newest first",
    ],
    ["epochMilliseconds", [1709290000123, 1709283600000, 1709280000999], "Unix milliseconds; newest first"],
  ])("in %s is told from plain numbers by name and size", (format, values, evidence) => {
    const found = infer(rows(3, (index) => ({ modified: values[index], price: 1709280000 }))).cursor;
    expect(found.value).toMatchObject({ field: "modified", format });
    expect(found.evidence).toBe(evidence);
  });

  test.each([
    ["yyyy-MM-dd", ["2024-03-01", "2024-03-02", "2024-03-03"]],
    ["yyyy-MM-dd HH:mm:ss", ["2024-03-01 10:00:00", "2024-03-01 10:00:01", "2024-03-02 00:00:00"]],
    ["yyyy-MM-ddTHH:mm:ss", ["2024-03-01T10:00:00", "2024-03-01T10:00:01", "2024-03-02T00:00:00"]],
    ["dd/MM/yyyy", ["01/03/2024", "13/03/2024", "14/03/2024"]],
    ["MM/dd/yyyy", ["03/01/2024", "03/13/2024", "03/14/2024"]],
  ])("without a zone has the pattern %s, and its zone is to be asked", (pattern, values) => {
    const found = infer(rows(3, (index) => ({ updated_at: values[index] }))).cursor;
    expect(found.value).toEqual({ field: "updated_at", format: { pattern, zone: "UTC" }, order: "ascending" });
    expect(found.guessed).toEqual(["zone"]);
  });

  test("is none when days and months could be swapped", () => {
    expect(infer(rows(3, (index) => ({ updated_at: `0${index + 1}/02/2024` }))).cursor.value).toBeUndefined();
  });

  test("keeps an offset in the words, and compares instants", () => {
    const values = ["2024-03-01T12:00:00+02:00", "2024-03-01T10:30:00+00:00", "2024-03-01T13:00:00+02:00"];
    const found = infer(rows(3, (index) => ({ updated_at: values[index] }))).cursor;
    expect(found.value?.order).toBe("ascending");
    expect(found.evidence).toBe("ISO 8601, with zone; newest last");
  });

  test("may stand beside the other attributes of the record", () => {
    expect(infer(rows(3, (index) => ({ attributes: { updatedAt: at(index + 1) } }))).cursor.value?.field).toBe(
      "attributes.updatedAt",
    );
  });
});
