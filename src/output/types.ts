import type { ConnectorError } from "../protocol/error.js";
import type {
  AirbyteMessage,
  JsonObject,
  LogLevel,
  RecordChange,
  StatusReason,
  StreamStatus,
} from "../protocol/messages.js";

/**
 * The only way to stdout. Messages leave in the order of the calls, so order is the truth. Calls append to a block and
 * return at once; whoever produces records awaits `ready()` between pages, which is what holds the API back when the reader is slow.
 */
export interface Output {
  /** Returns the bytes of the line. `changes`: what could not be passed on as it came. */
  record(stream: string, data: JsonObject, changes?: readonly RecordChange[]): number;
  /**
   * `sourceStats.recordCount` is the writer's own count since the stream's previous STATE. Returns the bytes of the line.
   * @throws ConnectorError STATE_TOO_LARGE (system_error): nothing is written then.
   */
  state(stream: string, state: JsonObject): number;
  status(stream: string, status: StreamStatus, reasons?: readonly StatusReason[]): void;
  /** A TRACE ERROR; masked. */
  failure(error: ConnectorError, stream?: string): void;
  /** Masked; a line that repeats the one before is counted, not written, and a flood of lines of one kind is thinned out. */
  log(level: LogLevel, message: string): void;
  /** SPEC, CATALOG, CONNECTION_STATUS, CONTROL. */
  message(message: AirbyteMessage): void;
  /** A line that is no message of the protocol, for people and tools (`describe`). */
  line(text: string): void;
  /** When the last RECORD or STATE was written, in milliseconds since the epoch; before the first: when the output was made. */
  lastData(): number;
  /** Resolves when there is room for more; rejects with `ReaderGone`. */
  ready(): Promise<void>;
  /** Resolves when all that was said has been taken by the reader; rejects with `ReaderGone`. */
  flush(): Promise<void>;
}

/** Hides secrets, in every form they take, in whatever text passes. */
export interface Mask {
  /** From now on this value is hidden: raw, URL-encoded, base64, inside a Basic header, JSON-escaped. */
  add(secret: string): void;
  hide(text: string): string;
}
