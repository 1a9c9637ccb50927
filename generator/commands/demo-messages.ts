import { isObject } from "../questions/answers.js";

/** What the demo looks at in the lines that a connector prints. */
export interface Message {
  readonly type: string;
  readonly connectionStatus?: { readonly status: string };
  readonly catalog?: { readonly streams: readonly Stream[] };
}

interface Stream {
  readonly name: string;
  /** Fields of its schema's first level. */
  readonly columns: number;
}

/** The protocol's messages among the lines of an output; other lines (a build that says how far it is) are left out. */
export function messagesOf(output: string): Message[] {
  return output.split("\n").flatMap((line) => {
    const value = parsed(line);
    return isObject(value) && typeof value["type"] === "string" ? [messageOf(value["type"], value)] : [];
  });
}

function messageOf(type: string, value: { readonly [key: string]: unknown }): Message {
  const status = value["connectionStatus"];
  const catalog = value["catalog"];
  return {
    type,
    ...(isObject(status) ? { connectionStatus: { status: String(status["status"]) } } : {}),
    ...(isObject(catalog) ? { catalog: { streams: streamsOf(catalog["streams"]) } } : {}),
  };
}

function streamsOf(streams: unknown): Stream[] {
  const list: readonly unknown[] = Array.isArray(streams) ? streams : [];
  return list.filter(isObject).map(({ name, json_schema: schema }) => {
    const properties = isObject(schema) ? schema["properties"] : undefined;
    return { name: String(name), columns: isObject(properties) ? Object.keys(properties).length : 0 };
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
