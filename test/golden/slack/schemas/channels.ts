import { schemaOf } from "@create-connector/cdk";
import json from "./channels.json" with { type: "json" };

export interface Channel {
  id?: string | null;
  name?: string | null;
  name_normalized?: string | null;
  is_channel?: boolean | null;
  is_group?: boolean | null;
  is_im?: boolean | null;
  is_mpim?: boolean | null;
  is_private?: boolean | null;
  is_archived?: boolean | null;
  is_general?: boolean | null;
  is_shared?: boolean | null;
  is_ext_shared?: boolean | null;
  is_org_shared?: boolean | null;
  is_pending_ext_shared?: boolean | null;
  is_member?: boolean | null;
  context_team_id?: string | null;
  creator?: string | null;
  created?: number | null;
  updated?: number | null;
  unlinked?: number | null;
  parent_conversation?: string | null;
  pending_shared?: unknown[] | null;
  shared_team_ids?: (string | null)[] | null;
  topic?: ChannelTopic | null;
  purpose?: ChannelTopic | null;
  previous_names?: (string | null)[] | null;
  num_members?: number | null;
}

export interface ChannelTopic {
  value?: string | null;
  creator?: string | null;
  last_set?: number | null;
}

export const schema = schemaOf<Channel>(json);
