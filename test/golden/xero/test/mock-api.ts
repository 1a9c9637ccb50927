import { fileURLToPath } from "node:url";
import { readProject } from "@create-connector/cdk/model";
import { createMockApi, type MockApi, type MockApiOptions } from "@create-connector/cdk/testing";

/** The model: connector.json, streams/, schemas/ and test/fixtures/. */
export const project = readProject(fileURLToPath(new URL("..", import.meta.url)));

/** What the model cannot know: return an answer to a request, or nothing to leave it to the model. */
export const handle: NonNullable<MockApiOptions["handle"]> = () => undefined;

/** The API as a local server that plays the model. `records`: all records of a stream, instead of its fixtures. */
export function mockApi(records: MockApiOptions["records"] = {}): MockApi {
  return createMockApi({ project, records, handle });
}
