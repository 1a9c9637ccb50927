import { schemaOf } from "@create-connector/cdk";
import json from "./events.json" with { type: "json" };

export interface Events {
  id?: string | null;
  object?: string | null;
  api_version?: string | null;
  created?: number | null;
  data?: EventsData | null;
  livemode?: boolean | null;
  pending_webhooks?: number | null;
  request?: EventsRequest | null;
  type?: string | null;
}

export interface EventsData {
  object?: EventsDataObject | null;
}

export interface EventsDataObject {
  id?: string | null;
  object?: string | null;
  amount_refunded?: number | null;
}

export interface EventsRequest {
  id?: string | null;
  idempotency_key?: string | null;
}

export const schema = schemaOf<Events>(json);
