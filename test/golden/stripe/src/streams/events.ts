import { datetime } from "@create-connector/cdk";
import { schema } from "../../schemas/events.js";
import { api } from "../api.js";

/**
 * What happened, with the object as it was then: the way to see changes. Stripe keeps events for 30 days, so
 * read them more often than that.
 */
export const events = api.stream({
  name: "events",
  schema,
  path: "/events",
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
