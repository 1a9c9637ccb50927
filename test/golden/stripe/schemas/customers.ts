import { schemaOf } from "@create-connector/cdk";
import json from "./customers.json" with { type: "json" };

export interface Customer {
  id?: string | null;
  object?: string | null;
  address?: CustomerAddress | null;
  balance?: number | null;
  created?: number | null;
  currency?: string | null;
  delinquent?: boolean | null;
  description?: string | null;
  email?: string | null;
  invoice_prefix?: string | null;
  livemode?: boolean | null;
  metadata?: CustomerMetadata | null;
  name?: string | null;
  next_invoice_sequence?: number | null;
  phone?: string | null;
  preferred_locales?: (string | null)[] | null;
  tax_exempt?: string | null;
}

export interface CustomerAddress {
  city?: string | null;
  country?: string | null;
  line1?: string | null;
  line2?: string | null;
  postal_code?: string | null;
  state?: string | null;
}

export interface CustomerMetadata {
  plan?: string | null;
}

export const schema = schemaOf<Customer>(json);
