import { itemFaults } from "../model/item-faults.js";
import { said } from "../model/json.js";
import { pathOf } from "../model/path.js";
import type { ErrorsModel, ItemsModel, Path, SkipModel } from "../model/types.js";
import type { JsonObject } from "../protocol/messages.js";
import type { ApiDefinition, StreamDefinition } from "./types.js";

/** Statuses that may stand for something else than an error; those of credentials and rates may not. */
type IgnorableStatus =
  | 400
  | 402
  | 403
  | 404
  | 405
  | 406
  | 409
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 416
  | 417
  | 418
  | 421
  | 422
  | 423
  | 424
  | 425
  | 426
  | 428
  | 431
  | 451;

type Field<Fields> = keyof Fields & string;

/** What the answers to a stream's requests mean. */
export interface AnswerOptions<Fields> {
  /**
   * Statuses that mean "nothing here": a page without records. On later pages they count only where pages are counted, not led to
   * by a token.
   */
  readonly emptyOn?: readonly IgnorableStatus[];
  /** Errors that are ignored, each with the reason for the log. They are counted, and nothing is claimed in their place. */
  readonly skipOn?: readonly { readonly status: IgnorableStatus; readonly why: string }[];
  /** How an answer with a success status says that it is an error. Default: the API's. */
  readonly errors?: ErrorsModel;
  /** Slices (records of the parent, values of lists) that are read at the same time. Default: 4, shared by all streams. */
  readonly concurrency?: number;
  /** How keys of maps (`key`), scalars (`value`) and what is around the records (`outer`) become fields of them. */
  readonly items?: {
    readonly key?: Field<Fields> | readonly Field<Fields>[];
    readonly value?: Field<Fields>;
    readonly outer?: { readonly [Name in Field<Fields>]?: Path };
  };
}

export interface PlainAnswerOptions {
  readonly concurrency?: number | undefined;
  readonly emptyOn?: readonly number[] | undefined;
  readonly skipOn?: readonly SkipModel[] | undefined;
  readonly errors?: ErrorsModel | undefined;
  readonly items?: PlainItems | undefined;
}

/** As an author writes it; the type checker sees a field that is left out as one that may be undefined. */
type PlainItems = Omit<ItemsModel, "outer"> & { readonly outer?: { readonly [field: string]: Path | undefined } };

/** These options of a stream, the API's where it has none of its own. */
export function answerDefinition(
  { emptyOn, skipOn, errors, items, concurrency }: PlainAnswerOptions,
  api: ApiDefinition,
): Pick<StreamDefinition, "emptyOn" | "skipOn" | "errors" | "items" | "concurrency"> {
  return said({
    emptyOn,
    skipOn,
    errors: errors ?? api.errors,
    items: items === undefined ? undefined : itemsOf(items),
    concurrency,
  });
}

function itemsOf({ outer, ...items }: PlainItems): ItemsModel {
  if (outer === undefined) return items;
  const said = Object.entries(outer).flatMap(([field, path]) => (path === undefined ? [] : [[field, path] as const]));
  return { ...items, outer: Object.fromEntries(said) };
}

/** The same in the model's words. */
export function answerFacts({ emptyOn, skipOn, errors, items, concurrency }: PlainAnswerOptions): JsonObject {
  return said({ emptyOn, skipOn, errors, items, concurrency });
}

/** What the type checker cannot see, or did not see of a source without types; one sentence each. */
export function answerProblems(stream: StreamDefinition, at: string): string[] {
  const { emptyOn = [], skipOn = [], items, records, concurrency = 1 } = stream;
  const statuses = [...emptyOn, ...skipOn.map(({ status }) => status)];
  const wrong = statuses.filter((status) => status < 400 || status > 499 || [401, 407, 408, 429].includes(status));
  const twice = statuses.filter((status, index) => statuses.indexOf(status) !== index);
  return [
    ...(Number.isInteger(concurrency) && concurrency >= 1
      ? []
      : [`${at}: concurrency is ${concurrency}, but it must be a whole number from 1 on`]),
    ...wrong.map(
      (status) =>
        `${at}: HTTP ${status} cannot be ignored (emptyOn, skipOn): only 400 to 499, without 401, 407, 408 and 429`,
    ),
    ...twice.map((status) => `${at}: HTTP ${status} is there twice in emptyOn and skipOn; keep one`),
    ...skipOn
      .filter(({ why }) => why.trim() === "")
      .map(({ status }) => `${at}: skipOn ${status} has no reason; say in \`why\` why it may be ignored`),
    ...(items === undefined
      ? []
      : itemFaults(pathOf(records), items).map((fault) => `${at}: ${fault.at}: ${fault.rule} ${fault.remedy}`)),
  ];
}
