import { datetime } from "@create-connector/cdk";
import { schema } from "../../schemas/invoices.js";
import { api } from "../api.js";

/**
 * Sales invoices and bills, with their lines. Asked for by the header If-Modified-Since, in UTC without a zone
 * and to the second; records have /Date(milliseconds)/. Sorted by ID, which does not change while pages are
 * read. Deleted and voided ones come with that status.
 */
export const invoices = api.stream({
  name: "invoices",
  schema,
  path: "/Invoices",
  records: "Invoices",
  primaryKey: "InvoiceID",
  cursor: datetime({
    field: "UpdatedDateUTC",
    format: [{ pattern: "yyyy-MM-ddTHH:mm:ss", zone: "UTC" }, "epochMilliseconds"],
    start: "{config.start_date}",
    order: "none",
  }),
  query: { order: "InvoiceID" },
  headers: { "If-Modified-Since": "{start}" },
});
