import { cursorPages, datetime } from "@create-connector/cdk";
import { schema } from "../../schemas/issues.js";
import { api } from "../api.js";

/** Issues of all projects; JQL is told from when on, in milliseconds. */
export const issues = api.stream({
  name: "issues",
  schema,
  path: "/search/jql",
  records: "issues",
  primaryKey: "id",
  cursor: datetime({
    field: "fields.updated",
    format: ["epochMilliseconds", "iso"],
    start: "{config.start_date}",
    order: "ascending",
  }),
  query: { jql: "updated >= {start} ORDER BY updated ASC", fields: "*all" },
  pagination: cursorPages({ param: "nextPageToken", from: "nextPageToken", size: { param: "maxResults", value: 100 } }),
});
