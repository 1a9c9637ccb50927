import type { StreamDefinition } from "../define/types.js";
import type { PageRequest } from "../pagination/types.js";
import type { JsonObject } from "../protocol/messages.js";
import { digest } from "../records/digest.js";

/** Kinds whose next page is asked for with a number or a token. A whole URL is not kept: credentials may stand in it. */
const resumable = ["page", "cursor", "offset", "lastRecord", "headerToken", "relay"];

/** Can a stream that is read whole be gone on with where an attempt broke off? One list, without a cursor, of such a pagination. */
export function isResumable(stream: StreamDefinition): boolean {
  const { cursor, pagination } = stream;
  if (cursor !== undefined || isParted(stream) || pagination.facts === "in code") return false;
  return resumable.includes(String(pagination.facts["type"]));
}

/** Has it more slices than itself? */
export function isParted({ parent, partitions = {} }: StreamDefinition): boolean {
  return parent !== undefined || Object.keys(partitions).length > 0;
}

/** The state behind a page: the request of the next one, and of which list it is. */
export function pageState(stream: StreamDefinition, next: PageRequest): JsonObject {
  return { next_page: { ...next }, list: listOf(stream) };
}

/** The page that a state leads to; none where it is of another list, as after a change of the connector. */
export function pageIn(stream: StreamDefinition, given: JsonObject | undefined): PageRequest | undefined {
  const page = given?.["next_page"];
  return given?.["list"] === listOf(stream) && isPageRequest(page) ? page : undefined;
}

function isPageRequest(value: unknown): value is PageRequest {
  if (typeof value !== "object" || value === null || "url" in value || !("query" in value)) return false;
  return typeof value.query === "object" && value.query !== null;
}

/** Tells lists apart: what is asked, and how it is cut into pages. */
function listOf({ facts, pagination }: StreamDefinition): string {
  const { path, method, body, query } = facts;
  return digest("sha256", JSON.stringify([path, method, body, query, pagination.facts])).slice(0, 16);
}
