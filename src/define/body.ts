import type { Context } from "../auth/types.js";
import { settingFact, type ConfigKeys, type Setting } from "../model/setting.js";
import type { BodyModel, JsonTemplate, QueryValue } from "../model/types.js";
import type { BodyDefinition } from "./types.js";

/** A body whose settings (`Keys`) the type checker compares with the specification. */
export type Body<Config, Keys extends string> = BodyDefinition & {
  readonly __config?: (config: Config) => void;
  readonly __keys?: Keys;
};

/** The settings that the strings in a JSON value name, however deep; none where the value is not known. */
type KeysIn<Value> = [JsonTemplate] extends [Value] ? never : KeysOf<Value>;
type KeysOf<Value> = Value extends string
  ? ConfigKeys<Value>
  : Value extends readonly (infer Item)[]
    ? KeysIn<Item>
    : Value extends object
      ? { [Key in keyof Value]: KeysIn<Value[Key]> }[keyof Value]
      : never;

/**
 * A JSON body: `json({ filter: { since: "{start}" }, region: "{config.region}" })`. Its strings are templates; one that is exactly
 * one reference becomes the value itself, with its type. What names something that is not set is left out. A function over the
 * configuration and the variables may stand in the place of the value.
 */
export function json<Config, const Value extends JsonTemplate = never>(
  value: Value | ((context: Context<Config>) => JsonTemplate | Promise<JsonTemplate>),
): Body<Config, KeysIn<Value>>;
export function json(value: Setting<Context, JsonTemplate>): BodyDefinition {
  return jsonBody(value);
}

/** A body as HTML forms send it (`application/x-www-form-urlencoded`): `form({ since: "{start}", limit: 100 })`. */
export function form<Config, const Fields extends { readonly [name: string]: QueryValue } = never>(
  fields: Fields | ((context: Context<Config>) => JsonTemplate | Promise<JsonTemplate>),
): Body<Config, KeysIn<Fields>>;
export function form(fields: Setting<Context, JsonTemplate>): BodyDefinition {
  return formBody(fields);
}

interface GraphqlOptions {
  readonly query: string;
  readonly variables?: Setting<Context, JsonTemplate>;
}

/**
 * A GraphQL request. `query` is sent as it stands, so its braces need no care; what varies goes into `variables`, which are filled
 * like a JSON body.
 */
export function graphql<Config, const Variables extends { readonly [name: string]: JsonTemplate } = never>(options: {
  readonly query: string;
  readonly variables?: Variables | ((context: Context<Config>) => JsonTemplate | Promise<JsonTemplate>);
}): Body<Config, KeysIn<Variables>>;
export function graphql(options: GraphqlOptions): BodyDefinition {
  return graphqlBody(options);
}

/** The body that a model states, for sources that run without code. */
export function bodyOf(model: BodyModel): BodyDefinition {
  if (model.type === "json") return jsonBody(model.value);
  return model.type === "form" ? formBody(model.fields) : graphqlBody(model);
}

function jsonBody(value: Setting<Context, JsonTemplate>): BodyDefinition {
  return { type: "json", value, facts: { type: "json", value: settingFact(value) } };
}

function formBody(fields: Setting<Context, JsonTemplate>): BodyDefinition {
  return { type: "form", value: fields, facts: { type: "form", fields: settingFact(fields) } };
}

function graphqlBody({ query, variables }: GraphqlOptions): BodyDefinition {
  const stated = variables === undefined ? {} : { variables: settingFact(variables) };
  return { type: "graphql", query, value: variables ?? {}, facts: { type: "graphql", query, ...stated } };
}
