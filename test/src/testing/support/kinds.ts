import type { DatetimeCursorModel, PaginationModel, ProjectFiles, StreamModel } from "../../../../src/model/types.js";
import { shop } from "./shop.js";

/** The shop, with other facts. */
export function shopWith(facts: {
  readonly pagination?: PaginationModel;
  readonly auth?: ProjectFiles["connector"]["api"]["auth"];
  readonly customers?: Partial<StreamModel>;
  readonly cursor?: Partial<DatetimeCursorModel>;
  readonly orders?: Partial<StreamModel>;
  readonly streams?: { readonly [stream: string]: StreamModel };
  readonly schemas?: ProjectFiles["schemas"];
  readonly fixtures?: ProjectFiles["fixtures"];
  readonly api?: Partial<ProjectFiles["connector"]["api"]>;
}): ProjectFiles {
  const { pagination, auth } = facts;
  const cursor: DatetimeCursorModel = { ...shop.streams.customers.cursor, ...facts.cursor };
  const api: ProjectFiles["connector"]["api"] = {
    ...shop.connector.api,
    ...(pagination === undefined ? {} : { pagination }),
    ...(auth === undefined ? {} : { auth }),
    ...facts.api,
  };
  return {
    connector: { ...shop.connector, api },
    streams: {
      ...shop.streams,
      customers: { ...shop.streams.customers, cursor, ...facts.customers },
      orders: { ...shop.streams.orders, ...facts.orders },
      ...facts.streams,
    },
    schemas: { ...shop.schemas, ...facts.schemas },
    fixtures: { ...shop.fixtures, ...facts.fixtures },
  };
}
