export { recordCoercer } from "./coerce.js";
export { digest } from "./digest.js";
export { createDrift, type Drift } from "./drift.js";
export { recordHash } from "./hash.js";
export { fieldReader } from "./path.js";
export { recordShaper, type ShapeOptions } from "./shape.js";
