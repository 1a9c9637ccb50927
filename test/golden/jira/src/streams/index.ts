export { issues } from "./issues.js";
export { projects } from "./projects.js";
export { users } from "./users.js";
