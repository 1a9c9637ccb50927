export { createPageMemory } from "./memory.js";
export { askedBy, readPages, type PageRead, type PagesOptions } from "./pages.js";
export { isResumable } from "./page-state.js";
export { partitionStates } from "./partition-states.js";
export { baseUrlOf } from "./request.js";
export { sliceShaper } from "./shaper.js";
export { slicesOf, wholeStream } from "./slices.js";
export { streamState, unreadKeys } from "./stream-state.js";
export type { Ignored, ReadContext, Slice, StreamState } from "./types.js";
