import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { ProjectFiles } from "../../../src/model/types.js";
import { acme } from "../../support/acme.js";
import { acmeApi, runAcme, type AcmeApi } from "../support/acme-api.js";
import { catalogOf } from "../support/files.js";
import { logsOf, recordsOf } from "../support/io.js";

let api: AcmeApi;
beforeAll(async () => {
  api = await acmeApi();
});
beforeEach(() => {
  api.override = () => undefined;
  api.server.requests.length = 0;
});
afterAll(() => api.server.close());

const customersOnly = catalogOf(["customers", "incremental"]);

test("64-bit ids keep their digits in records, paths, states and keys", async () => {
  const ids = ["9223372036854775807", "9223372036854775806"];
  api.override = (url) => {
    const child = /customers\/([^/]+)\/orders/.exec(url.pathname)?.[1];
    if (child !== undefined)
      return { body: `{"data":[{"id":"o_${child}","total":1.2345678901234567890}],"next_cursor":null}` };
    const at = '"updated_at":"2026-01-01T10:00:00Z"';
    return { body: `{"data":[${ids.map((id) => `{"id":${id},${at}}`).join(",")}],"next_cursor":null}` };
  };
  const both = catalogOf(["customers", "incremental"], ["orders", "full_refresh"]);
  const first = await runAcme(api, "read", { catalog: both });
  expect(first.code).toBe(0);
  for (const id of ids) {
    expect(first.text()).toContain(`"data":{"id":${id},`);
    expect(first.text()).toContain(`"total":1.2345678901234567890,"customer_id":${id}}`);
    expect(api.server.requests.some((url) => url.startsWith(`/v1/customers/${id}/orders`))).toBe(true);
  }
  const state = /"stream_state":(\{"updated_at":.*?\})\},"sourceStats"/.exec(first.text())?.[1] ?? "";
  const file = `[{"type":"STREAM","stream":{"stream_descriptor":{"name":"customers"},"stream_state":${state}}}]`;
  const second = await runAcme(api, "read", { catalog: customersOnly, state: file });
  expect(recordsOf(second.messages(), "customers")).toEqual([]);
  api.override = () => ({
    body: `{"data":[{"id":9223372036854775805,"updated_at":"2026-01-01T10:00:00Z"}],"next_cursor":null}`,
  });
  const third = await runAcme(api, "read", { catalog: customersOnly, state: file });
  expect(third.text()).toContain('"data":{"id":9223372036854775805,');
});

test("a token of more than fifteen digits goes back as it came", async () => {
  api.override = (url) => {
    const body =
      url.searchParams.get("after") === null
        ? '{"data":[],"next_cursor":12345678901234567891}'
        : '{"data":[],"next_cursor":null}';
    return { body };
  };
  await runAcme(api, "read", { catalog: customersOnly });
  expect(api.server.requests.at(-1)).toContain("after=12345678901234567891");
});

test("what became null is told with its record, in Airbyte's words", async () => {
  const coerced: ProjectFiles = {
    ...acme,
    streams: { ...acme.streams, customers: { ...acme.streams.customers, coerce: true } },
  };
  const at = "2026-01-01T10:00:00Z";
  api.override = () => ({
    body: {
      data: [
        { id: "7", name: 5, updated_at: at },
        { id: "x", updated_at: at },
      ],
      next_cursor: null,
    },
  });
  const { text, messages } = await runAcme(api, "read", { project: coerced, catalog: customersOnly });
  expect(recordsOf(messages(), "customers")).toEqual([
    { id: 7, name: "5", updated_at: at },
    { id: "x", updated_at: at },
  ]);
  expect(text()).not.toContain('"meta"');
  const nameless = {
    ...coerced,
    schemas: {
      ...acme.schemas,
      customers: { properties: { ...acme.schemas.customers.properties, name: { type: "boolean" } } },
    },
  };
  const second = await runAcme(api, "read", { project: nameless, catalog: customersOnly });
  expect(second.text()).toContain(
    `"data":{"id":7,"name":null,"updated_at":"${at}"},"meta":{"changes":[{"field":"name","change":"NULLED","reason":"SOURCE_SERIALIZATION_ERROR"}]}}}`,
  );
  expect(second.text().match(/"meta"/g)).toHaveLength(1);
});

test("what the schema does not say is passed on, and told once a run", async () => {
  api.override = (url) => {
    const first = url.searchParams.get("after") === null;
    const data = [{ id: first ? 1 : 2, name: { first: "Ann" }, vip: true, updated_at: "2026-01-01T10:00:00Z" }];
    return { body: { data, next_cursor: first ? "2" : null } };
  };
  const { code, messages } = await runAcme(api, "read", { catalog: customersOnly });
  expect(code).toBe(0);
  expect(recordsOf(messages(), "customers")).toHaveLength(2);
  expect(logsOf(messages()).filter((text) => text.includes("schema"))).toEqual([
    'Stream "customers": the API sends what the schema does not say: name is object, where the schema says string, vip (boolean) is not in the schema. It is passed on as it came; create-connector schema customers --sample FILE brings the schema up to date.',
  ]);
});
