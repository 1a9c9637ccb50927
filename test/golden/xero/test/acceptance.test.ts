/** The protocol's acceptance suite: the code against the model, over a mock API. Needs no network and no credential. */
import { fileURLToPath } from "node:url";
import { run } from "@create-connector/cdk";
import { acceptanceCases } from "@create-connector/cdk/testing";
import { test } from "@jest/globals";
import { source } from "../src/source.js";
import { handle, project } from "./mock-api.js";

const cases = acceptanceCases({
  project,
  run: (argv, io) => run(source, argv, io),
  executable: fileURLToPath(new URL("../bin/source-xero", import.meta.url)),
  handle,
});

for (const acceptance of cases) {
  test(acceptance.name, () => acceptance.verify());
}
