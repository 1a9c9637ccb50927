import { datetime } from "@create-connector/cdk";
import { schema } from "../../schemas/charges.js";
import { api } from "../api.js";

/**
 * Charges by the time they were created. Refunds and disputes change a charge without moving that time, so the
 * last 30 days are read again each time; later changes are not seen.
 */
export const charges = api.stream({
  name: "charges",
  schema,
  path: "/charges",
  records: "data",
  primaryKey: "id",
  cursor: datetime({
    field: "created",
    format: "epochSeconds",
    param: "created[gte]",
    start: "{config.start_date}",
    inclusive: true,
    order: "descending",
    lookback: "P30D",
  }),
});
