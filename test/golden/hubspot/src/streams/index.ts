export { contacts } from "./contacts.js";
export { deals } from "./deals.js";
