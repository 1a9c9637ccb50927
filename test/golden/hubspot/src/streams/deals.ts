import { datetime, json } from "@create-connector/cdk";
import { schema } from "../../schemas/deals.js";
import { api } from "../api.js";

/** Deals, found by a search for what changed, 30 days at a time. */
export const deals = api.stream({
  name: "deals",
  schema,
  path: "/crm/v3/objects/deals/search",
  body: json({
    filterGroups: [
      {
        filters: [
          { propertyName: "hs_lastmodifieddate", operator: "GTE", value: "{start}" },
          { propertyName: "hs_lastmodifieddate", operator: "LTE", value: "{end}" },
        ],
      },
    ],
    sorts: [{ propertyName: "hs_lastmodifieddate", direction: "ASCENDING" }],
    properties: ["dealname", "amount", "dealstage", "hs_lastmodifieddate"],
  }),
  records: "results",
  primaryKey: "id",
  cursor: datetime({
    field: "properties.hs_lastmodifieddate",
    format: "iso",
    start: "{config.start_date}",
    window: { step: "P30D", cap: 10000 },
    inclusive: true,
    order: "ascending",
  }),
});
