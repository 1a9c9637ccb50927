import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../../../src/protocol/messages.js";
import type { ProjectFiles } from "../../../../src/model/types.js";
import { createMockApi } from "../../../../src/testing/index.js";
import { shopWith } from "../support/kinds.js";
import { shop } from "../support/shop.js";

describe("fixtures are continued", () => {
  test("over three pages, the same at each run, fixtures among them as they are", () => {
    const [first, second] = [recordsOf(shop, "customers"), recordsOf(shop, "customers")];
    expect(first).toHaveLength(14);
    expect(second).toEqual(first);
    expect(first.slice(-2).map(({ id, name }) => [id, name])).toEqual([
      [11, "Ann"],
      [12, null],
    ]);
  });

  test("with unique keys of the same kind", () => {
    const ids = recordsOf(shop, "customers").map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => Number.isInteger(id))).toBe(true);
    expect(recordsOf(shop, "tags").map(({ name }) => name)).toEqual(["red", "green", "red-2", "green-2", "red-3"]);
  });

  test("in ascending order, with ties inside pages and across their borders, none in the future of the fixtures", () => {
    const values = recordsOf(shop, "customers").map(({ updated_at: at }) => String(at));
    expect(values).toEqual([...values].sort());
    expect(values[5]).toBe(values[6]);
    expect(values[10]).toBe(values[11]);
    expect(values.at(-1)).toBe("2026-01-02T10:00:00Z");
  });

  test("from the start date on, so that a first read brings them", () => {
    const late = shopWith({ cursor: { start: "2026-01-01T10:00:00Z" } });
    expect(recordsOf(late, "customers")).toHaveLength(14);
  });

  test("so that every declared column has a value once", () => {
    for (const [stream, schema] of Object.entries(shop.schemas)) {
      for (const column of Object.keys(schema.properties)) {
        const values = recordsOf(shop, stream).map((record) => record[column]);
        expect([column, values.some((value) => value !== null && value !== undefined)]).toEqual([column, true]);
      }
    }
  });

  test("with few records where each is a request for children, however large the pages are", () => {
    const project = shopWith({
      pagination: { type: "cursor", param: "after", from: "next", size: { param: "limit", value: 1000 } },
    });
    expect(recordsOf(project, "customers").length).toBeLessThan(60);
    expect(recordsOf(project, "orders").length).toBeGreaterThan(240);
  });

  test("from the schema where there is none", () => {
    const bare = shopWith({ fixtures: { customers: [], orders: [], tags: [] } });
    expect(recordsOf(bare, "tags").map(({ name }) => name)).toEqual(["name", "name-2", "name-3", "name-4", "name-5"]);
    expect(recordsOf(bare, "customers")[0]).toMatchObject({ id: 1, name: "name", nickname: "nickname" });
    expect(recordsOf(bare, "orders")[0]).toMatchObject({ changed: expect.any(Number), customer_id: 1 });
  });
});

describe("children", () => {
  test("are many below the first parent, few below the second, none below the third", () => {
    const counts = recordsOf(shop, "customers").map(({ id }) => {
      return recordsOf(shop, "orders").filter(({ customer_id: parent }) => parent === id).length;
    });
    expect(counts.slice(0, 4)).toEqual([14, 4, 0, 1]);
  });

  test("have keys that are unique across parents", () => {
    const ids = recordsOf(shop, "orders").map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("are one object each at an endpoint for single records, with the parent's value in it", () => {
    const project = shopWith({
      streams: {
        profiles: {
          path: "/customers/{id}",
          records: ".",
          pagination: { type: "none" },
          primaryKey: "id",
          parent: { stream: "customers", params: { id: "id" } },
        },
      },
      fixtures: { profiles: [{ id: 5, email: "a@x.org" }] },
    });
    const ids = recordsOf(project, "customers").map(({ id }) => id);
    expect(recordsOf(project, "profiles").map(({ id }) => id)).toEqual(ids);
  });
});

test("values that fill path variables differ from parent to parent", () => {
  const project = shopWith({
    customers: { primaryKey: "id" },
    orders: {
      path: "/{owner}/{name}",
      parent: { stream: "customers", params: { owner: "owner.login", name: "name" } },
    },
    fixtures: { customers: [{ id: 1, name: "a", owner: { login: "x" }, updated_at: "2026-01-01T00:00:00Z" }] },
  });
  const names = recordsOf(project, "customers").map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

function recordsOf(project: ProjectFiles, stream: string): readonly JsonObject[] {
  return createMockApi({ project }).records(stream);
}
