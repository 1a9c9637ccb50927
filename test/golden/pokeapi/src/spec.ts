import { defineSpec } from "@create-connector/cdk";

/** The configuration that a user of this connector fills in. Its type is inferred: `{config.NAME}` is checked by the compiler. */
export const spec = defineSpec({
  documentationUrl: "https://pokeapi.co/docs/v2",
  required: [],
  properties: {},
});
