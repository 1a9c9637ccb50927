import { expect, test } from "@jest/globals";
import { checkModel } from "../../src/model/index.js";
import { formatProblem } from "../../src/model/problem.js";
import { withStream } from "../src/model/a-project.js";
import { shopWith, withConnector } from "./support.js";

const at = (updated_at: string, id: number) => ({ id, updated_at });

test("times are compared as instants, not as texts: offsets count", async () => {
  // 23:30+05:30 is before 19:00Z of the same day.
  const early = at("2026-01-01T23:30:00+05:30", 1);
  const late = at("2026-01-01T19:00:00Z", 2);
  await withConnector(
    async ({ api, say }) => {
      const first = await say("read", { streams: ["customers"] });
      expect(first.records("customers")).toEqual([early, late]);
      const next = at("2026-01-02T00:35:00+05:30", 3);
      api.add("customers", [next]);
      expect((await say("read", { streams: ["customers"], from: first })).records("customers")).toEqual([next]);
    },
    { records: { customers: [early, late] } },
  );
});

test("a day that is in no calendar is refused instead of moved into the next month", async () => {
  await withConnector(
    async ({ say }) => {
      const { code, errors } = await say("read", { streams: ["customers"] });
      expect(code).toBe(1);
      expect(errors[0]?.["message"]).toContain("2026-02-30");
    },
    {
      project: shopWith({ cursor: { param: "since" } }),
      handle: () => ({ body: { data: [at("2026-02-30T00:00:00Z", 1)], meta: {} } }),
    },
  );
});

test("a format without a zone is refused before anything is read", () => {
  const format = { pattern: "yyyy-MM-dd HH:mm:ss" };
  const project = withStream("customers", { cursor: { type: "datetime", field: "updated_at", format } });
  expect(checkModel(project).map(formatProblem).join("\n")).toMatch(/cursor\.format.*zone/s);
});
