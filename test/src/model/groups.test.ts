/** Settings in groups, and groups that have several forms. */
import { describe, expect, test } from "@jest/globals";
import { checkModel } from "../../../src/model/check.js";
import { mockConfig } from "../../../src/model/mock-config.js";
import { formatProblem } from "../../../src/model/problem.js";
import { formCount, settingPlaces } from "../../../src/model/settings.js";
import { isUnset, putSettings, settingAt } from "../../../src/model/setting-path.js";
import { fillTemplate, settingsOf } from "../../../src/model/template.js";
import type { ConfigProperty } from "../../../src/model/types.js";
import { withConnector } from "./a-project.js";

const secret = { type: "string", title: "Secret", airbyte_secret: true } as const;
const mark = (value: string) => ({ type: "string", title: "Kind", const: value }) as const;
const credentials: ConfigProperty = {
  type: "object",
  title: "Authentication",
  oneOf: [
    { title: "Account", required: ["kind", "password"], properties: { kind: mark("account"), password: secret } },
    { title: "Key", required: ["kind", "api_key"], properties: { kind: mark("key"), api_key: secret } },
  ],
};

/** What is wrong with acme when it also has this group; its token is the group's API key. */
function problems(group: object): string[] {
  const auth = { type: "bearer", token: "{config.credentials.api_key}" };
  const config = { required: ["credentials"], properties: { api_key: undefined, credentials: group } };
  return checkModel(withConnector({ api: { auth }, config })).map(formatProblem);
}

function withForms(...forms: readonly object[]): object {
  return { type: "object", title: "Authentication", oneOf: forms };
}

