import { schemaOf } from "@create-connector/cdk";
import json from "./lists.json" with { type: "json" };

export interface List {
  id?: string | null;
  web_id?: number | null;
  name?: string | null;
  date_created?: string | null;
  list_rating?: number | null;
  email_type_option?: boolean | null;
  subscribe_url_short?: string | null;
  visibility?: string | null;
  double_optin?: boolean | null;
  has_welcome?: boolean | null;
  marketing_permissions?: boolean | null;
  contact?: ListContact | null;
  stats?: ListStats | null;
}

export interface ListContact {
  company?: string | null;
  city?: string | null;
  country?: string | null;
}

export interface ListStats {
  member_count?: number | null;
  unsubscribe_count?: number | null;
  campaign_count?: number | null;
  open_rate?: number | null;
  last_sub_date?: string | null;
  last_unsub_date?: string | null;
}

export const schema = schemaOf<List>(json);
