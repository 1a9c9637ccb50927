import { schemaOf } from "@create-connector/cdk";
import json from "./repositories.json" with { type: "json" };

export interface Repository {
  id?: number | null;
  node_id?: string | null;
  name?: string | null;
  full_name?: string | null;
  private?: boolean | null;
  owner?: RepositoryOwner | null;
  html_url?: string | null;
  description?: string | null;
  fork?: boolean | null;
  url?: string | null;
  created_at?: string | null;
  updated_at?: string | null;
  pushed_at?: string | null;
  git_url?: string | null;
  ssh_url?: string | null;
  clone_url?: string | null;
  homepage?: string | null;
  size?: number | null;
  stargazers_count?: number | null;
  watchers_count?: number | null;
  language?: string | null;
  has_issues?: boolean | null;
  has_projects?: boolean | null;
  has_downloads?: boolean | null;
  has_wiki?: boolean | null;
  has_pages?: boolean | null;
  has_discussions?: boolean | null;
  forks_count?: number | null;
  mirror_url?: string | null;
  archived?: boolean | null;
  disabled?: boolean | null;
  open_issues_count?: number | null;
  license?: RepositoryLicense | null;
  allow_forking?: boolean | null;
  is_template?: boolean | null;
  web_commit_signoff_required?: boolean | null;
  topics?: (string | null)[] | null;
  visibility?: string | null;
  forks?: number | null;
  open_issues?: number | null;
  watchers?: number | null;
  default_branch?: string | null;
  permissions?: RepositoryPermissions | null;
}

export interface RepositoryOwner {
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

export interface RepositoryLicense {
  key?: string | null;
  name?: string | null;
  spdx_id?: string | null;
  url?: string | null;
  node_id?: string | null;
}

export interface RepositoryPermissions {
  admin?: boolean | null;
  maintain?: boolean | null;
  push?: boolean | null;
  triage?: boolean | null;
  pull?: boolean | null;
}

export const schema = schemaOf<Repository>(json);
