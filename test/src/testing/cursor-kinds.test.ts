import { describe, test } from "@jest/globals";
import { sourceOf } from "../../../src/define/source-of.js";
import type { CursorModel, ProjectFiles, StreamModel } from "../../../src/model/types.js";
import { run } from "../../../src/run.js";
import { acceptanceCases } from "../../../src/testing/index.js";
import { shopWith } from "./support/kinds.js";

const days = { type: "datetime", field: "updated_at", format: "iso", start: "{config.start_date}" } as const;

/** Each kind of cursor, run from the model over the mock API that plays it: the two share no code. */
const projects: { readonly [kind: string]: ProjectFiles } = {
  "start and end": withCursor({ ...days, param: "since", endParam: "until" }),
  "start and end, both inclusive": withCursor({ ...days, param: "since", endParam: "until", inclusive: true }),
  "windows of a day": withCursor({ ...days, param: "since", endParam: "until", window: { step: "P30D" } }),
  "windows in ascending order": withCursor({
    ...days,
    param: "since",
    endParam: "until",
    inclusive: true,
    order: "ascending",
    window: { step: "P90D" },
  }),
  "a cap of six records a question": withCursor({
    ...days,
    param: "since",
    endParam: "until",
    window: { step: "P365D", cap: 6 },
  }),
  "a cap in ascending order": withCursor({
    ...days,
    param: "since",
    endParam: "until",
    inclusive: true,
    order: "ascending",
    window: { step: "P365D", cap: 6 },
  }),
  "a filter that sees the day alone": withCursor({ ...days, param: "since", granularity: "P1D" }),
  "a filter that sees the day alone, inclusive": withCursor({
    ...days,
    param: "since",
    granularity: "P1D",
    inclusive: true,
  }),
  "a feed that is left early": withCursor({ ...days, stopEarly: true }),
  "several formats": withCursor({ ...days, format: ["iso", { pattern: "yyyy-MM-dd", zone: "UTC" }], param: "since" }),
  "numbers in ascending order": withCursor({ type: "number", field: "id", param: "since_id", order: "ascending" }),
  "numbers in no order, inclusive": withCursor({ type: "number", field: "id", param: "since_id", inclusive: true }),
  "numbers that nothing filters, newest first": withCursor({ type: "number", field: "id", stopEarly: true }),
  "texts that grow": withCursor({ type: "string", field: "name", param: "after_name", order: "ascending" }),
  "texts in no order": withCursor({ type: "string", field: "name", param: "from_name", inclusive: true }),
  "tokens of the last page": withCursor({ type: "syncToken", param: "sync_token", from: "meta.sync_token" }),
  "another endpoint for what is new": withCursor(
    { ...days, param: "since" },
    { incremental: { path: "/customers/changes", records: "items" } },
  ),
  "a delta that tokens ask for": withCursor(
    { type: "syncToken", from: "meta.delta" },
    { incremental: { path: "/customers/delta/{start}", query: { kind: "all" } } },
  ),
  "start and end in templates": withCursor(days, { query: { q: 'updated >= "{start}"', until: "{end}" } }),
};

const about = /^(check: S|discover:|read: (all|every)|incremental:|state:|failure: a stream|pagination:|facts:)/;

describe("the CDK over the mock API, by kind of cursor:", () => {
  for (const [kind, project] of Object.entries(projects)) {
    describe(kind, () => {
      const source = sourceOf(project);
      const cases = acceptanceCases({ project, run: (argv, io) => run(source, argv, io) });
      for (const { name, verify } of cases.filter((each) => about.test(each.name))) test(name, verify);
    });
  }
});

function withCursor(cursor: CursorModel, facts: Partial<StreamModel> = {}): ProjectFiles {
  const { streams, ...shop } = shopWith({});
  const { customers, orders, ...others } = streams;
  if (customers === undefined || orders === undefined) throw new Error("The shop has customers and orders.");
  return { ...shop, streams: { ...others, customers: { ...customers, cursor, ...facts }, orders } };
}
