/**
 * The messages of the Airbyte protocol that a source sends and receives.
 * Source: airbyte-protocol, airbyte_protocol/v0/airbyte_protocol.yaml (protocol version 0.3.2).
 * Unknown fields are passed over, never refused: every object of the protocol allows them.
 */
import type { FailureType } from "./error.js";

/** Any JSON object. */
export type JsonObject = { [key: string]: unknown };
/** A JSON Schema (draft 7). */
export type JsonSchema = JsonObject;

export type LogLevel = "FATAL" | "ERROR" | "WARN" | "INFO" | "DEBUG" | "TRACE";
export type SyncMode = "full_refresh" | "incremental";
export type StreamStatus = "STARTED" | "RUNNING" | "COMPLETE" | "INCOMPLETE";

export interface StreamDescriptor {
  readonly name: string;
  readonly namespace?: string | null;
}

export interface RecordMessage {
  readonly type: "RECORD";
  readonly record: {
    readonly stream: string;
    readonly data: JsonObject;
    readonly emitted_at: number;
    readonly namespace?: string;
    readonly meta?: { readonly changes: readonly RecordChange[] };
  };
}

/** What happened to a value on its way: of the protocol's list, those that a source here does. `field`: a dotted path. */
export interface RecordChange {
  readonly field: string;
  readonly change: "NULLED";
  readonly reason: "SOURCE_SERIALIZATION_ERROR";
}

export interface StateMessage {
  readonly type: "STATE";
  readonly state: {
    readonly type: "STREAM";
    readonly stream: { readonly stream_descriptor: StreamDescriptor; readonly stream_state: JsonObject | null };
    /** Records of that stream since its previous STATE; the protocol wants a decimal point (`12.0`). */
    readonly sourceStats?: { readonly recordCount: number };
  };
}

export interface LogMessage {
  readonly type: "LOG";
  readonly log: { readonly level: LogLevel; readonly message: string; readonly stack_trace?: string };
}

export interface SpecMessage {
  readonly type: "SPEC";
  readonly spec: ConnectorSpecification;
}

export interface ConnectorSpecification {
  readonly documentationUrl?: string;
  readonly connectionSpecification: JsonSchema;
  readonly supportsIncremental?: boolean;
  /** The OAuth flow that the platform offers its users. */
  readonly advanced_auth?: JsonObject;
  readonly protocol_version?: string;
}

export interface ConnectionStatusMessage {
  readonly type: "CONNECTION_STATUS";
  readonly connectionStatus: { readonly status: "SUCCEEDED" | "FAILED"; readonly message?: string };
}

export interface CatalogStream {
  readonly name: string;
  readonly json_schema: JsonSchema;
  readonly supported_sync_modes: readonly SyncMode[];
  readonly source_defined_cursor?: boolean;
  readonly default_cursor_field?: readonly string[];
  readonly source_defined_primary_key?: readonly (readonly string[])[];
  readonly is_resumable?: boolean;
  readonly namespace?: string | null;
}

export interface CatalogMessage {
  readonly type: "CATALOG";
  readonly catalog: { readonly streams: readonly CatalogStream[] };
}

export interface StatusReason {
  readonly type: "RATE_LIMITED";
  /** `quota_reset`: when the API's quota is back, in milliseconds since the epoch. */
  readonly rate_limited?: { readonly quota_reset?: number };
}

export type Trace =
  | {
      readonly type: "ERROR";
      readonly emitted_at: number;
      readonly error: {
        readonly message: string;
        readonly internal_message?: string;
        readonly stack_trace?: string;
        readonly failure_type: FailureType;
        readonly stream_descriptor?: StreamDescriptor;
      };
    }
  | {
      readonly type: "STREAM_STATUS";
      readonly emitted_at: number;
      readonly stream_status: {
        readonly stream_descriptor: StreamDescriptor;
        readonly status: StreamStatus;
        readonly reasons?: readonly StatusReason[];
      };
    };

export interface TraceMessage {
  readonly type: "TRACE";
  readonly trace: Trace;
}

export interface ControlMessage {
  readonly type: "CONTROL";
  readonly control: {
    readonly type: "CONNECTOR_CONFIG";
    readonly emitted_at: number;
    readonly connectorConfig: { readonly config: JsonObject };
  };
}

/** Whatever a source writes to stdout, one a line. */
export type AirbyteMessage =
  | RecordMessage
  | StateMessage
  | LogMessage
  | SpecMessage
  | ConnectionStatusMessage
  | CatalogMessage
  | TraceMessage
  | ControlMessage;

/** One stream of the catalog that `read` is given. */
export interface ConfiguredStream {
  readonly stream: CatalogStream;
  readonly sync_mode: SyncMode;
  readonly destination_sync_mode?: string;
  readonly cursor_field?: readonly string[];
  readonly primary_key?: readonly (readonly string[])[];
}

export interface ConfiguredCatalog {
  readonly streams: readonly ConfiguredStream[];
}
