import type { SeenRequest } from "../../types.js";
import { Refusal } from "../answers.js";

/** A key in the query. */
export function checkApiKeyQuery({ query }: SeenRequest, param: string, value: string): void {
  const given = query[param];
  if (given === undefined) throw new Refusal(401, `the query parameter ${param} is missing; it must hold the API key`);
  if (given !== value) throw new Refusal(401, `the API key in the query parameter ${param} is not known`);
}
