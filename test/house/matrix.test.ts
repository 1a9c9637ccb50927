/** The matrix of scripts/matrix.mjs: every two options meet, and every kind that the model knows is among them. */
import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { isList, isObject } from "../../src/model/json.js";
import { conflicts, project, stream } from "../../scripts/matrix/factors.mjs";
import { randomOf } from "../../scripts/lib/random.mjs";
import { pairwise } from "../../scripts/matrix/pairwise.mjs";

const connectorSchema = schema("connector");
const streamSchema = schema("stream");

describe("the matrix", () => {
  test.each([
    [
      "auth",
      kindsAt(connectorSchema, ["properties", "api", "properties", "auth"]),
      typesIn(project["auth"], ["api", "auth"]),
    ],
    [
      "pagination",
      kindsAt(connectorSchema, ["definitions", "pagination"]),
      typesIn(stream["pagination"], ["pagination"]),
    ],
    ["cursor", kindsAt(streamSchema, ["properties", "cursor"]), typesIn(stream["cursor"], ["cursor"])],
  ])("has every kind of %s", (_, kinds, tried) => {
    expect(kinds.length).toBeGreaterThan(0);
    expect(kinds.filter((kind) => !tried.includes(kind))).toEqual([]);
  });

  test("lets every two options meet that can", () => {
    const combinations = pairwise({ project, stream, conflicts, streams: 4, random: randomOf(7) });
    const met = new Set(
      combinations.flatMap((one) => one.streams.flatMap((row) => pairsOf([...itemsOf(one.project), ...itemsOf(row)]))),
    );
    const all = pairsOfFactors({ ...project, ...stream });
    const impossible = conflicts.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]);
    expect(all.filter((pair) => !met.has(pair) && !impossible.includes(pair))).toEqual([]);
    expect(impossible.filter((pair) => met.has(pair))).toEqual([]);
  });

  test("is the same for the same seed, and another for another", () => {
    const draw = (seed: number) => pairwise({ project, stream, conflicts, streams: 4, random: randomOf(seed) });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});

function schema(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../src/model/${name}.schema.json`, import.meta.url), "utf8"));
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

/** The kinds of a choice in a JSON Schema: each branch's `type`; a schema without branches has one. */
function kindsAt(document: unknown, keys: readonly string[]): string[] {
  const place = at(document, keys);
  const branches = at(place, ["oneOf"]);
  const types = (isList(branches) ? branches : [place]).map((branch) => at(branch, ["properties", "type", "const"]));
  return types.filter((type) => typeof type === "string");
}

function typesIn(options: unknown, keys: readonly string[]): unknown[] {
  return Object.values(isObject(options) ? options : {}).map((option) => at(option, [...keys, "type"]));
}

function itemsOf(row: { readonly [factor: string]: string }): string[] {
  return Object.entries(row).map(([factor, option]) => `${factor}=${option}`);
}

function pairsOf(items: readonly string[]): string[] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b) => `${a} ${b}`));
}

function pairsOfFactors(factors: { readonly [factor: string]: object }): string[] {
  const items = Object.entries(factors).map(([factor, options]) =>
    Object.keys(options).map((option) => `${factor}=${option}`),
  );
  return items.flatMap((some, index) =>
    items.slice(index + 1).flatMap((others) => some.flatMap((a) => others.map((b) => `${a} ${b}`))),
  );
}
