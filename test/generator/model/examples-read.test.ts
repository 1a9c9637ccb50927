/** Examples whose requests are more than a GET, read by the CDK over the mock API: no code between the answers and the records. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "@jest/globals";
import { isObject, type ProjectFiles } from "@create-connector/cdk/model";
import { parseSample } from "../../../generator/infer/index.js";
import type { Sample } from "../../../generator/infer/types.js";
import { modelFromAnswers } from "../../../generator/model/from-answers.js";
import { sourceOf } from "../../../src/define/source-of.js";
import { run } from "../../../src/run.js";
import { acceptanceCases } from "../../../src/testing/index.js";

const defaults = { uuid: "3f1c2b7e-0b7a-4f6e-9a55-0c6a2f4b8d11", year: 2026 };

describe.each(["github-graphql", "hubspot", "jira", "xero"])("the example %s", (name) => {
  const project = modelOf(path.join(import.meta.dirname, "../../../examples", name));
  const source = sourceOf(project);
  const cases = acceptanceCases({ project, run: (argv, io) => run(source, argv, io) });
  const telling =
    /^(facts|check: S|read: (all|every)|incremental:|state:|failure: (a stream|200)|pagination:|rotation:|secrets:)/;
  test.each(cases.filter((each) => telling.test(each.name)).map(({ name: title, verify }) => [title, verify] as const))(
    "%s",
    async (_title, verify) => {
      await verify();
    },
  );
});

function modelOf(folder: string): ProjectFiles {
  const answers: unknown = JSON.parse(readFileSync(path.join(folder, "answers.json"), "utf8"));
  if (!isObject(answers) || !isObject(answers["streams"])) throw new Error("no answers");
  const samples = Object.entries(answers["streams"]).flatMap(([stream, answer]): [string, Sample][] => {
    const file = isObject(answer) ? answer["sample"] : undefined;
    return typeof file === "string" ? [[stream, parseSample(readFileSync(path.join(folder, file), "utf8"), file)]] : [];
  });
  return modelFromAnswers(answers, { ...defaults, samples: Object.fromEntries(samples) });
}
