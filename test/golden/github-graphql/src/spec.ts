import { defineSpec } from "@create-connector/cdk";

/** The configuration that a user of this connector fills in. Its type is inferred: `{config.NAME}` is checked by the compiler. */
export const spec = defineSpec({
  documentationUrl: "https://docs.github.com/graphql",
  required: ["access_token", "organization"],
  properties: {
    access_token: {
      type: "string",
      title: "Access token",
      description: "A personal access token that may read the repositories and their issues.",
      airbyte_secret: true,
    },
    organization: {
      type: "string",
      title: "Organization",
      description: "Its repositories are read.",
      examples: ["octo-org"],
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
