import { expect, test } from "@jest/globals";
import { bearer, defineApi, defineSource, defineSpec, pagesBy, schemaOf } from "../../../src/index.js";
import type { ProjectFiles } from "../../../src/model/types.js";
import { run } from "../../../src/run.js";
import { acceptanceCases } from "../../../src/testing/index.js";
import { shop } from "./support/shop.js";

/** The shop's customers alone, read whole by page numbers. */
const project: ProjectFiles = {
  connector: {
    ...shop.connector,
    api: {
      ...shop.connector.api,
      pagination: { type: "page", param: "page", size: { param: "limit", value: 6 }, pages: "pages" },
    },
  },
  streams: { customers: { path: "/customers", records: "data", primaryKey: "id" } },
  schemas: { customers: shop.schemas.customers },
  fixtures: { customers: shop.fixtures.customers },
};

const spec = defineSpec({
  required: ["api_key"],
  properties: {
    api_key: { type: "string", title: "API key", airbyte_secret: true },
    start_date: { type: "string", title: "Start date", format: "date-time", default: "2020-01-01T00:00:00Z" },
  },
});

/** A connector whose pages are a function of its author's. */
function sourceBy(pagination: ReturnType<typeof pagesBy>) {
  const api = defineApi(spec, {
    baseUrl: "https://api.shop.test/v1",
    auth: bearer({ token: "{config.api_key}" }),
    pagination,
    query: { version: 2 },
    headers: { "X-Client": "shop" },
  });
  const customers = api.stream({
    name: "customers",
    schema: schemaOf<{ id: number }>(shop.schemas.customers),
    path: "/customers",
    records: "data",
    primaryKey: "id",
  });
  return defineSource({ name: "shop", spec, api, check: customers, streams: [customers] });
}

const firstPage = { query: { page: 1, limit: 6 } };
const counting = pagesBy(
  ({ recordCount, request }) =>
    recordCount === 0 ? undefined : { query: { page: Number(request.query?.["page"]) + 1, limit: 6 } },
  { first: firstPage },
);

function verify(source: ReturnType<typeof sourceBy>, name: RegExp): Promise<void> {
  const cases = acceptanceCases({ project, run: (argv, io) => run(source, argv, io) });
  const found = cases.find((each) => name.test(each.name));
  if (found === undefined) throw new Error(`no case ${name.source}`);
  return found.verify();
}

test.each([/^facts:/, /^read: all records/, /^failure: 429 and 500/])(
  "a function of the author's reads all pages, and is no contradiction to the model: %s",
  async (name) => {
    await verify(sourceBy(counting), name);
  },
);

test("one that stands still is stopped by the guard", async () => {
  const still = pagesBy(() => firstPage, { first: firstPage });
  await expect(verify(sourceBy(still), /^read: all records/)).rejects.toThrow(/PAGINATION_LOOP|go in circles/);
});
