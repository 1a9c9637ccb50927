import { datetime } from "@create-connector/cdk";
import { schema } from "../../schemas/products.js";
import { api } from "../api.js";

/** What the shop sells. */
export const products = api.stream({
  name: "products",
  schema,
  path: "/products",
  records: "data",
  primaryKey: "sku",
  cursor: datetime({
    field: "changed_on",
    format: "iso",
    param: "changed_since",
    start: "{config.start_date}",
    inclusive: false,
    order: "ascending",
  }),
});
