export { issues } from "./issues.js";
export { repositories } from "./repositories.js";
