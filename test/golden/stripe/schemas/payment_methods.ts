import { schemaOf } from "@create-connector/cdk";
import json from "./payment_methods.json" with { type: "json" };

export interface PaymentMethod {
  id?: string | null;
  object?: string | null;
  allow_redisplay?: string | null;
  billing_details?: PaymentMethodBillingDetails | null;
  card?: PaymentMethodCard | null;
  created?: number | null;
  customer?: string | null;
  livemode?: boolean | null;
  metadata?: PaymentMethodMetadata | null;
  type?: string | null;
}

export interface PaymentMethodBillingDetails {
  email?: string | null;
  name?: string | null;
  phone?: string | null;
}

export interface PaymentMethodCard {
  brand?: string | null;
  country?: string | null;
  exp_month?: number | null;
  exp_year?: number | null;
  fingerprint?: string | null;
  funding?: string | null;
  last4?: string | null;
}

export interface PaymentMethodMetadata {
  wallet?: string | null;
}

export const schema = schemaOf<PaymentMethod>(json);
