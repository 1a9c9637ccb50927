import { expect, test } from "@jest/globals";
import { shopWith, withConnector } from "./support.js";

test("errors of GraphQL under 200 fail the stream with their message, also beside data", async () => {
  for (const data of [null, { customers: null }]) {
    await withConnector(
      async ({ say }) => {
        const { code, errors } = await say("read", { streams: ["customers"] });
        expect(code).toBe(1);
        expect(errors[0]?.["message"]).toContain("Field 'nmae' doesn't exist");
      },
      {
        project: shopWith({
          pagination: { type: "none" },
          streams: { customers: { path: "/graphql", records: "data.customers.nodes" } },
        }),
        handle: () => ({ body: { data, errors: [{ message: "Field 'nmae' doesn't exist on type 'Customer'" }] } }),
      },
    );
  }
});
