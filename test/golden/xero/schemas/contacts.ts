import { schemaOf } from "@create-connector/cdk";
import json from "./contacts.json" with { type: "json" };

export interface Contact {
  ContactID?: string | null;
  ContactNumber?: string | null;
  ContactStatus?: string | null;
  Name?: string | null;
  FirstName?: string | null;
  LastName?: string | null;
  EmailAddress?: string | null;
  Addresses?: (ContactAddress | null)[] | null;
  Phones?: (ContactPhone | null)[] | null;
  UpdatedDateUTC?: string | null;
  ContactGroups?: unknown[] | null;
  IsSupplier?: boolean | null;
  IsCustomer?: boolean | null;
  DefaultCurrency?: string | null;
  ContactPersons?: unknown[] | null;
  HasAttachments?: boolean | null;
  HasValidationErrors?: boolean | null;
}

export interface ContactAddress {
  AddressType?: string | null;
  AddressLine1?: string | null;
  City?: string | null;
  Region?: string | null;
  PostalCode?: string | null;
  Country?: string | null;
}

export interface ContactPhone {
  PhoneType?: string | null;
  PhoneNumber?: string | null;
  PhoneAreaCode?: string | null;
  PhoneCountryCode?: string | null;
}

export const schema = schemaOf<Contact>(json);
