import { ExactNumber, jsonText } from "../protocol/exact.js";
import type { JsonObject } from "../protocol/messages.js";
import type { Slice } from "./types.js";

/**
 * How a slice stands in a state, as Airbyte's Python CDK writes it: the values, and below a parent its slice. The whole stream is an
 * empty object.
 */
export function partitionOf({ values, parent }: Pick<Slice, "values" | "parent">): JsonObject {
  if (parent !== undefined) return { ...values, parent_slice: parent };
  return { ...values };
}

/** Equal for partitions that are the same, whatever the order of their keys; one without `parent_slice` has an empty one. */
export function partitionKey(partition: JsonObject): string {
  return jsonText(sorted({ parent_slice: {}, ...partition }));
}

export function sliceKey(slice: Slice): string {
  return partitionKey(partitionOf(slice));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null || value instanceof ExactNumber) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)]));
}
