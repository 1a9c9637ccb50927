import { describe, expect, test } from "@jest/globals";
import { fillJson } from "../../../src/model/json-template.js";
import { fillTemplate, namesUnset, settingsOf, variablesOf } from "../../../src/model/template.js";

const values = {
  config: { region: "eu", size: 5, empty: "" },
  variables: { start: 1767348000, id: "a/b", none: null },
};

describe("a template", () => {
  test("names settings and variables, each apart", () => {
    const template = 'region = {config.region} AND updated >= "{start}" AND {config.a.b}';
    expect(settingsOf(template)).toEqual(["region", "a.b"]);
    expect(variablesOf(template)).toEqual(["start"]);
  });

  test("is filled, with what the caller encodes", () => {
    expect(fillTemplate("/x/{id}/{config.region}", values, encodeURIComponent)).toBe("/x/a%2Fb/eu");
    expect(fillTemplate('updated >= "{start}"', values)).toBe('updated >= "1767348000"');
  });

  test("keeps what has no value, so that it can be seen", () => {
    expect(fillTemplate("{nobody}/{config.nothing}", values)).toBe("{nobody}/{config.nothing}");
  });

  test("takes doubled braces around a word for the braces themselves, and other braces for text", () => {
    expect(fillTemplate("insights{{reach}},{start}", values)).toBe("insights{reach},1767348000");
    expect(variablesOf("insights{{reach}}")).toEqual([]);
    expect(fillTemplate('{"a":{"b":1}} { x } {}', values)).toBe('{"a":{"b":1}} { x } {}');
  });

  test.each([
    ["{config.empty}", true],
    ["{config.missing}", true],
    ["{none}", true],
    ["{missing}", true],
    ["{start}{config.size}", false],
    ["{{missing}}", false],
  ])("%s names something unset: %s", (template, unset) => {
    expect(namesUnset(template, values)).toBe(unset);
  });
});

describe("JSON with templates", () => {
  test("gets values with their types where a string is one reference, and texts elsewhere", () => {
    const template = { n: "{start}", size: "{config.size}", text: "since {start}", kept: [1, true, null] };
    expect(fillJson(template, values)).toEqual({
      n: 1767348000,
      size: 5,
      text: "since 1767348000",
      kept: [1, true, null],
    });
  });

  test("loses a key that names something unset, and what is empty by that", () => {
    expect(fillJson({ a: "{missing}", b: { c: "{none}" }, d: {}, e: 1 }, values)).toEqual({ d: {}, e: 1 });
    expect(fillJson({ a: "{missing}" }, values)).toBeUndefined();
  });

  test("loses a condition as a whole: half of it would be another one", () => {
    const where = { property: "updated", operator: "GTE", value: "{missing}" };
    const other = { property: "kind", operator: "EQ", value: "a" };
    expect(fillJson({ filters: [where, other] }, values)).toEqual({ filters: [other] });
    expect(fillJson({ groups: [{ filters: [where] }], limit: 5 }, values)).toEqual({ limit: 5 });
    expect(fillJson({ ids: ["{missing}", "{id}"] }, values)).toEqual({ ids: ["a/b"] });
  });
});
