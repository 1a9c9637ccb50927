import { datetime, each } from "@create-connector/cdk";
import { schema } from "../../schemas/members.js";
import { api } from "../api.js";
import { lists } from "./lists.js";

/** Members of each audience, whatever their status. */
export const members = api.stream({
  name: "members",
  schema,
  path: "/lists/{list_id}/members",
  parent: each(lists, { list_id: "id" }),
  records: "members",
  primaryKey: ["list_id", "id"],
  cursor: datetime({
    field: "last_changed",
    format: "iso",
    param: "since_last_changed",
    start: "{config.start_date}",
    order: "none",
  }),
  query: { exclude_fields: "members._links,_links" },
});
