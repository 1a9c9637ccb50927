import { schema } from "../../schemas/campaigns.js";
import { api } from "../api.js";

/** Campaigns, sent or not. What is counted of them changes without a time of change, so they are read whole. */
export const campaigns = api.stream({
  name: "campaigns",
  schema,
  path: "/campaigns",
  records: "campaigns",
  primaryKey: "id",
  query: { exclude_fields: "campaigns._links,_links" },
});
