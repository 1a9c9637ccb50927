import { schemaOf } from "@create-connector/cdk";
import json from "./contacts.json" with { type: "json" };

export interface Contact {
  id?: string | null;
  properties?: ContactProperties | null;
  createdAt?: string | null;
  updatedAt?: string | null;
  archived?: boolean | null;
}

export interface ContactProperties {
  email?: string | null;
  firstname?: string | null;
  lastname?: string | null;
  lastmodifieddate?: string | null;
  createdate?: string | null;
}

export const schema = schemaOf<Contact>(json);
