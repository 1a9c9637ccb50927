import { schemaOf } from "@create-connector/cdk";
import json from "./pokemon.json" with { type: "json" };

export interface Pokemon {
  name?: string | null;
  url?: string | null;
}

export const schema = schemaOf<Pokemon>(json);
