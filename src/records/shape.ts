import type { Context } from "../model/setting.js";
import type { ChangesModel } from "../model/types.js";
import { asConnectorError, ConnectorError } from "../protocol/error.js";
import type { JsonObject, JsonSchema, RecordChange } from "../protocol/messages.js";
import { recordChanger } from "./changes.js";
import { recordCoercer } from "./coerce.js";
import { setField } from "./set-path.js";

export interface ShapeOptions {
  readonly stream: string;
  readonly changes?: ChangesModel | undefined;
  readonly filter?: ((record: JsonObject, context: Context) => boolean) | undefined;
  readonly transform?: ((record: JsonObject, context: Context) => JsonObject | undefined) | undefined;
  /** Given to the functions. */
  readonly context: Context;
  /** Path variables and the values they get in each record. */
  readonly add: { readonly [variable: string]: unknown };
  /** Make values what the schema says; those at `keep` are never null. `tell`: what became null in a record. */
  readonly coerce?: {
    readonly schema: JsonSchema;
    readonly keep: readonly (readonly string[])[];
    readonly tell: (changes: readonly RecordChange[]) => void;
  };
}

type Step = (record: JsonObject) => JsonObject | undefined;

/**
 * A function that makes what is passed on of a record as it came: the declared changes, the author's filter and transform, the path
 * variables, and at last the types of the schema. Undefined: filter or transform dropped the record. The record itself is changed, which spares a copy.
 * @throws ConnectorError TRANSFORM_FAILED (system_error)
 */
export function recordShaper(options: ShapeOptions): Step {
  const steps = stepsOf(options);
  const [only] = steps;
  if (only === undefined) return (record) => record;
  if (steps.length === 1) return only;
  return (record) => {
    let shaped: JsonObject | undefined = record;
    for (const step of steps) {
      shaped = step(shaped);
      if (shaped === undefined) return undefined;
    }
    return shaped;
  };
}

function stepsOf(options: ShapeOptions): Step[] {
  const { changes, filter, transform, add, coerce, context } = options;
  const added = Object.entries(add);
  return [
    ...(changes === undefined ? [] : [inPlace(recordChanger(changes, context))]),
    ...(filter === undefined ? [] : [filterStep(filter, options)]),
    ...(transform === undefined ? [] : [transformStep(transform, options)]),
    ...(added.length === 0
      ? []
      : [
          inPlace((record) => {
            for (const [variable, value] of added) setField(record, variable, value);
          }),
        ]),
    ...(coerce === undefined ? [] : [coerceStep(coerce)]),
  ];
}

function coerceStep({ schema, keep, tell }: NonNullable<ShapeOptions["coerce"]>): Step {
  const coerce = recordCoercer(schema, keep);
  return inPlace((record) => {
    const nulled = coerce(record);
    if (nulled !== undefined) tell(nulled);
  });
}

function inPlace(change: (record: JsonObject) => void): Step {
  return (record) => {
    change(record);
    return record;
  };
}

function filterStep(filter: NonNullable<ShapeOptions["filter"]>, { stream, context }: ShapeOptions): Step {
  return (record) => {
    const kept: unknown = attempt(() => filter(record, context), stream, "filter");
    if (typeof kept === "boolean") return kept ? record : undefined;
    const kind = kept instanceof Promise ? "a promise; it must not be async" : "no boolean";
    throw failure(stream, "filter", `returned ${kind}. It returns true for a record that is kept.`);
  };
}

function transformStep(transform: NonNullable<ShapeOptions["transform"]>, { stream, context }: ShapeOptions): Step {
  return (record) => {
    const shaped: unknown = attempt(() => transform(record, context), stream, "transform");
    if (shaped === undefined || isRecord(shaped)) return shaped;
    const kind = shaped instanceof Promise ? "a promise; it must not be async" : "no object";
    throw failure(stream, "transform", `returned ${kind}. It returns the record, or undefined to drop it.`);
  };
}

function attempt(run: () => unknown, stream: string, what: "filter" | "transform"): unknown {
  try {
    return run();
  } catch (error) {
    throw failure(stream, what, `failed: ${error instanceof Error ? error.message : String(error)}`, error);
  }
}

function isRecord(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Promise);
}

function failure(stream: string, what: "filter" | "transform", problem: string, cause?: unknown): ConnectorError {
  const detail = cause === undefined ? undefined : asConnectorError(cause).detail;
  return new ConnectorError({
    code: "TRANSFORM_FAILED",
    failureType: "system_error",
    message: `Stream "${stream}": its ${what} ${problem}`,
    ...(detail === undefined ? {} : { detail }),
    cause,
  });
}
