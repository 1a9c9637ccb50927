import { asConnectorError, type ConnectorError } from "../protocol/error.js";
import { jsonText } from "../protocol/exact.js";
import type { ByteSink } from "../protocol/io.js";
import type {
  AirbyteMessage,
  JsonObject,
  LogLevel,
  RecordChange,
  StatusReason,
  StreamStatus,
  Trace,
} from "../protocol/messages.js";
import { createBlockWriter } from "./blocks.js";
import { largestMessage, stateTooLarge } from "./limits.js";
import { createLogLines } from "./log-lines.js";
import type { Mask, Output } from "./types.js";

export interface OutputOptions {
  readonly stdout: ByteSink;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly mask: Mask;
  /** The least level that is written. Default INFO. */
  readonly level?: LogLevel | undefined;
}

/** Records between two looks at the clock: `emitted_at` is exact to about a millisecond, and the clock costs as much as the line. */
const recordsPerTick = 64;

/** The writer of Airbyte messages; see `Output`. Records and states are written as they are, all other text passes the mask. */
export function createOutput({ stdout, now, mask, level = "INFO" }: OutputOptions): Output {
  const blocks = createBlockWriter(stdout);
  const logs = createLogLines({
    level,
    now,
    write: (log) => {
      send({ type: "LOG", log });
    },
  });
  const counts = new Map<string, number>();
  let lastData = now();
  let prefixStream: string | undefined;
  let prefix = "";
  let sincePrefix = 0;
  let pending = 0;

  return { record, state, status, failure, log, message, line, lastData: () => lastData, ready, flush };

  function record(stream: string, data: JsonObject, changes?: readonly RecordChange[]): number {
    if (stream !== prefixStream || sincePrefix >= recordsPerTick) startPrefix(stream);
    sincePrefix += 1;
    const meta = changes === undefined ? "" : `,"meta":{"changes":${JSON.stringify(changes)}}`;
    const bytes = blocks.append(`${prefix}${jsonText(data)}${meta}}}\n`);
    pending += 1;
    return bytes;
  }

  function startPrefix(stream: string): void {
    countPending();
    lastData = now();
    prefixStream = stream;
    prefix = `{"type":"RECORD","record":{"stream":${JSON.stringify(stream)},"emitted_at":${Math.trunc(lastData)},"data":`;
    sincePrefix = 0;
  }

  /** Adds the records that were written under the current prefix to the stream's count. */
  function countPending(): void {
    if (prefixStream === undefined || pending === 0) return;
    counts.set(prefixStream, (counts.get(prefixStream) ?? 0) + pending);
    pending = 0;
  }

  function state(stream: string, data: JsonObject): number {
    const text = jsonText(data);
    if (text.length > largestMessage) throw stateTooLarge(stream, text.length);
    countPending();
    const count = counts.get(stream) ?? 0;
    counts.set(stream, 0);
    lastData = now();
    const name = JSON.stringify(stream);
    // The protocol wants a decimal point, which JSON.stringify does not write.
    return blocks.append(
      `{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":${name}},"stream_state":${text}},"sourceStats":{"recordCount":${count}.0}}}\n`,
    );
  }

  function status(stream: string, streamStatus: StreamStatus, reasons?: readonly StatusReason[]): void {
    trace({
      type: "STREAM_STATUS",
      emitted_at: now(),
      stream_status: {
        stream_descriptor: { name: stream },
        status: streamStatus,
        ...(reasons === undefined ? {} : { reasons }),
      },
    });
  }

  function failure(error: ConnectorError, stream?: string): void {
    const { code, failureType, detail } = asConnectorError(error);
    trace({
      type: "ERROR",
      emitted_at: now(),
      error: {
        message: mask.hide(error.message),
        internal_message: mask.hide(detail === undefined ? code : `${code}: ${detail}`),
        failure_type: failureType,
        ...(code === "UNEXPECTED" && detail !== undefined ? { stack_trace: mask.hide(detail) } : {}),
        ...(stream === undefined ? {} : { stream_descriptor: { name: stream } }),
      },
    });
  }

  function trace(content: Trace): void {
    message({ type: "TRACE", trace: content });
  }

  function log(logLevel: LogLevel, text: string): void {
    logs.add(logLevel, mask.hide(text));
  }

  function message(content: AirbyteMessage): void {
    logs.close();
    send(masked(content));
  }

  function masked(content: AirbyteMessage): AirbyteMessage {
    if (content.type !== "CONNECTION_STATUS") return content;
    const { status: outcome, message: text } = content.connectionStatus;
    if (text === undefined) return content;
    return { type: content.type, connectionStatus: { status: outcome, message: mask.hide(text) } };
  }

  function line(text: string): void {
    blocks.append(`${text}\n`);
  }

  function send(content: AirbyteMessage): void {
    blocks.append(`${JSON.stringify(content)}\n`);
  }

  function ready(): Promise<void> {
    // The next page comes later: its records get the time of then.
    sincePrefix = recordsPerTick;
    return blocks.ready();
  }

  function flush(): Promise<void> {
    logs.close();
    return blocks.flush();
  }
}
