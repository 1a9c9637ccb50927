export { accounts } from "./accounts.js";
export { contacts } from "./contacts.js";
export { invoices } from "./invoices.js";
