export { customers } from "./customers.js";
export { orders } from "./orders.js";
export { products } from "./products.js";
