import { shownUrl } from "../../protocol/shown-url.js";
import type { SeenRequest } from "../types.js";

/** The error, with the requests that the model refused: most often they are why. */
export function explained(error: unknown, requests: readonly SeenRequest[]): Error {
  const message = error instanceof Error ? error.message : String(error);
  const refusals = [...new Set(requests.flatMap(refusalOf))];
  if (refusals.length === 0) return error instanceof Error ? error : new Error(message);
  const more = refusals.length > 3 ? [`… and ${refusals.length - 3} more`] : [];
  const remedy =
    "Code and model must say the same: correct the code, or the file of the model that is named, whichever is wrong.";
  return new Error([message, "", ...refusals.slice(0, 3), ...more, remedy].join("\n"), { cause: error });
}

function refusalOf({ method, url, status, refusal, stream }: SeenRequest): string[] {
  if (refusal === undefined) return [];
  const file = stream === undefined ? "connector.json, streams/*.json" : `streams/${stream}.json, connector.json`;
  return [`The code asked ${method} ${shownUrl(url)}; the mock API answered ${status ?? 0}: ${refusal} (${file}).`];
}
