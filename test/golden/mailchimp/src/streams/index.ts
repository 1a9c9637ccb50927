export { campaigns } from "./campaigns.js";
export { lists } from "./lists.js";
export { members } from "./members.js";
