import { type ChangesModel, isObject, own, pathKeys, type Schema } from "@create-connector/cdk/model";

/**
 * The schema of records behind their changes, from one that may be of before: fields have their new names, those that go are gone, and
 * those that come are there. A schema of behind the changes stays as it is.
 */
export function changedSchema(schema: Schema, { rename = {}, remove = [], add = {} }: ChangesModel): Schema {
  const renamed = Object.entries(rename).reduce((result, [from, to]) => {
    const [key = "", ...rest] = pathKeys(from);
    const property = rest.length === 0 ? own(propertiesOf(result), key) : undefined;
    return property === undefined ? result : withProperty(without(result, [key]), to, property);
  }, schema);
  const removed = remove.reduce<Schema>((result, path) => without(result, pathKeys(path)), renamed);
  return Object.entries(add).reduce((result, [field, value]) => {
    return own(propertiesOf(result), field) === undefined ? withProperty(result, field, typeOf(value)) : result;
  }, removed);
}

function without(schema: Schema, [key, ...rest]: readonly string[]): Schema {
  const properties = propertiesOf(schema);
  const known = key === undefined ? undefined : own(properties, key);
  if (key === undefined || known === undefined) return schema;
  const others = Object.entries(properties).flatMap(([name, property]): [string, unknown][] => {
    if (name !== key) return [[name, property]];
    return rest.length > 0 && isObject(property) ? [[name, without(property, rest)]] : [];
  });
  return { ...schema, properties: Object.fromEntries(others) };
}

function withProperty(schema: Schema, name: string, property: unknown): Schema {
  return { ...schema, properties: Object.fromEntries([...Object.entries(propertiesOf(schema)), [name, property]]) };
}

function typeOf(value: unknown): Schema {
  if (typeof value === "number") return { type: ["null", Number.isInteger(value) ? "integer" : "number"] };
  return { type: ["null", typeof value === "boolean" ? "boolean" : "string"] };
}

function propertiesOf(schema: Schema): { readonly [name: string]: unknown } {
  return isObject(schema["properties"]) ? schema["properties"] : {};
}
