/** What requests are made of. */

/** A string that may hold `{config.NAME}`, in a stream `{variable}` too. `{{name}}` stands for the text `{name}`. */
export type Template = string;
/** JSON whose strings are templates. A string that is exactly one reference becomes the value itself, with its type. */
export type JsonTemplate =
  Template | number | boolean | null | readonly JsonTemplate[] | { readonly [key: string]: JsonTemplate };

export type QueryValue = Template | number | boolean;

/** The body of a stream's requests. */
export type BodyModel =
  | { readonly type: "json"; readonly value: JsonTemplate }
  /** `application/x-www-form-urlencoded`. */
  | { readonly type: "form"; readonly fields: { readonly [name: string]: QueryValue } }
  /** A GraphQL request over POST. `query` is sent as it stands: what varies goes into `variables`. */
  | {
      readonly type: "graphql";
      readonly query: string;
      readonly variables?: { readonly [name: string]: JsonTemplate };
    };
