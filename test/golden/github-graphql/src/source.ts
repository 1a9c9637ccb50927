import { defineSource } from "@create-connector/cdk";
import { api } from "./api.js";
import { spec } from "./spec.js";
import * as streams from "./streams/index.js";

export const source = defineSource({
  name: "github-graphql",
  spec,
  api,
  check: streams.repositories,
  streams: Object.values(streams),
});
