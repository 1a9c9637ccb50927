import type { Page } from "../decode/types.js";
import type { StreamDefinition } from "../define/types.js";
import { isList, isObject } from "../model/json.js";
import type { LogLevel } from "../protocol/messages.js";

/**
 * Watches the records of a GraphQL stream for connections inside them that have more pages than were asked for: they are said once, by
 * name, with what to do. Needs `pageInfo { hasNextPage }` in the inner connection; where the query does not ask for it nothing is looked
 * at.
 */
export function innerPageWatch(
  stream: StreamDefinition,
  log: (level: LogLevel, message: string) => void,
): ((page: Page) => void) | undefined {
  const { body, name } = stream;
  const asked = body?.type === "graphql" ? (body.query.match(/\bpageInfo\b/g) ?? []).length : 0;
  const { facts } = stream.pagination;
  const own = isObject(facts) && facts["type"] === "relay" ? 1 : 0;
  if (asked <= own) return undefined;
  const said = new Set<string>();
  return (page) => {
    for (let index = 0; index < page.count; index += 1) {
      for (const place of unfinished(page.record(index))) {
        if (said.has(place)) continue;
        said.add(place);
        log(
          "WARN",
          `Stream "${name}": "${place}" has more pages in at least one record than the query asks for; what is on them was not read. Read it as a stream of its own, by the id of this one (parent), or ask for more of it.`,
        );
      }
    }
  };
}

/** The connections below a value that have a next page, by their path. */
function unfinished(value: unknown, path = ""): string[] {
  if (isList(value)) return value.flatMap((item) => unfinished(item, path));
  if (!isObject(value)) return [];
  const info = value["pageInfo"];
  const here = isObject(info) && info["hasNextPage"] === true && path !== "" ? [path] : [];
  const inner = Object.entries(value).flatMap(([key, child]) =>
    unfinished(child, path === "" ? key : `${path}.${key}`),
  );
  return [...here, ...inner];
}
