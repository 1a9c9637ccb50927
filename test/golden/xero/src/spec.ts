import { defineSpec } from "@create-connector/cdk";

/** The configuration that a user of this connector fills in. Its type is inferred: `{config.NAME}` is checked by the compiler. */
export const spec = defineSpec({
  documentationUrl: "https://developer.xero.com/documentation/api/accounting/overview",
  required: ["tenant_id", "client_id", "client_secret", "refresh_token"],
  properties: {
    tenant_id: {
      type: "string",
      title: "Tenant ID",
      description: "The organisation to read; GET https://api.xero.com/connections lists those that the user allowed.",
      airbyte_secret: true,
    },
    start_date: {
      type: "string",
      title: "Start date",
      description: "Only what changed from then on is read.",
      format: "date-time",
      default: "2020-01-01T00:00:00Z",
    },
    client_id: { type: "string", title: "Client ID", airbyte_secret: true },
    client_secret: { type: "string", title: "Client secret", airbyte_secret: true },
    refresh_token: { type: "string", title: "Refresh token", airbyte_secret: true },
  },
  advancedAuth: {
    auth_flow_type: "oauth2.0",
    oauth_config_specification: {
      oauth_connector_input_specification: {
        consent_url:
          "https://login.xero.com/identity/connect/authorize?response_type=code&{{ client_id_key }}={{ client_id_value }}&{{ redirect_uri_key }}={{ {{ redirect_uri_value }} | urlEncoder }}&{{ scope_key }}={{ {{ scope_value }} | urlEncoder }}&{{ state_key }}={{ state_value }}",
        scope: "offline_access accounting.invoices.read accounting.contacts.read accounting.settings.read",
        access_token_url: "https://identity.xero.com/connect/token",
        access_token_headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          Authorization: "Basic {{ {{ client_id_value }}:{{ client_secret_value }} | base64Encoder }}",
        },
        access_token_params: {
          grant_type: "authorization_code",
          "{{ auth_code_key }}": "{{ auth_code_value }}",
          "{{ redirect_uri_key }}": "{{ redirect_uri_value }}",
        },
        extract_output: ["refresh_token"],
      },
      complete_oauth_output_specification: {
        type: "object",
        required: ["refresh_token"],
        properties: {
          refresh_token: {
            type: "string",
            path_in_connector_config: ["refresh_token"],
            path_in_oauth_response: ["refresh_token"],
          },
        },
      },
      complete_oauth_server_input_specification: {
        type: "object",
        required: ["client_id", "client_secret"],
        properties: { client_id: { type: "string" }, client_secret: { type: "string" } },
      },
      complete_oauth_server_output_specification: {
        type: "object",
        required: ["client_id", "client_secret"],
        properties: {
          client_id: { type: "string", path_in_connector_config: ["client_id"] },
          client_secret: { type: "string", path_in_connector_config: ["client_secret"] },
        },
      },
    },
  },
});
