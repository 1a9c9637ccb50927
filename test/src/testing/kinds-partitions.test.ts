import { describe, expect, test } from "@jest/globals";
import { sourceOf } from "../../../src/define/source-of.js";
import { checkModel } from "../../../src/model/index.js";
import type { ProjectFiles } from "../../../src/model/types.js";
import { run } from "../../../src/run.js";
import { acceptanceCases, createMockApi } from "../../../src/testing/index.js";
import { shop } from "./support/shop.js";
import { shopWith } from "./support/kinds.js";

const { config } = shop.connector;
const regional = {
  type: "object",
  properties: {
    id: { type: "string" },
    region: { type: "string" },
    year: { type: "integer" },
    changed: { type: "integer" },
  },
} as const;
const cursor = shop.streams.orders.cursor;
const bodyCursor = {
  type: "datetime",
  field: "changed",
  format: "epochSeconds",
  start: "{config.start_date}",
} as const;

/** Lists of values: the CDK reads what the mock API has, and keeps a state for each. */
const projects: { readonly [kind: string]: ProjectFiles } = {
  "a list in the path, with a state for each value": shopWith({
    streams: {
      sales: {
        path: "/regions/{region}/sales",
        records: "data",
        primaryKey: ["region", "id"],
        partitions: { region: { values: ["eu", "us", "ap/1"], add: true } },
        cursor,
      },
    },
    schemas: { sales: regional },
  }),
  "two lists in the query": shopWith({
    streams: {
      sales: {
        path: "/sales",
        records: "data",
        primaryKey: ["region", "year", "id"],
        query: { region: "{region}", year: "{year}" },
        partitions: { region: { values: ["eu", "us"], add: true }, year: { values: [2025, 2026], add: true } },
        cursor: { ...cursor, order: "none" },
      },
    },
    schemas: { sales: regional },
  }),
  "a list in the body of a POST": shopWith({
    streams: {
      sales: {
        path: "/sales/search",
        records: "data",
        primaryKey: "id",
        body: { type: "json", value: { filter: { region: "{region}" }, from: "{start}" } },
        partitions: { region: { values: ["eu", "us"] } },
        cursor: bodyCursor,
      },
    },
    schemas: { sales: regional },
  }),
  "a list and a parent": shopWith({
    orders: {
      query: { region: "{region}" },
      partitions: { region: { values: ["eu", "us"], add: true } },
      primaryKey: ["customer_id", "region", "id"],
    },
    schemas: {
      orders: {
        type: "object",
        properties: { ...shop.schemas.orders.properties, region: { type: "string" } },
      },
    },
  }),
  "a list from a setting": withSetting(),
};

function withSetting(): ProjectFiles {
  const project = shopWith({
    streams: {
      sales: {
        path: "/regions/{region}/sales",
        records: "data",
        primaryKey: "id",
        partitions: { region: { values: "{config.regions}" } },
      },
    },
    schemas: { sales: regional },
  });
  const regions = { type: "array", title: "Regions", items: { type: "string" } } as const;
  const properties = { ...config.properties, regions };
  const required = [...config.required, "regions"];
  return { ...project, connector: { ...project.connector, config: { required, properties } } };
}

const aboutLists = /^(check: S|read:|incremental:|state:|failure:|facts:)/;

for (const [kind, project] of Object.entries(projects)) {
  describe(`the CDK over the mock API: ${kind}`, () => {
    const source = sourceOf(project);
    const cases = acceptanceCases({ project, run: (argv, io) => run(source, argv, io) });
    test("the model is right", () => {
      expect(checkModel(project)).toEqual([]);
    });
    for (const { name, verify } of cases.filter(({ name }) => aboutLists.test(name))) test(name, verify);
  });
}

test("the mock API has records of each choice of values", () => {
  const project = projects["two lists in the query"];
  if (project === undefined) throw new Error("no project");
  const records = createMockApi({ project }).records("sales");
  expect([...new Set(records.map(({ region, year }) => `${String(region)} ${String(year)}`))].sort()).toEqual([
    "eu 2025",
    "eu 2026",
    "us 2026",
  ]);
});
