import { defineSpec } from "@create-connector/cdk";

/** The configuration that a user of this connector fills in. Its type is inferred: `{config.NAME}` is checked by the compiler. */
export const spec = defineSpec({
  documentationUrl: "https://docs.stripe.com/api",
  required: ["secret_key"],
  properties: {
    secret_key: {
      type: "string",
      title: "Secret key",
      description: "A restricted key that may read customers, charges, payment methods and events is enough.",
      airbyte_secret: true,
    },
    start_date: {
      type: "string",
      title: "Start date",
      description: "Only what was created from then on is read.",
      format: "date-time",
      default: "2020-01-01T00:00:00Z",
    },
  },
});
