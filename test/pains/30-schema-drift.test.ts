import { expect, test } from "@jest/globals";
import { withConnector } from "./support.js";

test("a field that the schema lacks and a type that changed are said once a run, and every record comes", async () => {
  const records = Array.from({ length: 30 }, (_, index) => ({
    id: index + 1,
    name: index < 12 ? "Ann" : index,
    ...(index < 12 ? {} : { grown: true }),
    updated_at: `2026-01-01T00:00:${String(index).padStart(2, "0")}Z`,
  }));
  await withConnector(
    async ({ say }) => {
      const { code, logs, records: came } = await say("read", { streams: ["customers"] });
      expect([code, came("customers")]).toEqual([0, records]);
      const said = logs.filter((line) => /grown/.test(line));
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/name .*grown|grown .*name/s);
    },
    { records: { customers: records } },
  );
});
