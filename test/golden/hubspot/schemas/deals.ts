import { schemaOf } from "@create-connector/cdk";
import json from "./deals.json" with { type: "json" };

export interface Deal {
  id?: string | null;
  properties?: DealProperties | null;
  createdAt?: string | null;
  updatedAt?: string | null;
  archived?: boolean | null;
}

export interface DealProperties {
  dealname?: string | null;
  amount?: string | null;
  dealstage?: string | null;
  hs_lastmodifieddate?: string | null;
}

export const schema = schemaOf<Deal>(json);
