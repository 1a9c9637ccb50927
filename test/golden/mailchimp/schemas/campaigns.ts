import { schemaOf } from "@create-connector/cdk";
import json from "./campaigns.json" with { type: "json" };

export interface Campaign {
  id?: string | null;
  web_id?: number | null;
  type?: string | null;
  create_time?: string | null;
  archive_url?: string | null;
  status?: string | null;
  emails_sent?: number | null;
  send_time?: string | null;
  content_type?: string | null;
  recipients?: CampaignRecipients | null;
  settings?: CampaignSettings | null;
  tracking?: CampaignTracking | null;
  report_summary?: CampaignReportSummary | null;
}

export interface CampaignRecipients {
  list_id?: string | null;
  list_name?: string | null;
  recipient_count?: number | null;
}

export interface CampaignSettings {
  subject_line?: string | null;
  title?: string | null;
  from_name?: string | null;
  reply_to?: string | null;
}

export interface CampaignTracking {
  opens?: boolean | null;
  html_clicks?: boolean | null;
  text_clicks?: boolean | null;
}

export interface CampaignReportSummary {
  opens?: number | null;
  unique_opens?: number | null;
  open_rate?: number | null;
  clicks?: number | null;
}

export const schema = schemaOf<Campaign>(json);
