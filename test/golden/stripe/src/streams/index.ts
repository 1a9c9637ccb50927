export { charges } from "./charges.js";
export { customers } from "./customers.js";
export { events } from "./events.js";
export { paymentMethods } from "./payment_methods.js";
