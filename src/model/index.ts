/** The model: its types, its JSON Schemas, and what every part of the house asks of it. */
export * from "./types.js";
export { type AuthCarriers, authCarriers } from "./auth-carriers.js";
export { type AuthTemplate, authTemplates, credentialSettings } from "./auth-options.js";
export { checkModel } from "./check.js";
export { connectorShape, isConnectorModel, isStreamModel, streamShape } from "./check-shape.js";
export { mockConfig } from "./mock-config.js";
export { firstError, parseJson } from "./parse-json.js";
export { keyPaths, pathKeys, pathOf } from "./path.js";
export { formatProblem, type ModelProblem, shortValue } from "./problem.js";
export { readProject } from "./read-project.js";
export { schemaAt, type SchemaPlace, typesOf } from "./schema-at.js";
export { isSecretName } from "./secrets.js";
export { type ConfigKeys, type Setting, settingFact, settingValue } from "./setting.js";
export { didYouMean, nearest } from "./suggest.js";
export { fillTemplate, settingsOf, variablesOf } from "./template.js";
export { isList, isObject, own } from "./json.js";
export { templatesOf, type TemplateUse } from "./templates.js";
export type { JsonObject } from "../protocol/messages.js";