describe("a model with a group of settings", () => {
  test("is right when its forms can be told apart", () => {
    expect(problems(credentials)).toEqual([]);
    expect(problems({ type: "object", title: "A", required: ["api_key"], properties: { api_key: secret } })).toEqual(
      [],
    );
  });

  test("is told which setting of a group a template means", () => {
    const api = { auth: { token: "{config.credentials.api_kee}" } };
    const project = withConnector({ api, config: { properties: { credentials } } });
    expect(checkModel(project).map(formatProblem)[0]).toBe(
      'connector.json: api.auth.token is "{config.credentials.api_kee}": There is no setting "credentials.api_kee". Did you mean "credentials.api_key"? Or add it to config.properties.',
    );
  });

  const account = { title: "A", required: ["kind"], properties: { kind: mark("a"), api_key: secret } };
  test.each<[string, object, RegExp]>([
    [
      "forms without a constant",
      withForms({ title: "A", required: [], properties: { api_key: secret } }),
      /oneOf: Forms are told apart by exactly one constant text/,
    ],
    [
      "a constant that is not required",
      withForms(account, { title: "B", required: [], properties: { kind: mark("b") } }),
      /told apart by exactly one constant text/,
    ],
    [
      "two constants",
      withForms({
        title: "A",
        required: ["kind", "way"],
        properties: { kind: mark("a"), way: mark("a"), api_key: secret },
      }),
      /exactly one constant text/,
    ],
    ["forms of one constant", withForms(account, { ...account, title: "B" }), /is "a": Two forms have the same kind/],
    [
      "a required setting that the form lacks",
      withForms({ ...account, required: ["kind", "api_kee"] }),
      /oneOf\.0\.required is "api_kee": No such setting.*Did you mean "api_key"\?/,
    ],
    ["a group without settings", { type: "object", title: "A" }, /A group has either properties or several forms/],
    [
      "forms of a text",
      { type: "string", title: "A", oneOf: [account] },
      /oneOf: Only a setting of type "object" has it/,
    ],
    [
      "a secret in a form that is not marked",
      withForms({ ...account, properties: { kind: mark("a"), api_key: { type: "string", title: "K" } } }),
      /oneOf\.0\.properties\.api_key: A setting of that name is a secret/,
    ],
    [
      "a place that is taken twice in a form",
      withForms({ ...account, properties: { kind: { ...mark("a"), order: 1 }, api_key: { ...secret, order: 1 } } }),
      /oneOf\.0\.properties\.api_key\.order is 1: kind has the same place/,
    ],
  ])("is refused for %s", (_name, group, message) => {
    expect(problems(group).join("\n")).toMatch(message);
  });

  test.each<[object, RegExp | undefined]>([
    [{ items: { type: "string" } }, undefined],
    [{ items: { type: "string" }, default: ["eu"] }, undefined],
    [{ items: { type: "string" }, default: [1] }, /default is \[1\]: It must be of the setting's type, array/],
    [{ items: { type: "string" }, default: "eu" }, /default is "eu"/],
    [{}, /A list says what it holds/],
  ])("has lists of texts: %j", (regions, message) => {
    const project = withConnector({ config: { properties: { regions: { type: "array", title: "R", ...regions } } } });
    const found = checkModel(project).map(formatProblem).join("\n");
    if (message === undefined) expect(found).toBe("");
    else expect(found).toMatch(message);
  });
});

test("the places of settings go into groups and all their forms", () => {
  const places = settingPlaces({ required: ["credentials"], properties: { credentials } });
  expect(places.map(({ name, required, form }) => [name, required, form?.index])).toEqual([
    ["credentials", true, undefined],
    ["credentials.kind", true, 0],
    ["credentials.password", true, 0],
    ["credentials.kind", true, 1],
    ["credentials.api_key", true, 1],
  ]);
  expect(places.at(-1)?.at).toBe("config.properties.credentials.oneOf.1.properties.api_key");
  expect(formCount({ required: [], properties: { credentials } })).toBe(2);
  expect(formCount({ required: [], properties: { secret } })).toBe(1);
});

test("a configuration for the mock takes the form that it is asked for", () => {
  const regions = { type: "array", title: "R", items: { type: "string" } } as const;
  const { connector } = withConnector({ config: { properties: { api_key: undefined, credentials, regions } } });
  const start = { start_date: "2020-01-01T00:00:00Z", regions: ["mock-regions"] };
  expect(mockConfig(connector)).toEqual({ ...start, credentials: { kind: "account", password: "mock-password" } });
  const key = { ...start, credentials: { kind: "key", api_key: "mock-api_key" } };
  expect(mockConfig(connector, { form: 1 })).toEqual(key);
  expect(mockConfig(connector, { form: 7 })).toEqual(key);
});

describe("a setting in a group", () => {
  test("is named and filled by its path", () => {
    const template = "Key {config.credentials.api_key} of {config.user}";
    expect(settingsOf(template)).toEqual(["credentials.api_key", "user"]);
    const config = { credentials: { api_key: "abc" } };
    expect(fillTemplate(template, { config })).toBe("Key abc of {config.user}");
    expect(fillTemplate("{config.a.b}{config.constructor.name}", { config: { a: "text" } })).toBe(
      "{config.a.b}{config.constructor.name}",
    );
  });

  test("is put where it belongs; groups that are missing are made, prototypes never touched", () => {
    const config: { [name: string]: unknown } = { a: { b: 1, c: 2 }, text: "x" };
    putSettings(config, { "a.b": 3, "new.d": 4, "text.e": 5, f: 6 });
    expect(config).toEqual({ a: { b: 3, c: 2 }, new: { d: 4 }, text: { e: 5 }, f: 6 });
    putSettings(config, { "__proto__.polluted": true });
    expect({}).not.toHaveProperty("polluted");
    expect(settingAt(config, "__proto__.polluted")).toBe(true);
  });

  test.each([[{}], [{ a: {} }], [{ a: { b: "" } }], [{ a: { b: null } }], [{ a: "text" }], [{ a: ["b"] }]])(
    "is not set in %j",
    (config) => {
      expect(isUnset(config, "a.b")).toBe(true);
    },
  );
});
