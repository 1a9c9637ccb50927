import { schemaOf } from "@create-connector/cdk";
import json from "./projects.json" with { type: "json" };

export interface Project {
  id?: string | null;
  key?: string | null;
  name?: string | null;
  projectTypeKey?: string | null;
  isPrivate?: boolean | null;
  style?: string | null;
}

export const schema = schemaOf<Project>(json);
