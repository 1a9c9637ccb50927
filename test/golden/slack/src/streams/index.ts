export { channels } from "./channels.js";
export { userGroups } from "./user_groups.js";
export { users } from "./users.js";
