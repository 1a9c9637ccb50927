import { expect, test } from "@jest/globals";
import type { JsonObject } from "../../src/protocol/messages.js";
import { readOne } from "../src/support/read.js";
import { itemsStream } from "../src/support/streams.js";
import { courseOf, shopWith, withConnector } from "./support.js";

const wide = (columns: number): JsonObject =>
  Object.fromEntries(
    Array.from({ length: columns }, (_, index) => [`a_long_name_of_column_${index}`, { type: ["null", "string"] }]),
  );
const project = (columns: number) =>
  shopWith({ schemas: { tags: { type: "object", properties: { name: { type: "string" }, ...wide(columns) } } } });

test("a catalog of more than 1 MB is said to be large, one of more than 2 MB is refused with what to do", async () => {
  await withConnector(
    async ({ say }) => {
      const { code, logs } = await say("discover");
      expect([code, logs]).toEqual([0, ["The catalog has 1.1 MB; Airbyte refuses more than 2 MB."]]);
    },
    { project: project(20_000) },
  );
  await withConnector(
    async ({ say }) => {
      const { code, errors, messages } = await say("discover");
      expect([code, errors[0]?.["internal_message"]]).toEqual([1, "CATALOG_TOO_LARGE"]);
      expect(messages.map(({ type }) => type)).not.toContain("CATALOG");
    },
    { project: project(40_000) },
  );
});

test("a state of more than 2 MB is not written: the stream ends with what to do", async () => {
  const parent = itemsStream({ name: "parents", path: "/parents", cursor: null });
  const stream = itemsStream({ path: "/parents/{parent_id}/items", parent });
  // Each parent's key stands in the state.
  const key = "k".repeat(2 * 1024 * 1024);
  const api = ({ pathname, searchParams }: URL) => {
    if (searchParams.get("page") !== "0") return { data: [] };
    return { data: pathname.endsWith("/parents") ? [{ id: key }] : [{ at: "2026-01-01T00:00:00Z" }] };
  };
  const { ok, messages, records, states } = await readOne(stream, { api });
  expect([ok, records.length, states]).toEqual([false, 1, []]);
  expect(courseOf(messages, "items").slice(-2)).toEqual(["INCOMPLETE", "ERROR"]);
  expect(JSON.stringify(messages.at(-1))).toContain("its state has 2.0 MB, and Airbyte refuses more than 2 MB");
});
