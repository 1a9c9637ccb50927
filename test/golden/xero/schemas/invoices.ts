import { schemaOf } from "@create-connector/cdk";
import json from "./invoices.json" with { type: "json" };

export interface Invoice {
  Type?: string | null;
  InvoiceID?: string | null;
  InvoiceNumber?: string | null;
  Reference?: string | null;
  Contact?: InvoiceContact | null;
  DateString?: string | null;
  Date?: string | null;
  DueDateString?: string | null;
  DueDate?: string | null;
  Status?: string | null;
  LineAmountTypes?: string | null;
  LineItems?: (InvoiceLineItem | null)[] | null;
  SubTotal?: number | null;
  TotalTax?: number | null;
  Total?: number | null;
  AmountDue?: number | null;
  AmountPaid?: number | null;
  AmountCredited?: number | null;
  CurrencyCode?: string | null;
  CurrencyRate?: number | null;
  UpdatedDateUTC?: string | null;
  HasAttachments?: boolean | null;
  SentToContact?: boolean | null;
  HasErrors?: boolean | null;
}

export interface InvoiceContact {
  ContactID?: string | null;
  Name?: string | null;
}

export interface InvoiceLineItem {
  LineItemID?: string | null;
  Description?: string | null;
  Quantity?: number | null;
  UnitAmount?: number | null;
  TaxType?: string | null;
  TaxAmount?: number | null;
  LineAmount?: number | null;
  AccountCode?: string | null;
}

export const schema = schemaOf<Invoice>(json);
