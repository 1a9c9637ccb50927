import { isList, isObject } from "../model/json.js";
import type { ConnectorSpecification, JsonObject, JsonSchema } from "../protocol/messages.js";

type PropertyType<Property> = Property extends { readonly const: infer Value }
  ? Value
  : Property extends { readonly enum: readonly (infer Value)[] }
    ? Value
    : Property extends { readonly type: "string" }
      ? string
      : Property extends { readonly type: "integer" | "number" }
        ? number
        : Property extends { readonly type: "boolean" }
          ? boolean
          : Property extends { readonly type: "array"; readonly items: infer Item }
            ? PropertyType<Item>[]
            : Property extends { readonly oneOf: readonly (infer Form)[] }
              ? FormType<Form>
              : Property extends { readonly type: "object"; readonly properties: unknown }
                ? ConfigOf<Property>
                : unknown;

/** One type for each form of a group: their constant tells them apart. */
type FormType<Form> = Form extends unknown ? ConfigOf<Form> : never;

type RequiredName<Spec> = Spec extends { readonly required: readonly (infer Name)[] } ? Name : never;

/** Always there: required, or filled with its default. */
type PresentName<Spec, Properties> = {
  [Name in keyof Properties]: Name extends RequiredName<Spec>
    ? Name
    : Properties[Name] extends { readonly default: unknown }
      ? Name
      : never;
}[keyof Properties];

type Flat<T> = { [Key in keyof T]: T[Key] };

/** The configuration that a specification describes: required settings and those with a default are there, the others may be. */
export type ConfigOf<Spec> = Spec extends { readonly properties: infer Properties }
  ? Flat<
      { readonly [Name in PresentName<Spec, Properties>]: PropertyType<Properties[Name]> } & {
        readonly [Name in Exclude<keyof Properties, PresentName<Spec, Properties>>]?: PropertyType<Properties[Name]>;
      }
    >
  : never;

/** The connection specification, and the type of the configurations that it allows. */
export interface Spec<Config> extends ConnectorSpecification {
  readonly __config?: Config;
}

/** A setting of the connector's user: JSON Schema with Airbyte's keywords. */
export interface SpecProperty {
  readonly type: "string" | "integer" | "number" | "boolean" | "array" | "object";
  readonly title: string;
  readonly description?: string;
  readonly airbyte_secret?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly order?: number;
  /** Of a list. */
  readonly items?: { readonly type: "string" | "integer" | "number" };
  /** Of a group: settings that belong together. */
  readonly properties?: { readonly [name: string]: SpecProperty };
  readonly required?: readonly string[];
  /** Of a group with several forms: the user takes one of them. */
  readonly oneOf?: readonly SpecForm[];
  readonly [keyword: string]: unknown;
}

/** One form of a group. A string property with a `const` of its own, required and common to all forms, tells which form is meant. */
export interface SpecForm {
  /** Added where it is not written. */
  readonly type?: "object";
  readonly title: string;
  readonly description?: string;
  readonly required: readonly string[];
  readonly properties: {
    readonly [name: string]:
      SpecProperty | { readonly type: "string"; readonly const: string; readonly order?: number };
  };
}

type SecretName = "token" | "secret" | "password" | "key" | `${string}_${"token" | "secret" | "password" | "key"}`;

/** A setting with a secret's name must be marked as one (Airbyte's rule `test_secret_is_properly_marked`). */
type SecretsMarked<Properties> = {
  readonly [Name in keyof Properties]: (Name extends SecretName ? { readonly airbyte_secret: true } : unknown) &
    InnerMarked<Properties[Name]>;
};

type InnerMarked<Property> = (Property extends { readonly properties: infer Inner }
  ? { readonly properties: SecretsMarked<Inner> }
  : unknown) &
  (Property extends { readonly oneOf: infer Forms }
    ? { readonly oneOf: { readonly [Index in keyof Forms as Index & `${number}`]: InnerMarked<Forms[Index]> } }
    : unknown);

export interface SpecOptions {
  readonly documentationUrl?: string;
  readonly required: readonly string[];
  readonly properties: { readonly [name: string]: SpecProperty };
  /** The OAuth flow that Airbyte offers its users (`advanced_auth`); `connectionSpecification` holds what it fills in. */
  readonly advancedAuth?: { readonly [keyword: string]: unknown };
}

/**
 * What a user of the connector fills in. `required` names settings of `properties`; Airbyte shows them in the order of writing
 * unless `order` says otherwise.
 */
export function defineSpec<const Options extends SpecOptions>(
  options: Options & {
    readonly required: readonly (keyof Options["properties"] & string)[];
    readonly properties: SecretsMarked<Options["properties"]>;
  },
): Spec<ConfigOf<Options>> {
  return specification(options);
}

/** The specification message's content; also for a model that runs without code. */
export function specification(options: {
  readonly documentationUrl?: string | undefined;
  readonly required: readonly string[];
  readonly properties: { readonly [name: string]: object };
  readonly advancedAuth?: { readonly [keyword: string]: unknown } | undefined;
}): ConnectorSpecification {
  const connectionSpecification: JsonSchema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "object",
    additionalProperties: true,
    required: options.required,
    properties: ordered(options.properties),
  };
  return {
    ...(options.documentationUrl === undefined ? {} : { documentationUrl: options.documentationUrl }),
    connectionSpecification,
    ...(options.advancedAuth === undefined ? {} : { advanced_auth: options.advancedAuth }),
    protocol_version: "0.3.2",
  };
}

/** Fields are shown in the order of writing, those in groups and in their forms too. */
function ordered(properties: JsonObject): JsonObject {
  const entries = Object.entries(properties).map(([name, property], order): [string, unknown] => {
    if (!isObject(property)) return [name, property];
    const { properties: inner, oneOf: forms } = property;
    return [
      name,
      {
        order,
        ...property,
        ...(isObject(inner) ? { properties: ordered(inner) } : {}),
        ...(isList(forms) ? { oneOf: forms.map(orderedForm) } : {}),
      },
    ];
  });
  return Object.fromEntries(entries);
}

function orderedForm(form: unknown): unknown {
  if (!isObject(form)) return form;
  const { properties } = form;
  return { type: "object", ...form, ...(isObject(properties) ? { properties: ordered(properties) } : {}) };
}
