import { isObject, own } from "./json.js";

/** A configuration, or a group of settings in one. */
type Settings = { readonly [name: string]: unknown };

/** The value of a setting: `"api_key"`, or `"credentials.api_key"` for one in a group. Undefined: it is not there. */
export function settingAt(config: Settings, name: string): unknown {
  let value: unknown = config;
  for (const key of name.split(".")) value = isObject(value) ? own(value, key) : undefined;
  return value;
}

/** Is it missing, null or empty? Such a setting is taken as not given. */
export function isUnset(config: Settings, name: string): boolean {
  const value = settingAt(config, name);
  return value === undefined || value === null || value === "";
}

/** Puts values into a configuration, in place; groups that are not there are made. */
export function putSettings(config: { [name: string]: unknown }, changes: Settings): void {
  for (const [name, value] of Object.entries(changes)) {
    const keys = name.split(".");
    const last = keys.pop() ?? name;
    let group = config;
    for (const key of keys) group = groupIn(group, key);
    define(group, last, value);
  }
}

function groupIn(config: { [name: string]: unknown }, key: string): { [name: string]: unknown } {
  const known = own(config, key);
  if (isGroup(known)) return known;
  const group: { [name: string]: unknown } = {};
  define(config, key, group);
  return group;
}

function isGroup(value: unknown): value is { [name: string]: unknown } {
  return isObject(value);
}

/** A plain assignment to `__proto__` would change the object's prototype. */
function define(object: { [name: string]: unknown }, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, configurable: true, enumerable: true, writable: true });
}
