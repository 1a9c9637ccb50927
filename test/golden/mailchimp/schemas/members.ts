import { schemaOf } from "@create-connector/cdk";
import json from "./members.json" with { type: "json" };

export interface Member {
  id?: string | null;
  email_address?: string | null;
  unique_email_id?: string | null;
  contact_id?: string | null;
  full_name?: string | null;
  web_id?: number | null;
  email_type?: string | null;
  status?: string | null;
  unsubscribe_reason?: string | null;
  merge_fields?: MemberMergeFields | null;
  stats?: MemberStats | null;
  ip_signup?: string | null;
  timestamp_signup?: string | null;
  timestamp_opt?: string | null;
  member_rating?: number | null;
  last_changed?: string | null;
  language?: string | null;
  vip?: boolean | null;
  email_client?: string | null;
  location?: MemberLocation | null;
  source?: string | null;
  tags_count?: number | null;
  list_id?: string | null;
}

export interface MemberMergeFields {
  FNAME?: string | null;
  LNAME?: string | null;
}

export interface MemberStats {
  avg_open_rate?: number | null;
  avg_click_rate?: number | null;
}

export interface MemberLocation {
  latitude?: number | null;
  longitude?: number | null;
  country_code?: string | null;
  timezone?: string | null;
}

export const schema = schemaOf<Member>(json);
