import { nearest } from "@create-connector/cdk/model";
import type { Question } from "./types.js";

/** The answers with `value` at a dotted key (or at an array of keys, where one has a dot); `undefined` removes what is there. */
export function withAnswer<T extends object>(answers: T, key: string | readonly string[], value: unknown): T {
  const [head, ...rest] = keysOf(key);
  if (head === undefined) return answers;
  if (rest.length === 0 && value === undefined) return without(answers, head);
  const before = ownValue(answers, head);
  const inner = rest.length === 0 ? value : withAnswer(isObject(before) ? before : {}, rest, value);
  return { ...answers, [head]: inner };
}

/** What stands at a dotted key, or `undefined`. Looks at own properties only. */
export function answerAt(answers: object, key: string | readonly string[]): unknown {
  let value: unknown = answers;
  for (const name of keysOf(key)) {
    if (!isObject(value)) return undefined;
    value = ownValue(value, name);
  }
  return value;
}

/** Does the question apply to these answers? */
export function applies<Context>(question: Question<Context>, context: Context): boolean {
  return question.when === undefined || question.when(context);
}

/** True, or the sentence that says what is wrong with a text as answer to a question, for flag and prompt alike. */
export function problemOf<Context>(question: Question<Context>, text: string, context: Context): true | string {
  const given = text.trim();
  if (given === "") return question.optional === true || `An answer is needed: ${question.help}.`;
  const { choices } = question;
  if (choices !== undefined && !choices.some(({ value }) => value === given)) {
    const values = choices.map(({ value }) => value);
    const near = nearest(given, values);
    return `${given} is not one of ${values.join(", ")}.${near === undefined ? "" : ` Did you mean ${near}?`}`;
  }
  return question.validate?.(given, context) ?? true;
}

/** The value that a valid text stands for. */
export function valueOf<Context>(question: Question<Context>, text: string, context: Context): unknown {
  const given = text.trim();
  if (given === "" && question.optional === true) return undefined;
  return question.read === undefined ? given : question.read(given, context);
}

/** An object, no array: what has named values. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function keysOf(key: string | readonly string[]): readonly string[] {
  return typeof key === "string" ? key.split(".") : key;
}

function ownValue(target: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(target, name)?.value;
}

function without<T extends object>(target: T, name: string): T {
  const copy = { ...target };
  Reflect.deleteProperty(copy, name);
  return copy;
}
