import { headerValueFault, textFault } from "../http/headers.js";
import { isUnset } from "../model/setting-path.js";
import { settingValue, type Setting } from "../model/setting.js";
import { settingsOf } from "../model/template.js";
import { ConnectorError } from "../protocol/error.js";
import type { Context } from "./types.js";

/** What cannot hold every text: each has a function that says what is wrong with a value. */
const carriers = {
  header: { fault: headerValueFault, name: "a header" },
  cookie: { fault: cookieFault, name: "a cookie" },
  query: { fault: textFault, name: "a URL" },
} as const;

/**
 * The value of a credential as it goes into a header (or where `carrier` says). `option` names it for messages: `auth.token`.
 * Throws `AUTH_SETTING_MISSING` or `AUTH_SETTING_INVALID` (config_error); neither prints the value.
 */
export async function credential<Given extends Context>(
  setting: Setting<Given>,
  option: string,
  context: Given,
  carrier: keyof typeof carriers = "header",
): Promise<string> {
  const value = await credentialText(setting, option, context);
  const { fault, name } = carriers[carrier];
  const found = fault(value);
  if (found !== undefined) throw unusable(setting, option, found, name);
  return value;
}

/** The same without a look at the characters: for what is encoded before it is sent. `optional`: without its setting it is empty. */
export async function credentialText<Given extends Context>(
  setting: Setting<Given>,
  option: string,
  context: Given,
  { optional = false } = {},
): Promise<string> {
  if (optional && typeof setting === "string" && settingsOf(setting).some((name) => isUnset(context.config, name)))
    return "";
  refuseMissing(setting, context);
  const value: unknown = await settingValue(setting, context);
  if (typeof value === "string" && (optional || value !== "")) return value;
  throw new ConnectorError({
    code: "AUTH_SETTING_MISSING",
    failureType: "config_error",
    message: `${sourceOfValue(setting, option)} gave ${value === "" ? "an empty string" : kindOf(value)}, but a credential is needed: a text that is not empty.`,
  });
}

/** A value that cannot be sent; `fault` says why, without showing it. */
export function unusable<Given extends Context>(
  setting: Setting<Given>,
  option: string,
  fault: string,
  carrier: string,
): ConnectorError {
  return new ConnectorError({
    code: "AUTH_SETTING_INVALID",
    failureType: "config_error",
    message: `${sourceOfValue(setting, option)} has ${fault}, which ${carrier} cannot carry. Copy the credential again, without line breaks and spaces around it.`,
  });
}

/** An option of the author's that cannot work; `rule` says what it is, why, and what to write. */
export function definitionError(rule: string): ConnectorError {
  return new ConnectorError({ code: "DEFINITION_INVALID", failureType: "system_error", message: rule });
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

/** What RFC 6265 §4.1.1 lets stand in a cookie's value; quotes and commas, which it does not, are sent by every browser. */
function cookieFault(value: string): string | undefined {
  const separator = /[;\s\\]|\P{ASCII}/u.exec(value);
  if (separator === null) return headerValueFault(value);
  return headerValueFault(value) ?? `a separator or another character of its own at character ${separator.index + 1}`;
}

/** What a value comes from, for messages: `The setting "api_key"`. */
export function sourceOfValue<Given extends Context>(setting: Setting<Given>, option: string): string {
  if (typeof setting !== "string") return `The function of ${option}`;
  const names = settingsOf(setting);
  return names.length === 0 ? `The value of ${option}` : `The setting ${names.map((name) => `"${name}"`).join(", ")}`;
}

function kindOf(value: unknown): string {
  return value === null || value === undefined ? "nothing" : `a ${typeof value}`;
}
