import { datetime } from "@create-connector/cdk";
import { schema } from "../../schemas/users.js";
import { api } from "../api.js";

/** Members of the workspace, deactivated ones included. */
export const users = api.stream({
  name: "users",
  schema,
  path: "/users.list",
  records: "members",
  primaryKey: "id",
  cursor: datetime({ field: "updated", format: "epochSeconds", order: "none" }),
});
