import { schemaOf } from "@create-connector/cdk";
import json from "./repositories.json" with { type: "json" };

export interface Repository {
  id?: string | null;
  name?: string | null;
  description?: string | null;
  isPrivate?: boolean | null;
  stargazerCount?: number | null;
  createdAt?: string | null;
  updatedAt?: string | null;
  primaryLanguage?: RepositoryPrimaryLanguage | null;
}

export interface RepositoryPrimaryLanguage {
  name?: string | null;
}

export const schema = schemaOf<Repository>(json);
