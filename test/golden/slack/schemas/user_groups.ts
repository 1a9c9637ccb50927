import { schemaOf } from "@create-connector/cdk";
import json from "./user_groups.json" with { type: "json" };

export interface UserGroup {
  id?: string | null;
  team_id?: string | null;
  is_usergroup?: boolean | null;
  is_subteam?: boolean | null;
  is_external?: boolean | null;
  enterprise_subteam_id?: string | null;
  name?: string | null;
  handle?: string | null;
  description?: string | null;
  auto_type?: string | null;
  auto_provision?: boolean | null;
  date_create?: number | null;
  date_update?: number | null;
  date_delete?: number | null;
  created_by?: string | null;
  updated_by?: string | null;
  deleted_by?: string | null;
  prefs?: UserGroupPrefs | null;
  user_count?: number | null;
}

export interface UserGroupPrefs {
  channels?: (string | null)[] | null;
  groups?: unknown[] | null;
}

export const schema = schemaOf<UserGroup>(json);
