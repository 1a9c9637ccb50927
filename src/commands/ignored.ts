import type { LogLevel } from "../protocol/messages.js";
import type { Ignored } from "../slices/index.js";

/** The answers of a run that stood for no records although their status is an error's. */
export interface IgnoredAnswers {
  add(ignored: Ignored): void;
  /** Says each kind once, with its count. `pages`: those of the stream, these among them. */
  report(log: (level: LogLevel, message: string) => void, stream: string, pages: number): void;
}

export function createIgnored(): IgnoredAnswers {
  const kinds = new Map<string, { readonly first: Ignored; count: number }>();
  return { add, report };

  function add(ignored: Ignored): void {
    const { stream, status } = ignored;
    const kind = kinds.get(`${status} ${stream}`);
    if (kind === undefined) kinds.set(`${status} ${stream}`, { first: ignored, count: 1 });
    else kind.count += 1;
  }

  function report(log: (level: LogLevel, message: string) => void, stream: string, pages: number): void {
    for (const { first, count } of kinds.values()) {
      const whose = first.stream === stream ? "" : ` of its parent "${first.stream}"`;
      const times = `Stream "${stream}": ${count} ${count === 1 ? "request" : "requests"}${whose} met HTTP ${first.status}`;
      if (first.why !== undefined) {
        log(
          "WARN",
          `${times}, which is ignored (${first.why}): what ${count === 1 ? "it" : "they"} should have brought is missing. The first was ${first.request}.`,
        );
        continue;
      }
      const nothingElse = first.stream === stream && count === pages;
      log(
        nothingElse ? "WARN" : "INFO",
        `${times}, which stands for no records here.${nothingElse ? ` Nothing else was answered: if there should be records, check the base URL and the path (${first.request}).` : ""}`,
      );
    }
  }
}
