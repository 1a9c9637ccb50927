import { schemaOf } from "@create-connector/cdk";
import json from "./accounts.json" with { type: "json" };

export interface Account {
  AccountID?: string | null;
  Code?: string | null;
  Name?: string | null;
  Status?: string | null;
  Type?: string | null;
  TaxType?: string | null;
  Class?: string | null;
  EnablePaymentsToAccount?: boolean | null;
  ShowInExpenseClaims?: boolean | null;
  BankAccountType?: string | null;
  ReportingCode?: string | null;
  HasAttachments?: boolean | null;
  UpdatedDateUTC?: string | null;
  AddToWatchlist?: boolean | null;
}

export const schema = schemaOf<Account>(json);
