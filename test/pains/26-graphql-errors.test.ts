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

test("a page of GraphQL with an error beside its data is not passed on in part, and a used-up budget is waited for", async () => {
  const query = "{ customers { nodes { id } } }";
  let asked = 0;
  const throttled = { data: null, errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }] };
  const partial = {
    data: { customers: { nodes: [{ id: 1 }] } },
    errors: [{ message: "Gone", type: "NOT_FOUND", path: ["customers", "nodes", 1] }],
  };
  await withConnector(
    async ({ say }) => {
      const { code, errors, text } = await say("read", { streams: ["customers"] });
      expect(code).toBe(1);
      expect(asked).toBe(2);
      expect(errors[0]?.["message"]).toContain("Gone (at customers.nodes.1)");
      expect(text).not.toContain('"type":"RECORD"');
    },
    {
      project: shopWith({
        pagination: { type: "none" },
        streams: {
          customers: { path: "/graphql", body: { type: "graphql", query }, records: "data.customers.nodes" },
        },
      }),
      handle: () => {
        asked += 1;
        return { body: asked === 1 ? throttled : partial };
      },
    },
  );
});
