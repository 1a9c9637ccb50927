/** The model: its types, its JSON Schemas, and what every part of the house asks of it. */
export * from "./types.js";
export type * from "./oauth-types.js";
export {
  type JwtAlgorithm,
  jwtAlgorithms,
  type JwtModel,
  type LoginModel,
  type SessionTokenModel,
} from "./token-types.js";
export { type AuthCarriers, authCarriers } from "./auth-carriers.js";
export { advancedAuth } from "./advanced-auth.js";
export { singleAuths, takenAuth } from "./auth-choice.js";
export { type AuthTemplate, authTemplates, credentialSettings, namesSecret } from "./auth-options.js";
export { checkModel } from "./check.js";
export { placeInRecords } from "./check-pagination.js";
export { isZone } from "./check-cursors.js";
export { cursorField, cursorOrder, cursorParams, cursorTemplates, dateFormats } from "./cursor.js";
export { connectorShape, isConnectorModel, isStreamModel, streamShape } from "./check-shape.js";
export { choicesOf, listSetting, listValues } from "./partitions.js";
export { itemFields } from "./item-faults.js";
export { mockConfig } from "./mock-config.js";
export { firstError, parseJson } from "./parse-json.js";
export { keyPaths, pathKeys, pathOf } from "./path.js";
export { formatProblem, type ModelProblem, shortValue } from "./problem.js";
export { readProject } from "./read-project.js";
export { schemaAt, type SchemaPlace, typesOf } from "./schema-at.js";
export { isSecretName } from "./secrets.js";
export { formCount, type SettingPlace, settingPlaces } from "./settings.js";
export { isUnset, putSettings, settingAt } from "./setting-path.js";
export { type ConfigKeys, type KeysIn, type Setting, settingFact, type SettingName, settingValue } from "./setting.js";
export { didYouMean, nearest } from "./suggest.js";
export { fillTemplate, settingsOf, variablesOf } from "./template.js";
export { isList, isObject, own } from "./json.js";
export { templatesOf, type TemplateUse } from "./templates.js";
export { jsonTemplates } from "./json-template.js";
export { cursorVariables } from "./variables.js";
export type { JsonObject } from "../protocol/messages.js";
export { addedVariables } from "./variables.js";
