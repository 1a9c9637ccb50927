/** What tests of connectors are written with. */
export { acceptanceCases } from "./acceptance/index.js";
export { createMockApi } from "./mock/api.js";
export { json, text } from "./mock/answers.js";
export { faultNames, isFaultName, type FaultName } from "./mock/fault-names.js";
export type { FaultOptions } from "./mock/faults.js";
export { rateLimitStyles, type RateLimitStyle } from "./mock/rate-headers.js";
export { readStream, type StreamRead } from "./read-stream.js";
export type { AcceptanceCase, MockAnswer, MockApi, MockApiOptions, Run, SeenRequest } from "./types.js";
