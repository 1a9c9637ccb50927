import { expect, test } from "@jest/globals";
import { faultNames } from "../../src/testing/index.js";
import { withConnector } from "./support.js";

const fast = faultNames.filter((name) => !["silence", "stalled-body", "huge-body", "huge-record"].includes(name));
/** With characters that change when they are encoded. */
const canary = "canary /+&=ü 4711";

test("a secret stands in no output, in no form, however the API fails", async () => {
  const forms = [canary, encodeURIComponent(canary), Buffer.from(canary).toString("base64")];
  await withConnector(
    async ({ api, say }) => {
      for (const command of ["check", "discover", "read"]) {
        for (const fault of fast) {
          api.clearFaults();
          api.fault(fault, { times: 2 });
          const { text } = await say(command);
          for (const form of forms) expect(text).not.toContain(form);
        }
      }
      api.clearFaults();
      api.fault("secrets-echoed");
      expect((await say("check")).text).toContain("****");
    },
    { config: { api_key: canary } },
  );
});
