import { schemaOf } from "@create-connector/cdk";
import json from "./users.json" with { type: "json" };

export interface User {
  id?: string | null;
  team_id?: string | null;
  name?: string | null;
  deleted?: boolean | null;
  color?: string | null;
  real_name?: string | null;
  tz?: string | null;
  tz_label?: string | null;
  tz_offset?: number | null;
  profile?: UserProfile | null;
  is_admin?: boolean | null;
  is_owner?: boolean | null;
  is_primary_owner?: boolean | null;
  is_restricted?: boolean | null;
  is_ultra_restricted?: boolean | null;
  is_bot?: boolean | null;
  is_app_user?: boolean | null;
  is_email_confirmed?: boolean | null;
  updated?: number | null;
}

export interface UserProfile {
  title?: string | null;
  phone?: string | null;
  real_name?: string | null;
  display_name?: string | null;
  status_text?: string | null;
  status_emoji?: string | null;
  status_expiration?: number | null;
  avatar_hash?: string | null;
  email?: string | null;
  image_72?: string | null;
  team?: string | null;
}

export const schema = schemaOf<User>(json);
