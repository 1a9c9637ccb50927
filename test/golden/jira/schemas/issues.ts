import { schemaOf } from "@create-connector/cdk";
import json from "./issues.json" with { type: "json" };

export interface Issue {
  id?: string | null;
  key?: string | null;
  self?: string | null;
  fields?: IssueFields | null;
}

export interface IssueFields {
  summary?: string | null;
  created?: string | null;
  updated?: string | null;
  status?: IssueFieldsStatus | null;
  project?: IssueFieldsProject | null;
  assignee?: IssueFieldsAssignee | null;
}

export interface IssueFieldsStatus {
  id?: string | null;
  name?: string | null;
}

export interface IssueFieldsProject {
  id?: string | null;
  key?: string | null;
}

export interface IssueFieldsAssignee {
  accountId?: string | null;
  displayName?: string | null;
}

export const schema = schemaOf<Issue>(json);
