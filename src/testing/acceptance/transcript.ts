import { isObject } from "../../model/json.js";
import type { AirbyteMessage, JsonObject, StateMessage, StreamStatus, Trace } from "../../protocol/messages.js";

/** All that a run of a connector said. */
export interface Transcript {
  readonly exitCode: number;
  readonly messages: readonly Said[];
  /** Lines on stdout that are no messages of the protocol. */
  readonly stray: readonly string[];
  readonly stderr: string;
  /** When it began and ended by its own clock, in milliseconds since the epoch. */
  readonly time: { readonly from: number; readonly to: number };
}

export interface Said {
  readonly message: AirbyteMessage;
  readonly line: string;
}

export function transcriptOf(
  exitCode: number,
  { stdout, stderr, time }: { readonly stdout: string; readonly stderr: string; readonly time: Transcript["time"] },
): Transcript {
  const lines = stdout.split("\n").filter((line) => line !== "");
  const said = lines.map((line) => ({ line, message: messageOf(line) }));
  const messages = said.flatMap(({ line, message }) => (message === undefined ? [] : [{ line, message }]));
  const stray = said.filter(({ message }) => message === undefined).map(({ line }) => line);
  return { exitCode, messages, stray, stderr, time };
}

/** The data of a stream's records, in their order. */
export function recordsIn({ messages }: Transcript, stream: string): JsonObject[] {
  return messages.flatMap(({ message }) => {
    return message.type === "RECORD" && message.record.stream === stream ? [message.record.data] : [];
  });
}

/** The state messages, of one stream or of all. */
export function statesIn({ messages }: Transcript, stream?: string): StateMessage[] {
  return messages.flatMap(({ message }) => {
    if (message.type !== "STATE") return [];
    return stream === undefined || message.state.stream.stream_descriptor.name === stream ? [message] : [];
  });
}

/** The last state of each stream, as the platform hands it back. */
export function lastStates(messages: readonly Said[]): StateMessage[] {
  const last = new Map<string, StateMessage>();
  for (const { message } of messages) {
    if (message.type === "STATE") last.set(message.state.stream.stream_descriptor.name, message);
  }
  return [...last.values()];
}

export function statusesIn({ messages }: Transcript, stream: string): StreamStatus[] {
  return messages.flatMap(({ message }) => {
    if (message.type !== "TRACE" || message.trace.type !== "STREAM_STATUS") return [];
    const { stream_descriptor, status } = message.trace.stream_status;
    return stream_descriptor.name === stream ? [status] : [];
  });
}

export function errorsIn({ messages }: Transcript): Extract<Trace, { type: "ERROR" }>["error"][] {
  return messages.flatMap(({ message }) => {
    return message.type === "TRACE" && message.trace.type === "ERROR" ? [message.trace.error] : [];
  });
}

/** What the run said about its troubles, short, for an error message. */
export function troubleIn(transcript: Transcript): string {
  const traces = errorsIn(transcript).map(({ message }) => message);
  const logs = transcript.messages.flatMap(({ message }) => {
    return message.type === "LOG" && ["FATAL", "ERROR", "WARN"].includes(message.log.level)
      ? [message.log.message]
      : [];
  });
  const said = [...traces, ...logs, transcript.stderr.trim()].filter((text) => text !== "");
  return said.length === 0 ? "It said nothing about why." : `It said: ${said.slice(0, 3).join(" / ").slice(0, 800)}`;
}

/** A line as a message of the protocol, when it is one that a source may send. */
export function messageOf(line: string): AirbyteMessage | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isMessage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Checks what the protocol requires of each message; unknown fields are allowed. */
function isMessage(value: unknown): value is AirbyteMessage {
  if (!isObject(value)) return false;
  switch (value["type"]) {
    case "RECORD":
      return has(value["record"], { stream: "string", emitted_at: "number", data: "object" });
    case "STATE":
      return isStreamState(value["state"]);
    case "LOG":
      return has(value["log"], { level: "string", message: "string" });
    case "SPEC":
      return has(value["spec"], { connectionSpecification: "object" });
    case "CONNECTION_STATUS":
      return has(value["connectionStatus"], { status: "string" });
    case "CATALOG":
      return has(value["catalog"], { streams: "object" });
    case "TRACE":
      return isTrace(value["trace"]);
    case "CONTROL":
      return has(value["control"], { type: "string", emitted_at: "number", connectorConfig: "object" });
    default:
      return false;
  }
}

function isStreamState(state: unknown): boolean {
  if (!isObject(state) || state["type"] !== "STREAM" || !isObject(state["stream"])) return false;
  return has(state["stream"]["stream_descriptor"], { name: "string" });
}

function isTrace(trace: unknown): boolean {
  if (!has(trace, { type: "string", emitted_at: "number" }) || !isObject(trace)) return false;
  if (trace["type"] === "ERROR") return has(trace["error"], { message: "string", failure_type: "string" });
  const status = trace["stream_status"];
  return isObject(status) && has(status, { status: "string" }) && has(status["stream_descriptor"], { name: "string" });
}

function has(value: unknown, types: { readonly [field: string]: string }): boolean {
  return (
    isObject(value) &&
    Object.entries(types).every(([field, type]) => typeof value[field] === type && value[field] !== null)
  );
}
