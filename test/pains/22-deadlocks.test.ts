import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { itemsStream } from "../src/support/streams.js";
import { courseOf } from "../src/support/io.js";
import { readOne } from "../src/support/read.js";

test("five hundred slices with delays and failures come to their end, whatever the order", async () => {
  const parent = itemsStream({ name: "parents", path: "/parents", cursor: null });
  const stream = itemsStream({ path: "/parents/{parent_id}/items", parent, cursor: null });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 20 })),
      async (concurrency, chances) => {
        const turns = () => {
          const value: unknown = chances.next().value;
          return typeof value === "number" ? value % 4 : 0;
        };
        const broken = new Set([7, 77, 377].map((id) => `/v1/parents/${id}/items`));
        const api = async (url: URL) => {
          if (url.pathname.endsWith("/parents")) {
            const page = Number(url.searchParams.get("page"));
            return { data: page < 5 ? Array.from({ length: 100 }, (_, index) => ({ id: page * 100 + index })) : [] };
          }
          for (let turn = turns(); turn > 0; turn -= 1) await new Promise((resolve) => setImmediate(resolve));
          if (broken.has(url.pathname)) throw new Error("broken");
          return { data: url.searchParams.get("page") === "0" ? [{ id: 1 }] : [] };
        };
        const { messages, records } = await readOne(stream, { api, concurrency });
        expect(records).toHaveLength(497);
        expect(courseOf(messages, "items")).toContain("INCOMPLETE");
      },
    ),
    { numRuns: 4 },
  );
});
