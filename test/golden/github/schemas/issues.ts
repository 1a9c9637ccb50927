import { schemaOf } from "@create-connector/cdk";
import json from "./issues.json" with { type: "json" };

export interface Issue {
  url?: string | null;
  repository_url?: string | null;
  labels_url?: string | null;
  comments_url?: string | null;
  events_url?: string | null;
  html_url?: string | null;
  id?: number | null;
  node_id?: string | null;
  number?: number | null;
  title?: string | null;
  user?: IssueUser | null;
  labels?: (IssueLabel | null)[] | null;
  state?: string | null;
  locked?: boolean | null;
  assignee?: IssueUser | null;
  assignees?: (IssueUser | null)[] | null;
  milestone?: IssueMilestone | null;
  comments?: number | null;
  created_at?: string | null;
  updated_at?: string | null;
  closed_at?: string | null;
  author_association?: string | null;
  active_lock_reason?: string | null;
  body?: string | null;
  closed_by?: IssueUser | null;
  reactions?: IssueReactions | null;
  timeline_url?: string | null;
  performed_via_github_app?: IssuePerformedViaGithubApp | null;
  state_reason?: string | null;
  draft?: boolean | null;
  pull_request?: IssuePullRequest | null;
  owner?: string | null;
  repo?: string | null;
}

export interface IssueUser {
  login?: string | null;
  id?: number | null;
  node_id?: string | null;
  avatar_url?: string | null;
  gravatar_id?: string | null;
  url?: string | null;
  html_url?: string | null;
  type?: string | null;
  user_view_type?: string | null;
  site_admin?: boolean | null;
}

export interface IssueLabel {
  id?: number | null;
  node_id?: string | null;
  url?: string | null;
  name?: string | null;
  color?: string | null;
  default?: boolean | null;
  description?: string | null;
}

export interface IssueMilestone {
  url?: string | null;
  id?: number | null;
  node_id?: string | null;
  number?: number | null;
  title?: string | null;
  description?: string | null;
  creator?: IssueUser | null;
  open_issues?: number | null;
  closed_issues?: number | null;
  state?: string | null;
  created_at?: string | null;
  updated_at?: string | null;
  due_on?: string | null;
  closed_at?: string | null;
}

export interface IssueReactions {
  url?: string | null;
  total_count?: number | null;
  "+1"?: number | null;
  "-1"?: number | null;
  laugh?: number | null;
  hooray?: number | null;
  confused?: number | null;
  heart?: number | null;
  rocket?: number | null;
  eyes?: number | null;
}

export interface IssuePerformedViaGithubApp {
  id?: number | null;
  slug?: string | null;
  name?: string | null;
}

export interface IssuePullRequest {
  url?: string | null;
  html_url?: string | null;
  diff_url?: string | null;
  patch_url?: string | null;
  merged_at?: string | null;
}

export const schema = schemaOf<Issue>(json);
