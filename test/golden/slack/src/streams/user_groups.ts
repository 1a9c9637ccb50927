import { singlePage } from "@create-connector/cdk";
import { schema } from "../../schemas/user_groups.js";
import { api } from "../api.js";

/** Groups of users that can be mentioned. */
export const userGroups = api.stream({
  name: "user_groups",
  schema,
  path: "/usergroups.list",
  records: "usergroups",
  primaryKey: "id",
  query: { include_disabled: true },
  pagination: singlePage(),
});
