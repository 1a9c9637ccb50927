import { schemaOf } from "@create-connector/cdk";
import json from "./berries.json" with { type: "json" };

export interface Berry {
  name?: string | null;
  url?: string | null;
}

export const schema = schemaOf<Berry>(json);
