import { datetime, json } from "@create-connector/cdk";
import { schema } from "../../schemas/contacts.js";
import { api } from "../api.js";

/** Contacts, found by a search for what changed, 30 days at a time: a search gives 10,000 records at most. */
export const contacts = api.stream({
  name: "contacts",
  schema,
  path: "/crm/v3/objects/contacts/search",
  body: json({
    filterGroups: [
      {
        filters: [
          { propertyName: "lastmodifieddate", operator: "GTE", value: "{start}" },
          { propertyName: "lastmodifieddate", operator: "LTE", value: "{end}" },
        ],
      },
    ],
    sorts: [{ propertyName: "lastmodifieddate", direction: "ASCENDING" }],
    properties: ["email", "firstname", "lastname", "lastmodifieddate", "createdate"],
  }),
  records: "results",
  primaryKey: "id",
  cursor: datetime({
    field: "properties.lastmodifieddate",
    format: "iso",
    start: "{config.start_date}",
    window: { step: "P30D", cap: 10000 },
    inclusive: true,
    order: "ascending",
  }),
});
