import { schemaOf } from "@create-connector/cdk";
import json from "./issues.json" with { type: "json" };

export interface Issue {
  id?: string | null;
  number?: number | null;
  title?: string | null;
  state?: string | null;
  createdAt?: string | null;
  updatedAt?: string | null;
  closedAt?: string | null;
  author?: IssueAuthor | null;
  labels?: IssueLabels | null;
  repository_id?: string | null;
}

export interface IssueAuthor {
  login?: string | null;
}

export interface IssueLabels {
  pageInfo?: IssueLabelsPageInfo | null;
  nodes?: (IssueLabelsNode | null)[] | null;
}

export interface IssueLabelsPageInfo {
  hasNextPage?: boolean | null;
}

export interface IssueLabelsNode {
  name?: string | null;
}

export const schema = schemaOf<Issue>(json);
