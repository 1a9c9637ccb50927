import { advancedAuth } from "@create-connector/cdk/model";
import type { StreamModel } from "@create-connector/cdk/model";
import type { Facts, FilePlan, StreamFacts } from "../facts.js";
import {
  authCall,
  authCalls,
  bodyCall,
  cursorCall,
  formatCall,
  importsOf,
  listsCall,
  paginationCall,
  parentCall,
} from "../kinds.js";

/** src/ and bin/: the connector's code. */
export function sourceFiles(facts: Facts): FilePlan[] {
  return [
    merged("src/index.ts"),
    merged("src/source.ts", { name: facts.name, check: facts.check.names.constant }),
    merged("src/spec.ts", specLocals(facts)),
    merged("src/api.ts", apiLocals(facts)),
    {
      id: "src/streams/index.ts",
      path: "src/streams/index.ts",
      policy: "derived",
      template: "src/streams/index.ts",
      locals: { modules: facts.streams.map(({ names }) => names) },
    },
    ...facts.streams.map((stream) => streamFile(stream, facts)),
    {
      ...merged("bin/source", { install: facts.commands.install }),
      path: `bin/source-${facts.name}`,
      executable: true,
    },
  ];
}

function merged(path: string, locals: FilePlan["locals"] = {}): FilePlan {
  return { id: path, path, policy: "merge", template: path, locals };
}

function specLocals({ project: { connector }, settings }: Facts): FilePlan["locals"] {
  const { documentationUrl, config } = connector;
  return { documentationUrl, config, settings, advancedAuth: advancedAuth(connector) };
}

function apiLocals({ project }: Facts): FilePlan["locals"] {
  const { api } = project.connector;
  const auth = authCall(api.auth);
  const pagination = api.pagination === undefined ? undefined : paginationCall(api.pagination);
  return { api, auth, pagination, imports: importsOf([...authCalls(api.auth), pagination, "defineApi"]) };
}

function streamFile({ name, names, model }: StreamFacts, facts: Facts): FilePlan {
  const parent = parentLocals(model, facts);
  const cursor = model.cursor === undefined ? undefined : cursorCall(model.cursor);
  const pagination = model.pagination === undefined ? undefined : paginationCall(model.pagination);
  const format = formatCall(model.format);
  const body = model.body === undefined ? undefined : bodyCall(model.body);
  const lists = model.partitions === undefined ? undefined : listsCall(model.partitions);
  return {
    id: `src/streams/stream.ts#${name}`,
    path: `src/streams/${names.file}.ts`,
    policy: "merge",
    template: "src/streams/stream.ts",
    locals: {
      name,
      constant: names.constant,
      stream: model,
      description: model.description ?? "",
      parent,
      lists,
      answers: answerFacts(model),
      cursor,
      incremental: incrementalLocals(model),
      pagination,
      format,
      body,
      imports: importsOf([
        parent?.each,
        lists === undefined ? undefined : "list()",
        cursor,
        incrementalLocals(model)?.pagination,
        pagination,
        format,
        body,
      ]),
    },
    stream: name,
  };
}

/** The endpoint for what is new, its pagination as a call. */
function incrementalLocals({ incremental }: StreamModel) {
  if (incremental === undefined) return undefined;
  const { pagination, ...rest } = incremental;
  return { ...rest, pagination: pagination === undefined ? undefined : paginationCall(pagination) };
}

/** What answers mean, in the words that the code shares with the model. */
function answerFacts({ items, emptyOn, skipOn, errors, concurrency }: StreamModel): { name: string; value: unknown }[] {
  return Object.entries({ items, emptyOn, skipOn, errors, concurrency }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
}

function parentLocals({ parent }: StreamModel, { byName }: Facts) {
  if (parent === undefined) return undefined;
  const found = byName.get(parent.stream);
  if (found === undefined) throw new Error(`Parent stream "${parent.stream}" does not exist; check the model first.`);
  return { constant: found.names.constant, file: found.names.file, each: parentCall(parent, found.names) };
}
