import { defineSpec } from "@create-connector/cdk";

/** The configuration that a user of this connector fills in. Its type is inferred: `{config.NAME}` is checked by the compiler. */
export const spec = defineSpec({
  documentationUrl: "https://api.slack.com/methods",
  required: ["bot_token"],
  properties: {
    bot_token: {
      type: "string",
      title: "Bot token",
      description:
        "Token of an app with the scopes channels:read, users:read and usergroups:read; it begins with xoxb.",
      airbyte_secret: true,
    },
  },
});
