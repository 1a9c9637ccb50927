import { datetime } from "@create-connector/cdk";
import { schema } from "../../schemas/customers.js";
import { api } from "../api.js";

/**
 * Customers by the time they were created. Stripe filters by that time alone: what changes a customer later is
 * not seen by an incremental read. Read the stream whole now and then, or follow the events.
 */
export const customers = api.stream({
  name: "customers",
  schema,
  path: "/customers",
  records: "data",
  primaryKey: "id",
  cursor: datetime({
    field: "created",
    format: "epochSeconds",
    param: "created[gte]",
    start: "{config.start_date}",
    inclusive: true,
    order: "descending",
  }),
});
