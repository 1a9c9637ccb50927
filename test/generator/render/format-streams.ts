import type { StreamModel } from "@create-connector/cdk/model";

/** Streams whose bodies are no JSON, or whose records are changed on their way. */
export function formatStreams(like: StreamModel): [string, StreamModel][] {
  return [
    ["table", { ...like, records: ".", format: { type: "csv", delimiter: ";", header: ["id", "key"] }, coerce: true }],
    [
      "document",
      {
        ...like,
        records: "things.thing",
        format: "xml",
        changes: { rename: { Id: "id" }, remove: ["links", "lines.*.html"], add: { key: "{config.start_date}" } },
        pagination: { type: "none" },
      },
    ],
    ["lines", { ...like, records: "*.thing", format: { type: "jsonl", encoding: "latin1" } }],
  ];
}
