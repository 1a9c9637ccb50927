import { defineSpec } from "@create-connector/cdk";

/** The configuration that a user of this connector fills in. Its type is inferred: `{config.NAME}` is checked by the compiler. */
export const spec = defineSpec({
  documentationUrl: "https://developers.hubspot.com/docs/api/crm/search",
  required: ["access_token"],
  properties: {
    access_token: {
      type: "string",
      title: "Access token",
      description: "Of a private app that may read contacts and deals.",
      airbyte_secret: true,
    },
    start_date: {
      type: "string",
      title: "Start date",
      description: "Records that changed before this time are not read.",
      format: "date-time",
      pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
      examples: ["2020-01-01T00:00:00Z"],
      default: "2020-01-01T00:00:00Z",
    },
  },
});
