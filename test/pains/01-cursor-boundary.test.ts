import { expect, test } from "@jest/globals";
import { sorted, withConnector } from "./support.js";

test("records that share the cursor's last time are neither lost nor repeated, also those that come after the run", async () => {
  await withConnector(async ({ api, say }) => {
    api.fault("same-time", { stream: "customers" });
    const first = await say("read", { streams: ["customers"] });
    expect(sorted(first.records("customers"))).toEqual(sorted(api.records("customers")));
    const late = { ...first.records("customers")[0], id: 900 };
    api.add("customers", [late]);
    const second = await say("read", { streams: ["customers"], from: first });
    expect(second.records("customers")).toEqual([late]);
  });
});
