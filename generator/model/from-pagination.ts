import { isObject, own, type PaginationModel } from "@create-connector/cdk/model";
import type { Inference } from "../infer/types.js";
import type { Answers } from "./answers.js";

/** `"none"` alone is enough, and `null` means the same. */
export function paginationAnswer(answer: unknown): unknown {
  if (answer === null) return { type: "none" };
  return typeof answer === "string" ? { type: answer } : answer;
}

/** What the answers say of the whole API's pagination; undefined when nothing. */
export function answeredPagination(answers: Answers): unknown {
  const api = answers["api"];
  return isObject(api) ? paginationAnswer(own(api, "pagination")) : undefined;
}

/** The pagination that the streams share when the answers name none: the first that a list's sample shows. */
export function sharedPagination(
  inferences: readonly (Inference | undefined)[],
): { readonly model: PaginationModel; readonly evidence: string } | undefined {
  for (const inference of inferences) {
    const found = inference?.pagination;
    if (found?.value !== undefined && found.value.type !== "none")
      return { model: found.value, evidence: found.evidence };
  }
  return undefined;
}

/** A stream differs from the API when its body is one record, or its sample shows another kind and nobody named the API's. */
export function ownPagination(
  inference: Inference | undefined,
  answered: unknown,
  shared: PaginationModel | undefined,
): unknown {
  const found = inference?.pagination.value;
  const api = answered ?? shared;
  if (inference === undefined || found === undefined || !isObject(api)) return undefined;
  if (pagesAlike(api, found) || (answered !== undefined && !inference.single)) return undefined;
  return found;
}

/** Do two paginations read the same? What is sent is a guess where it comes from a sample. */
function pagesAlike(one: { readonly [fact: string]: unknown }, found: PaginationModel): boolean {
  const other: { readonly [fact: string]: unknown } = { ...found };
  const facts = ["type", "from", "header", "connection", "field"];
  return facts.every((fact) => JSON.stringify(one[fact]) === JSON.stringify(other[fact]));
}
