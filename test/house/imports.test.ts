import { describe, expect, test } from "@jest/globals";
import { importCircles, importsOf, roomOf, rooms } from "./imports.js";

const imports = importsOf(["src", "generator"]);

describe("the rooms of the CDK", () => {
  test("import only from rooms below their own", () => {
    const upward = imports
      .filter(({ from, to }) => inCdk(from) && inCdk(to))
      .filter((link) => !allowed(link))
      .map(({ from, to }) => `${from} imports ${to}`);
    expect(upward).toEqual([]);
  });

  test("are all listed", () => {
    const unknown = imports.map(({ from }) => from).filter((file) => inCdk(file) && !rooms.includes(roomOf(file)));
    expect([...new Set(unknown)]).toEqual([]);
  });

  test("know nothing of the generator", () => {
    expect(imports.filter(({ from, to }) => inCdk(from) && to.startsWith("generator/"))).toEqual([]);
  });

  test("leave the testing room alone with the model and the protocol", () => {
    const others = imports
      .filter(({ from, to }) => roomOf(from) === "testing" && inCdk(to))
      .filter(({ to }) => !["testing", "model", "protocol"].includes(roomOf(to)));
    expect(others).toEqual([]);
  });
});

describe("the rooms of the generator", () => {
  test("reach the CDK by its public names only", () => {
    expect(imports.filter(({ from, to }) => from.startsWith("generator/") && inCdk(to))).toEqual([]);
  });

  test("know no prompts in model and infer", () => {
    const prompts = /^(inquirer|@inquirer\/|plop$|node-plop$)|^generator\/(questions|terminal|commands|cli)/;
    expect(linksFrom(["model", "infer"], prompts)).toEqual([]);
  });

  test("know no disk in render and plan, except that render reads its templates", () => {
    const disk = /^(node:)?fs(\/promises)?$|^fs-extra$|^generator\/(apply|commands|questions|terminal|cli)/;
    expect(
      linksFrom(["render", "plan"], disk).filter((link) => link !== "generator/render/templates.ts imports node:fs"),
    ).toEqual([]);
  });

  test("leave writing to apply: render, plan, model and infer never import it", () => {
    expect(linksFrom(["render", "plan", "model", "infer"], /^generator\/apply/)).toEqual([]);
  });
});

test("no files import each other in a circle", () => {
  expect(importCircles(imports)).toEqual([]);
});

function linksFrom(names: readonly string[], to: RegExp): string[] {
  return imports
    .filter((link) => names.some((name) => link.from.startsWith(`generator/${name}/`)) && to.test(link.to))
    .map((link) => `${link.from} imports ${link.to}`);
}

function inCdk(file: string): boolean {
  return file.startsWith("src/");
}

/** Downwards, within a room, or types that `define` names of the rooms below it (which is downwards too). */
function allowed({ from, to, typeOnly }: { from: string; to: string; typeOnly: boolean }): boolean {
  const [above, below] = [rooms.indexOf(roomOf(from)), rooms.indexOf(roomOf(to))];
  if (roomOf(from) === roomOf(to) || above < below) return true;
  return typeOnly && roomOf(to) === "define" && to === "src/define/types.ts";
}
