import { headerValueFault } from "../http/headers.js";
import { settingValue, type Setting } from "../model/setting.js";
import { settingsOf } from "../model/template.js";
import { ConnectorError } from "../protocol/error.js";
import { isUnset } from "../model/setting-path.js";
import type { Context } from "./types.js";

/**
 * The value of a credential as it goes into a header. `option` names it for messages: `auth.token`.
 * Throws `AUTH_SETTING_MISSING` or `AUTH_SETTING_INVALID` (config_error); neither prints the value.
 */
export async function credential<Given extends Context>(
  setting: Setting<Given>,
  option: string,
  context: Given,
): Promise<string> {
  refuseMissing(setting, context);
  const value: unknown = await settingValue(setting, context);
  const source = describe(setting, option);
  if (typeof value !== "string" || value === "") {
    throw new ConnectorError({
      code: "AUTH_SETTING_MISSING",
      failureType: "config_error",
      message: `${source} gave ${value === "" ? "an empty string" : kindOf(value)}, but a credential is needed: a text that is not empty.`,
    });
  }
  const fault = headerValueFault(value);
  if (fault === undefined) return value;
  throw new ConnectorError({
    code: "AUTH_SETTING_INVALID",
    failureType: "config_error",
    message: `${source} has ${fault}, which a header cannot carry. Copy the credential again, without line breaks and spaces around it.`,
  });
}

function refuseMissing<Given extends Context>(setting: Setting<Given>, context: Given): void {
  if (typeof setting !== "string") return;
  const missing = settingsOf(setting).find((name) => isUnset(context.config, name));
  if (missing === undefined) return;
  throw new ConnectorError({
    code: "AUTH_SETTING_MISSING",
    failureType: "config_error",
    message: `The setting "${missing}" is missing or empty, but the API needs it to know who asks. Set "${missing}" in the configuration.`,
  });
}

function describe<Given extends Context>(setting: Setting<Given>, option: string): string {
  if (typeof setting !== "string") return `The function of ${option}`;
  const names = settingsOf(setting);
  return names.length === 0 ? `The value of ${option}` : `The setting ${names.map((name) => `"${name}"`).join(", ")}`;
}

function kindOf(value: unknown): string {
  return value === null || value === undefined ? "nothing" : `a ${typeof value}`;
}
