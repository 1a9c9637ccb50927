import { each } from "@create-connector/cdk";
import { schema } from "../../schemas/payment_methods.js";
import { api } from "../api.js";
import { customers } from "./customers.js";

/** Payment methods of each customer. There is no filter, so they are read whole. */
export const paymentMethods = api.stream({
  name: "payment_methods",
  schema,
  path: "/customers/{customer}/payment_methods",
  parent: each(customers, { customer: "id" }),
  records: "data",
  primaryKey: "id",
});
