import { schema } from "../../schemas/pokemon.js";
import { api } from "../api.js";

/** Names of all species, with the URL of their details. */
export const pokemon = api.stream({
  name: "pokemon",
  schema,
  path: "/pokemon",
  records: "results",
  primaryKey: "name",
});
