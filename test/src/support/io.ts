import type { Io } from "../../../src/protocol/io.js";
import type { JsonObject } from "../../../src/protocol/messages.js";

/** Surroundings of a run that keep what is written. */
export interface TestIo {
  readonly io: Io;
  /** All that was written to stdout so far. */
  readonly text: () => string;
  readonly stderr: () => string;
  readonly messages: () => Message[];
}

/** A line of stdout, with the members that tests look at. */
export interface Message {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** `given` replaces parts of the surroundings. */
export function testIo(given: Partial<Io> = {}): TestIo {
  const blocks: Buffer[] = [];
  const errors: string[] = [];
  const io: Io = {
    stdout: {
      write: (block, callback) => {
        blocks.push(Buffer.from(block));
        setImmediate(callback);
      },
    },
    stderr: { write: (text) => errors.push(text) },
    env: {},
    now: () => Date.parse("2026-11-25T12:00:00Z"),
    every: () => () => undefined,
    ...given,
  };
  const text = () => Buffer.concat(blocks).toString();
  return { io, text, stderr: () => errors.join(""), messages: () => messagesIn(text()) };
}

export function messagesIn(text: string): Message[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const value: unknown = JSON.parse(line);
      if (!isMessage(value)) throw new Error(`no message: ${line}`);
      return value;
    });
}

/** The member of a message that its type names. */
export function bodyOf(message: Message): JsonObject {
  const names: { readonly [type: string]: string } = { CONNECTION_STATUS: "connectionStatus" };
  const body = message[names[message.type] ?? message.type.toLowerCase()];
  if (!isObject(body)) throw new Error(`no body: ${JSON.stringify(message)}`);
  return body;
}

export function recordsOf(messages: readonly Message[], stream: string): JsonObject[] {
  return messages.flatMap((message) => {
    if (message.type !== "RECORD") return [];
    const { stream: name, data } = bodyOf(message);
    return name === stream && isObject(data) ? [data] : [];
  });
}

/** The states of a stream, in the order of writing. */
export function statesOf(messages: readonly Message[], stream: string): JsonObject[] {
  return messages.flatMap((message) => {
    if (message.type !== "STATE") return [];
    const body = bodyOf(message)["stream"];
    const descriptor = isObject(body) ? body["stream_descriptor"] : undefined;
    const state = isObject(body) ? body["stream_state"] : undefined;
    return isObject(descriptor) && descriptor["name"] === stream && isObject(state) ? [state] : [];
  });
}

/** `STARTED`, `RUNNING`, … of a stream, and `STATE` and `RECORD`, each in a row once. */
export function courseOf(messages: readonly Message[], stream: string): string[] {
  const course: string[] = [];
  const add = (step: string) => {
    if (course.at(-1) !== step) course.push(step);
  };
  for (const message of messages) {
    const text = JSON.stringify(message);
    if (message.type === "RECORD" && bodyOf(message)["stream"] === stream) add("RECORD");
    if (!text.includes(`"name":${JSON.stringify(stream)}`)) continue;
    if (message.type === "STATE") add("STATE");
    const status = bodyOf(message)["stream_status"];
    if (isObject(status) && typeof status["status"] === "string") add(status["status"]);
    if (message.type === "TRACE" && bodyOf(message)["type"] === "ERROR") add("ERROR");
  }
  return course;
}

export function logsOf(messages: readonly Message[]): string[] {
  return messages.flatMap((message) => (message.type === "LOG" ? [String(bodyOf(message)["message"])] : []));
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isMessage(value: unknown): value is Message {
  return isObject(value) && typeof value["type"] === "string";
}
