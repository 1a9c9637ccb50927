import { isList, isObject } from "../../../model/json.js";
import { mockConfig } from "../../../model/mock-config.js";
import { isSecretName } from "../../../model/secrets.js";
import type { ConnectorSpecification } from "../../../protocol/messages.js";
import type { AcceptanceCase } from "../../types.js";
import { expectExit, expectThat } from "../expect.js";
import { validator } from "../schemas.js";
import type { Suite } from "../suite.js";

/** `spec`: one SPEC message, with a form that Airbyte's acceptance tests (CAT, TestSpec) accept. */
export function specCases(suite: Suite): AcceptanceCase[] {
  return [
    suite.withMock("spec: one SPEC message, and the mock configuration is valid against it", async () => {
      const { connectionSpecification: form } = await specOf(suite);
      const problem = validator(form)(mockConfig(suite.project.connector));
      expectThat(
        problem === undefined,
        () => `spec: the mock configuration must be valid against it, but ${problem ?? ""}.`,
      );
    }),
    suite.withMock("spec: secrets are marked, and the form uses nothing that Airbyte cannot show", async () => {
      const { connectionSpecification: form } = await specOf(suite);
      for (const [at, property] of propertiesOf(form)) checkProperty(at, property);
      for (const keyword of forbidden) {
        expectThat(
          !usesKeyword(form, keyword),
          () => `spec: "${keyword}" must not be used; Airbyte's form cannot show it.`,
        );
      }
    }),
  ];
}

const forbidden = ["$ref", "not", "anyOf", "allOf", "patternProperties", "if", "then", "else", "dependentSchemas"];

async function specOf(suite: Suite): Promise<ConnectorSpecification> {
  const transcript = await suite.invoke("spec");
  expectExit(transcript, 0, "spec");
  const specs = transcript.messages.flatMap(({ message }) => (message.type === "SPEC" ? [message.spec] : []));
  const [spec] = specs;
  expectThat(
    specs.length === 1 && spec !== undefined,
    () => `spec: one SPEC message must come, but ${specs.length} came.`,
  );
  const others = transcript.messages.filter(({ message }) => !["SPEC", "LOG"].includes(message.type));
  expectThat(
    others.length === 0,
    () => `spec: only the SPEC message may come, but there was: ${others[0]?.line ?? ""}`,
  );
  return spec;
}

function checkProperty(at: string, property: { readonly [keyword: string]: unknown }): void {
  const { type } = property;
  expectThat(typeof type === "string" || property["oneOf"] !== undefined, () => {
    return `spec: ${at} must have one type, but it has ${JSON.stringify(type)}.`;
  });
  const isScalar = type === "string" || type === "integer" || type === "number";
  const mustBeSecret = isScalar && isSecretName(at.split(".").at(-1) ?? "");
  expectThat(!mustBeSecret || property["airbyte_secret"] === true, () => {
    return `spec: ${at} names a secret, so it must have "airbyte_secret": true, or Airbyte stores and shows it in the clear.`;
  });
  const values = property["enum"];
  expectThat(
    !isList(values) || new Set(values).size === values.length,
    () => `spec: the values of ${at} must be distinct.`,
  );
}

/** The settings with their dotted places, down through objects. */
function propertiesOf(schema: unknown, at = ""): [string, { readonly [keyword: string]: unknown }][] {
  const properties = isObject(schema) && isObject(schema["properties"]) ? schema["properties"] : {};
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!isObject(property)) return [];
    const place = at === "" ? name : `${at}.${name}`;
    return [[place, property] as [string, typeof property], ...propertiesOf(property, place)];
  });
}

/** Is it used as a keyword? A setting of that name is none. */
export function usesKeyword(schema: unknown, keyword: string): boolean {
  if (isList(schema)) return schema.some((each) => usesKeyword(each, keyword));
  if (!isObject(schema)) return false;
  if (Object.hasOwn(schema, keyword)) return true;
  return Object.entries(schema).some(([name, inner]) => {
    if (name === "properties" && isObject(inner))
      return Object.values(inner).some((each) => usesKeyword(each, keyword));
    return !["default", "examples", "enum", "const"].includes(name) && usesKeyword(inner, keyword);
  });
}
