import { offsetPages } from "@create-connector/cdk";
import { schema } from "../../schemas/users.js";
import { api } from "../api.js";

/** Users of the site. */
export const users = api.stream({
  name: "users",
  schema,
  path: "/users/search",
  records: ".",
  primaryKey: "accountId",
  pagination: offsetPages({ param: "startAt", size: { param: "maxResults", value: 100 } }),
});
