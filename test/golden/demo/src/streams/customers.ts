import { datetime } from "@create-connector/cdk";
import { schema } from "../../schemas/customers.js";
import { api } from "../api.js";

/** People who bought something. */
export const customers = api.stream({
  name: "customers",
  schema,
  path: "/customers",
  records: "data",
  primaryKey: "id",
  cursor: datetime({
    field: "updated_at",
    format: "iso",
    param: "updated_since",
    start: "{config.start_date}",
    inclusive: true,
    order: "ascending",
  }),
});
