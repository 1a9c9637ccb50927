import { describe, test } from "@jest/globals";
import { sourceOf } from "../../../src/define/source-of.js";
import { checkModel } from "../../../src/model/index.js";
import type { ProjectFiles, StreamModel } from "../../../src/model/types.js";
import { run } from "../../../src/run.js";
import { acceptanceCases } from "../../../src/testing/index.js";
import { shopWith } from "./support/kinds.js";

const size = { param: "limit", value: 6 };

/** The shop with a stream of exchange rates. */
function withRates(stream: Omit<StreamModel, "path">, fields: readonly string[], api = {}): ProjectFiles {
  const properties = Object.fromEntries(
    fields.map((field) => [field, { type: field === "rate" ? "number" : "string" }] as const),
  );
  return shopWith({
    api,
    streams: { rates: { path: "/rates", ...stream } },
    schemas: { rates: { type: "object", properties } },
  });
}

/** What answers mean, told by the model, read by the CDK and played by the mock API. */
const projects: { readonly [kind: string]: ProjectFiles } = {
  "404 for a parent without children": shopWith({ orders: { emptyOn: [404] } }),
  "404 behind the last page, counted pages": shopWith({
    pagination: { type: "page", param: "page", size },
    customers: { emptyOn: [404] },
    orders: { emptyOn: [404, 410] },
  }),
  "403 for some parents, which is ignored": shopWith({
    orders: { skipOn: [{ status: 403, why: "archived customers keep their orders" }] },
  }),
  "403 and 404": shopWith({ orders: { emptyOn: [404], skipOn: [{ status: 403, why: "archived" }] } }),
  "ok: false under 200": shopWith({ api: { errors: { at: "ok", is: false, message: "error" } } }),
  "status other than success under 200, in one stream": shopWith({
    orders: { errors: { at: "meta.status", isNot: ["success", "done"], message: "meta.text" } },
  }),
  "a list of errors under 200": shopWith({ api: { errors: { at: "problems" } } }),
  "a map of scalars": withRates(
    { records: "rates.*", items: { key: "currency", value: "rate" }, primaryKey: "currency" },
    ["currency", "rate"],
  ),
  "a map of objects": withRates({ records: "rates.*", items: { key: "currency" }, primaryKey: "currency" }, [
    "currency",
    "rate",
    "source",
  ]),
  "maps in a map": withRates(
    {
      records: "rates.*.*",
      items: { key: ["day", "currency"], value: "rate" },
      primaryKey: ["day", "currency"],
    },
    ["day", "currency", "rate"],
  ),
  "lists in a map": withRates({ records: "rates.*.days", items: { key: "currency" }, primaryKey: "day" }, [
    "currency",
    "day",
    "rate",
  ]),
  "a list of scalars": withRates({ records: "currencies", items: { value: "currency" } }, ["currency"]),
  "envelopes with fields of their own": withRates(
    { records: "edges.*.node", items: { outer: { position: "cursor" } }, primaryKey: "currency" },
    ["currency", "rate", "position"],
  ),
  "lines of orders, with the order's id": withRates(
    { records: "orders.*.lines", items: { outer: { order: "head.id" } }, primaryKey: ["order", "line"] },
    ["order", "line", "rate"],
  ),
};

const aboutAnswers = /^(check: S|read:|incremental:|state:|failure:|pagination:|facts:)/;

for (const [kind, project] of Object.entries(projects)) {
  describe(`the CDK over the mock API: ${kind}`, () => {
    const source = sourceOf(project);
    const cases = acceptanceCases({ project, run: (argv, io) => run(source, argv, io) });
    test("the model is right", () => {
      const problems = checkModel(project);
      if (problems.length > 0) throw new Error(JSON.stringify(problems));
    });
    for (const { name, verify } of cases.filter(({ name }) => aboutAnswers.test(name))) test(name, verify);
  });
}
