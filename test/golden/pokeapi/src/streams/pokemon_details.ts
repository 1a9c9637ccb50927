import { each, singlePage } from "@create-connector/cdk";
import { schema } from "../../schemas/pokemon_details.js";
import { api } from "../api.js";
import { pokemon } from "./pokemon.js";

/** One species with its measures, abilities, stats and types. */
export const pokemonDetails = api.stream({
  name: "pokemon_details",
  schema,
  path: "/pokemon/{name}",
  parent: each(pokemon, { name: "name" }),
  records: ".",
  primaryKey: "id",
  pagination: singlePage(),
});
