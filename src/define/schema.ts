import type { JsonSchema } from "../protocol/messages.js";

/** A JSON Schema and the type of the records that it describes. */
export type Schema<Fields> = JsonSchema & { readonly __record?: Fields };

/** Joins a stream's JSON Schema with the record type made from it (`schemas/<stream>.ts`). */
export function schemaOf<Fields>(schema: JsonSchema): Schema<Fields> {
  return schema;
}
