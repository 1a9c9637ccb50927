import { schemaOf } from "@create-connector/cdk";
import json from "./charges.json" with { type: "json" };

export interface Charge {
  id?: string | null;
  object?: string | null;
  amount?: number | null;
  amount_captured?: number | null;
  amount_refunded?: number | null;
  balance_transaction?: string | null;
  billing_details?: ChargeBillingDetails | null;
  captured?: boolean | null;
  created?: number | null;
  currency?: string | null;
  customer?: string | null;
  description?: string | null;
  disputed?: boolean | null;
  failure_code?: string | null;
  failure_message?: string | null;
  livemode?: boolean | null;
  metadata?: ChargeMetadata | null;
  outcome?: ChargeOutcome | null;
  paid?: boolean | null;
  payment_intent?: string | null;
  payment_method?: string | null;
  receipt_email?: string | null;
  receipt_url?: string | null;
  refunded?: boolean | null;
  statement_descriptor?: string | null;
  status?: string | null;
}

export interface ChargeBillingDetails {
  email?: string | null;
  name?: string | null;
  phone?: string | null;
}

export interface ChargeMetadata {
  order?: string | null;
}

export interface ChargeOutcome {
  network_status?: string | null;
  risk_level?: string | null;
  seller_message?: string | null;
  type?: string | null;
}

export const schema = schemaOf<Charge>(json);
