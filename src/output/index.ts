export { logLevelOf } from "./log-lines.js";
export { createMask } from "./mask.js";
export { createOutput, type OutputOptions } from "./output.js";
export { ReaderGone } from "./reader-gone.js";
export { captureStray } from "./stray.js";
export type { Mask, Output } from "./types.js";
export { catalogTooLarge, largeMessage, largestMessage, megabytes } from "./limits.js";
