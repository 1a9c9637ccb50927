import type { SeenRequest } from "../../types.js";
import { Refusal } from "../answers.js";

/** A key in a header. */
export function checkApiKey({ headers }: SeenRequest, header: string, value: string): void {
  const given = headers[header.toLowerCase()];
  if (given === undefined) throw new Refusal(401, `the header ${header} is missing; it must hold the API key`);
  if (given !== value) throw new Refusal(401, `the API key in the header ${header} is not known`);
}
