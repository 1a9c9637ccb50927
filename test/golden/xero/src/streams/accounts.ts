import { singlePage } from "@create-connector/cdk";
import { schema } from "../../schemas/accounts.js";
import { api } from "../api.js";

/** The chart of accounts: one answer, read whole each time. */
export const accounts = api.stream({
  name: "accounts",
  schema,
  path: "/Accounts",
  records: "Accounts",
  primaryKey: "AccountID",
  pagination: singlePage(),
});
