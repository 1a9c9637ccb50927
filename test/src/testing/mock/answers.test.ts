import { describe, expect, test } from "@jest/globals";
import { shopWith } from "../support/kinds.js";
import { withMock } from "../support/open-mock.js";

const orders = (id: number) => `/customers/${id}/orders?version=2&limit=6`;

describe("the mock API answers", () => {
  test("the empty lists of some parents by the statuses that the model knows", async () => {
    const skipOn = [{ status: 403, why: "archived" }];
    await withMock(shopWith({ orders: { emptyOn: [404], skipOn } }), async ({ api, get }) => {
      const statuses = new Set<number>();
      for (const { id } of api.records("customers")) statuses.add((await get(orders(Number(id)))).status);
      expect([...statuses].sort()).toEqual([200, 403, 404]);
    });
  });

  test("in the declared way when all is well, and when it is not", async () => {
    const errors = { at: "meta.status", isNot: "ok", message: "meta.text" };
    await withMock(shopWith({ api: { errors } }), async ({ api, get }) => {
      expect((await get(orders(11))).json["meta"]).toMatchObject({ status: "ok" });
      api.fault("error-200");
      const failed = await get(orders(11));
      expect(failed.status).toBe(200);
      expect(failed.json["meta"]).toEqual({ status: "failed", text: "The request could not be handled." });
    });
  });

  test("with maps whose keys the records have as a field", async () => {
    const project = shopWith({
      streams: {
        rates: { path: "/rates", records: "rates.*.*", items: { key: ["day", "currency"], value: "rate" } },
      },
      schemas: { rates: { type: "object", properties: { day: {}, currency: {}, rate: {} } } },
      fixtures: {
        rates: [
          { day: "2026-01-01", currency: "EUR", rate: 1 },
          { day: "2026-01-01", currency: "USD", rate: 2 },
        ],
      },
    });
    await withMock(project, async ({ get }) => {
      const { rates } = (await get("/rates?version=2&limit=6")).json;
      expect(rates).toMatchObject({ "2026-01-01": { EUR: 1, USD: 2 } });
    });
  });
});
