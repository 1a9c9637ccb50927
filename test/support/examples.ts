import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSample } from "../../generator/infer/index.js";
import type { Sample } from "../../generator/infer/types.js";
import { modelFromAnswers } from "../../generator/model/from-answers.js";
import { isObject } from "../../src/model/json.js";
import type { ProjectFiles } from "../../src/model/types.js";

const folder = join(import.meta.dirname, "../../examples");

/** Names of the examples, sorted. */
export const exampleNames = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** The model that an example's answers and samples make. What is random or depends on the day is fixed. */
export function exampleModel(name: string): ProjectFiles {
  const answers: unknown = JSON.parse(readFileSync(join(folder, name, "answers.json"), "utf8"));
  if (!isObject(answers) || !isObject(answers["streams"]))
    throw new Error(`examples/${name}/answers.json has no streams`);
  const samples = Object.entries(answers["streams"]).flatMap(([stream, answer]): [string, Sample][] => {
    const file = isObject(answer) ? answer["sample"] : undefined;
    if (typeof file !== "string") return [];
    return [[stream, parseSample(readFileSync(join(folder, name, file), "utf8"), file)]];
  });
  const defaults = { uuid: "3f1c2b7e-0b7a-4f6e-9a55-0c6a2f4b8d11", year: 2026 };
  return modelFromAnswers(answers, { ...defaults, samples: Object.fromEntries(samples) });
}
