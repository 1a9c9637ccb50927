export { digest } from "./digest.js";
export { recordHash } from "./hash.js";
export { fieldReader } from "./path.js";
export { recordShaper, type ShapeOptions } from "./shape.js";
