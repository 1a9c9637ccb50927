import type { Auth } from "./types.js";

/** An API that anybody may ask. */
export function noAuth<Config>(): Auth<Config, never> {
  return { facts: { type: "none" }, headers: () => Promise.resolve({}) };
}
