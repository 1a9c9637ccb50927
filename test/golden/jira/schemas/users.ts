import { schemaOf } from "@create-connector/cdk";
import json from "./users.json" with { type: "json" };

export interface User {
  accountId?: string | null;
  accountType?: string | null;
  displayName?: string | null;
  active?: boolean | null;
  timeZone?: string | null;
}

export const schema = schemaOf<User>(json);
