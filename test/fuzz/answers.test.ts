/** Answers, models and samples that are damaged anywhere: a project, or an error that says what is wrong; never a crash, never a file outside. */
import { isAbsolute, normalize } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import { UserError } from "../../generator/errors.js";
import { inferSample, parseSample } from "../../generator/infer/index.js";
import { modelFromAnswers } from "../../generator/model/from-answers.js";
import { checkModel } from "../../src/model/check.js";
import { isConnectorModel, isStreamModel } from "../../src/model/check-shape.js";
import { isObject } from "../../src/model/json.js";
import type { ProjectFiles } from "../../src/model/types.js";
import { exampleModel, exampleNames } from "../support/examples.js";
import { rendered } from "../generator/render/rendered.js";
import { damaged, hostilePaths } from "./damage.js";

const defaults = { uuid: "3f1c2b7e-0b7a-4f6e-9a55-0c6a2f4b8d11", year: 2026 };
const example = fc.constantFrom(...exampleNames);
/** Rendering takes a hundred times as long as refusing: of the models that pass, one in some is written. */
const oneIn = 10;

/** Milliseconds: hundreds of projects take their time on a loaded machine. */
jest.setTimeout(300_000);

describe("damaged input", () => {
  test("answers make a project or a clear error", async () => {
    let made = 0;
    const answers = example.chain((name) => damaged(wholeAnswers(name)));
    await fc.assert(
      fc.asyncProperty(answers, async (damage) => {
        const project = projectOrError(() => modelFromAnswers(isObject(damage) ? damage : {}, defaults));
        if (project !== undefined && made++ % oneIn === 0) await staysInside(project);
      }),
      { numRuns: 900 },
    );
    expect(made).toBeGreaterThan(20);
  });

  test("a damaged model is refused with its place, or can be rendered", async () => {
    let passed = 0;
    const models = example.chain((name) => damaged(exampleModel(name)));
    await fc.assert(
      fc.asyncProperty(models, async (damage) => {
        const project = modelIn(damage);
        if (project === undefined) return;
        const problems = checkModel(project);
        for (const { file, rule } of problems)
          expect([file, rule]).toEqual([expect.stringMatching(/\.json$/), expect.stringMatching(/\S/)]);
        if (problems.length === 0 && passed++ % oneIn === 0) await staysInside(project);
      }),
      { numRuns: 600 },
    );
    expect(passed).toBeGreaterThan(20);
  });

  test("a stream of any name is refused or stays in its place", async () => {
    const slack = wholeAnswers("slack");
    const [first] = Object.values(slack.streams);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...hostilePaths), fc.string({ unit: "grapheme" })), async (name) => {
        const streams = Object.fromEntries([[name, first]]);
        const project = projectOrError(() => modelFromAnswers({ ...slack, streams }, defaults));
        if (project !== undefined) await staysInside(project);
      }),
      { numRuns: 150 },
    );
  });

  test("samples are understood or refused", () => {
    const bodies = example.chain((name) =>
      damaged({ data: Object.values(exampleModel(name).fixtures)[0], next: "https://a.example/?page=2" }),
    );
    const texts = fc.oneof(
      bodies.map((body) => JSON.stringify(body)),
      fc.tuple(bodies, fc.nat({ max: 400 })).map(([body, end]) => JSON.stringify(body).slice(0, end)),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = projectOrError(() => inferSample(parseSample(text), { stream: "things" }));
        if (found !== undefined) expect(found.fixtures.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 500 },
    );
  });
});

/** An example's answers, with all that its samples show. */
function wholeAnswers(name: string) {
  const { connector, streams, schemas, fixtures } = exampleModel(name);
  const whole = Object.entries(streams).map(([stream, facts]) => {
    return [stream, { ...facts, schema: schemas[stream], fixtures: fixtures[stream] }] as const;
  });
  return { ...connector, streams: Object.fromEntries(whole) };
}

/** What a function gives; nothing where it refuses the input as a user's mistake, in words. */
function projectOrError<Result>(make: () => Result): Result | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.message).toMatch(/\S/);
    return undefined;
  }
}

/** A damaged model as far as its files have the right shape; that is looked at first when a project is read. */
function modelIn(damage: unknown): ProjectFiles | undefined {
  if (!isObject(damage) || !isConnectorModel(damage["connector"])) return undefined;
  const { connector, streams, schemas, fixtures } = damage;
  if (!isObject(streams) || !isObject(schemas) || !isObject(fixtures)) return undefined;
  const checked = Object.entries(streams).flatMap(([name, stream]) =>
    isStreamModel(stream) ? [[name, stream] as const] : [],
  );
  if (checked.length !== Object.keys(streams).length || checked.length === 0) return undefined;
  const objects = (values: { readonly [name: string]: unknown }) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (isObject(value) ? [[name, value] as const] : [])),
    );
  const lists = Object.entries(fixtures).map(
    ([name, list]) => [name, Array.isArray(list) ? list.filter(isObject) : []] as const,
  );
  return {
    connector,
    streams: Object.fromEntries(checked),
    schemas: objects(schemas),
    fixtures: Object.fromEntries(lists),
  };
}

async function staysInside(project: ProjectFiles): Promise<void> {
  for (const { path } of await rendered(project)) {
    expect([path, isAbsolute(path), normalize(path).startsWith("..")]).toEqual([path, false, false]);
    expect(path).not.toMatch(/[\0\\]/);
  }
}
