import { expect, test } from "@jest/globals";
import { problemsOf } from "../../src/define/check.js";
import { sourceOf } from "../../src/define/source-of.js";
import { checkModel } from "../../src/model/index.js";
import { formatProblem } from "../../src/model/problem.js";
import { withConnector as changedApi } from "../src/model/a-project.js";
import { shopWith, withConnector } from "./support.js";

test("a wrong option is named with its file, what it holds, and the nearest right one", () => {
  const project = changedApi({ api: { pagination: { type: "curser", param: "after" } } });
  expect(checkModel(project).map(formatProblem)[0]).toMatch(
    /^connector\.json: api\.pagination\.type is "curser".*"cursor"/,
  );
});

test("a definition that cannot work is refused with the stream and the option, before the API is asked", async () => {
  const project = shopWith({ customers: { path: "/shops/{shop}/customers" } });
  expect(problemsOf(sourceOf(project))[0]).toMatch(/^stream "customers": nothing fills \{shop\} of path/);
  await withConnector(
    async ({ api, say }) => {
      expect((await say("check")).errors[0]?.["internal_message"]).toContain("DEFINITION_INVALID");
      expect(api.requests).toEqual([]);
    },
    { project },
  );
});
