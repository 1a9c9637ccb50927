import { defineSpec } from "@create-connector/cdk";

/** The configuration that a user of this connector fills in. Its type is inferred: `{config.NAME}` is checked by the compiler. */
export const spec = defineSpec({
  documentationUrl: "https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/",
  required: ["domain", "email", "api_token"],
  properties: {
    domain: {
      type: "string",
      title: "Domain",
      description: "The host of the site, without https://.",
      pattern: "^[a-z0-9][a-z0-9.-]*$",
      examples: ["acme.atlassian.net"],
    },
    email: {
      type: "string",
      title: "Email",
      description: "Of the account that the token belongs to.",
      airbyte_secret: true,
    },
    api_token: { type: "string", title: "API token", airbyte_secret: true },
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
