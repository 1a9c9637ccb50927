import { defineSpec } from "@create-connector/cdk";

/** The configuration that a user of this connector fills in. Its type is inferred: `{config.NAME}` is checked by the compiler. */
export const spec = defineSpec({
  documentationUrl: "https://mailchimp.com/developer/marketing/api/",
  required: ["api_key", "data_center"],
  properties: {
    api_key: {
      type: "string",
      title: "API key",
      description: "A key of the account, from its profile.",
      airbyte_secret: true,
    },
    data_center: {
      type: "string",
      title: "Data center",
      description: "The part of the API key behind its dash.",
      examples: ["us1"],
    },
    start_date: {
      type: "string",
      title: "Start date",
      description: "Only members that changed from then on are read.",
      format: "date-time",
      default: "2020-01-01T00:00:00Z",
    },
  },
});
