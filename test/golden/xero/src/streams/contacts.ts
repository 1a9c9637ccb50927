import { datetime } from "@create-connector/cdk";
import { schema } from "../../schemas/contacts.js";
import { api } from "../api.js";

/** Customers and suppliers, archived ones too. Asked for as the invoices are. */
export const contacts = api.stream({
  name: "contacts",
  schema,
  path: "/Contacts",
  records: "Contacts",
  primaryKey: "ContactID",
  cursor: datetime({
    field: "UpdatedDateUTC",
    format: [{ pattern: "yyyy-MM-ddTHH:mm:ss", zone: "UTC" }, "epochMilliseconds"],
    start: "{config.start_date}",
    order: "none",
  }),
  query: { includeArchived: "true", order: "ContactID" },
  headers: { "If-Modified-Since": "{start}" },
});
