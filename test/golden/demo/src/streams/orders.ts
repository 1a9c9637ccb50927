import { datetime, each } from "@create-connector/cdk";
import { schema } from "../../schemas/orders.js";
import { api } from "../api.js";
import { customers } from "./customers.js";

/** What a customer bought. */
export const orders = api.stream({
  name: "orders",
  schema,
  path: "/customers/{customer_id}/orders",
  parent: each(customers, { customer_id: "id" }, { add: ["customer_id"] }),
  records: "data",
  primaryKey: ["customer_id", "number"],
  cursor: datetime({
    field: "updated_at",
    format: "iso",
    param: "updated_since",
    start: "{config.start_date}",
    inclusive: true,
    order: "ascending",
  }),
  query: { state: "all" },
});
