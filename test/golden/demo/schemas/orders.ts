import { schemaOf } from "@create-connector/cdk";
import json from "./orders.json" with { type: "json" };

export interface Order {
  number?: number | null;
  state?: string | null;
  total?: number | null;
  currency?: string | null;
  lines?: (OrderLine | null)[] | null;
  shipped_at?: string | null;
  created_at?: string | null;
  updated_at?: string | null;
  customer_id?: number | null;
}

export interface OrderLine {
  sku?: string | null;
  quantity?: number | null;
  price?: number | null;
}

export const schema = schemaOf<Order>(json);
