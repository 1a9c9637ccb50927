import { schemaOf } from "@create-connector/cdk";
import json from "./products.json" with { type: "json" };

export interface Product {
  sku?: string | null;
  title?: string | null;
  category?: string | null;
  price?: ProductPrice | null;
  stock?: number | null;
  available?: boolean | null;
  changed_on?: string | null;
}

export interface ProductPrice {
  amount?: number | null;
  currency?: string | null;
}

export const schema = schemaOf<Product>(json);
