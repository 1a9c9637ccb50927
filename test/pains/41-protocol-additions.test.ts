import { expect, test } from "@jest/globals";
import { lastStates, withConnector } from "./support.js";

test("fields of catalog and state that a newer protocol adds are passed over", async () => {
  await withConnector(async ({ api, say }) => {
    const first = await say("read", { streams: ["customers"] });
    const catalog = {
      generation: 7,
      streams: [
        {
          stream: { name: "customers", json_schema: {}, supported_sync_modes: ["incremental"], is_file_based: false },
          sync_mode: "incremental",
          destination_sync_mode: "append_dedup",
          include_files: false,
          minimum_generation_id: 3,
        },
      ],
    };
    const state = lastStates(first).map((one) => ({
      ...one,
      destinationStats: { recordCount: 3 },
      id: 12,
      another: {},
    }));
    const late = { id: 901, name: "Zoe", updated_at: "2026-02-01T00:00:00Z" };
    api.add("customers", [late]);
    const second = await say("read", { catalog, state });
    expect([second.code, second.records("customers")]).toEqual([0, [late]]);
  });
});
