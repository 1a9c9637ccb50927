import { schemaOf } from "@create-connector/cdk";
import json from "./customers.json" with { type: "json" };

export interface Customer {
  id?: number | null;
  name?: string | null;
  email?: string | null;
  country?: string | null;
  newsletter?: boolean | null;
  address?: CustomerAddress | null;
  tags?: (string | null)[] | null;
  created_at?: string | null;
  updated_at?: string | null;
}

export interface CustomerAddress {
  street?: string | null;
  city?: string | null;
  postcode?: string | null;
}

export const schema = schemaOf<Customer>(json);
