import type { Context } from "../model/setting.js";
import { asConnectorError, ConnectorError } from "../protocol/error.js";
import type { JsonObject } from "../protocol/messages.js";

export interface ShapeOptions {
  readonly stream: string;
  readonly transform?: ((record: JsonObject, context: Context) => JsonObject | undefined) | undefined;
  /** Given to the transform. */
  readonly context: Context;
  /** Path variables and the values they get in each record. */
  readonly add: { readonly [variable: string]: unknown };
}

/**
 * A function that makes what is passed on of a record as it came: the author's transform, then the path variables. Undefined: the
 * transform dropped the record. The record itself is changed, which spares a copy.
 * @throws ConnectorError TRANSFORM_FAILED (system_error)
 */
export function recordShaper(options: ShapeOptions): (record: JsonObject) => JsonObject | undefined {
  const added = Object.entries(options.add);
  const transform = options.transform === undefined ? undefined : transformer(options.transform, options);
  if (added.length === 0) return transform ?? ((record) => record);
  return (record) => {
    const shaped = transform === undefined ? record : transform(record);
    if (shaped === undefined) return undefined;
    for (const [variable, value] of added) setField(shaped, variable, value);
    return shaped;
  };
}

function transformer(transform: NonNullable<ShapeOptions["transform"]>, { stream, context }: ShapeOptions) {
  return (record: JsonObject): JsonObject | undefined => {
    let shaped: unknown;
    try {
      shaped = transform(record, context);
    } catch (error) {
      throw transformError(stream, `failed: ${error instanceof Error ? error.message : String(error)}`, error);
    }
    if (shaped === undefined || isRecord(shaped)) return shaped;
    const kind = shaped instanceof Promise ? "a promise; it must not be async" : "no object";
    throw transformError(stream, `returned ${kind}. It returns the record, or undefined to drop it.`);
  };
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Promise);
}

/** A plain assignment to `__proto__` would change what the record is. */
function setField(record: JsonObject, name: string, value: unknown): void {
  if (name !== "__proto__") record[name] = value;
  else Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
}

function transformError(stream: string, what: string, cause?: unknown): ConnectorError {
  const detail = cause === undefined ? undefined : asConnectorError(cause).detail;
  return new ConnectorError({
    code: "TRANSFORM_FAILED",
    failureType: "system_error",
    message: `Stream "${stream}": its transform ${what}`,
    ...(detail === undefined ? {} : { detail }),
    cause,
  });
}
