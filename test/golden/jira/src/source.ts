import { defineSource } from "@create-connector/cdk";
import { api } from "./api.js";
import { spec } from "./spec.js";
import * as streams from "./streams/index.js";

export const source = defineSource({
  name: "jira",
  spec,
  api,
  check: streams.issues,
  streams: Object.values(streams),
});
