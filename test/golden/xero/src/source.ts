import { defineSource } from "@create-connector/cdk";
import { api } from "./api.js";
import { spec } from "./spec.js";
import * as streams from "./streams/index.js";

export const source = defineSource({
  name: "xero",
  spec,
  api,
  check: streams.accounts,
  streams: Object.values(streams),
});
