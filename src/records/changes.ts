import type { Context } from "../model/setting.js";
import { pathKeys } from "../model/path.js";
import { isUnset, settingAt } from "../model/setting-path.js";
import { fillTemplate, settingsOf, variablesOf } from "../model/template.js";
import type { ChangesModel } from "../model/types.js";
import type { JsonObject } from "../protocol/messages.js";
import { fieldReader } from "./path.js";
import { removePath, setPath } from "./set-path.js";

/**
 * A function that changes records as the model says, in place: first fields get other names, then fields go, then fields come. A field
 * to rename that is not there is passed over; one to add whose template needs a setting that is not set is left out.
 */
export function recordChanger(changes: ChangesModel, context: Context): (record: JsonObject) => void {
  const { rename = {}, remove = [], add = {} } = changes;
  const renames = Object.entries(rename).map(([from, to]) => {
    const keys = pathKeys(from);
    return { keys, read: fieldReader(keys), to: pathKeys(to) };
  });
  const removed = remove.map(pathKeys);
  const added = Object.entries(add).flatMap(([field, template]) => {
    const value = valueOf(template, context);
    return value === undefined ? [] : [{ keys: pathKeys(field), value }];
  });
  return (record) => {
    for (const { keys, read, to } of renames) {
      const value = read(record);
      if (value === undefined) continue;
      removePath(record, keys);
      setPath(record, to, value);
    }
    for (const keys of removed) removePath(record, keys);
    for (const { keys, value } of added) setPath(record, keys, value);
  };
}

/** A template that is one reference keeps the type of what it names. */
function valueOf(template: unknown, { config, params }: Context): unknown {
  if (typeof template !== "string") return template;
  if (settingsOf(template).some((setting) => isUnset(config, setting))) return undefined;
  if (variablesOf(template).some((variable) => !Object.hasOwn(params, variable))) return undefined;
  const [, setting] = /^\{config\.([A-Za-z0-9_.]+)\}$/.exec(template) ?? [];
  return setting === undefined ? fillTemplate(template, { config, variables: params }) : settingAt(config, setting);
}
