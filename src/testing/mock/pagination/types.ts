import type { PaginationModel } from "../../../model/types.js";
import type { JsonObject } from "../../../protocol/messages.js";

/** The list that a request asks for, cut into pages. */
export interface PagedList {
  readonly pages: readonly { readonly from: number; readonly to: number }[];
  readonly records: readonly JsonObject[];
  /** Records that a page may have. */
  readonly size: number;
  /** Stands for the list: a token of one list is refused for another. */
  readonly identity: string;
  /** A fault: the answer's token leads to the page it stands on. */
  readonly repeated: boolean;
  /** A fault: the page has no records, and its token leads to the page that should have come. */
  readonly empty: boolean;
}

/** What a request says of the page it asks for. */
export interface PageAsked {
  /** A parameter of the page, as text; undefined when it was not sent. */
  value(param: string): string | undefined;
}

/** Which page a request gets, and how the answer leads to the next. */
export interface PageAnswer {
  readonly from: number;
  readonly to: number;
  /** What stands in the body beside the records, by path. */
  readonly extras: readonly { readonly keys: readonly string[]; readonly value: unknown }[];
  readonly headers: { readonly [name: string]: string };
}

/** Plays one kind of pagination. */
export interface PageKind {
  /** Parameters that it takes, beside the page's size. */
  readonly params: readonly string[];
  /** Throws a refusal (400) for a page number or token that the API would not know. */
  page(asked: PageAsked, list: PagedList, links: Links): PageAnswer;
}

/** Makes tokens and URLs that the mock knows again. */
export interface Links {
  /** A token for a page of a list. */
  token(identity: string, page: number): string;
  /** The page behind a token; throws a refusal when the token is not known, or belongs to another list. */
  pageOf(param: string, token: string, identity: string): number;
  /** The URL of this request with one parameter replaced. */
  url(param: string, value: string): string;
}

export type ModelOf<Type extends PaginationModel["type"]> = Extract<PaginationModel, { type: Type }>;

/** The parameter of the URLs that the mock makes up itself. */
export const tokenParam = "page_token";
