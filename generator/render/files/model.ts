import { own } from "@create-connector/cdk/model";
import type { Facts, FilePlan } from "../facts.js";
import { jsonText } from "../quote/index.js";
import { recordType } from "../record-type.js";

const schemas = "node_modules/@create-connector/cdk/model";

/** The model's own files, and the record types that follow from its schemas. */
export function modelFiles({ project, streams }: Facts): FilePlan[] {
  const connector = { $schema: `./${schemas}/connector.schema.json`, ...project.connector };
  return [
    { id: "connector.json", path: "connector.json", policy: "model", content: jsonText(connector) },
    ...streams.flatMap(({ name, names, model, schema, open }): FilePlan[] => [
      {
        id: `streams/stream.json#${name}`,
        path: `streams/${name}.json`,
        policy: "model",
        content: jsonText({ $schema: `../${schemas}/stream.schema.json`, ...model }),
        stream: name,
      },
      {
        id: `schemas/stream.json#${name}`,
        path: `schemas/${name}.json`,
        policy: "model",
        content: jsonText(schema),
        stream: name,
      },
      {
        id: `test/fixtures/stream.json#${name}`,
        path: `test/fixtures/${name}.json`,
        policy: "model",
        content: jsonText(own(project.fixtures, name) ?? []),
        stream: name,
      },
      {
        id: `schemas/stream.ts#${name}`,
        path: `schemas/${name}.ts`,
        policy: "derived",
        template: "schemas/stream.ts",
        locals: { name, type: names.type, record: recordType(names.type, schema, open).trimEnd() },
        stream: name,
      },
    ]),
  ];
}
