export { apiMessage } from "./api-message.js";
export type { AuthContext } from "./auth-context.js";
export { createBudget, type Budget, type Clock } from "./budget.js";
export { createRequester, type RequesterOptions } from "./requester.js";
export type { Timeouts } from "./transport.js";
export type { ApiRequest, ApiResponse, Requester, RequestScope } from "./types.js";
