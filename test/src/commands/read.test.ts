import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { ProjectFiles } from "../../../src/model/types.js";
import { acme } from "../../support/acme.js";
import { acmeApi, customers, orders, runAcme, type AcmeApi } from "../support/acme-api.js";
import { catalogOf, stateFile } from "../support/files.js";
import { bodyOf, courseOf, logsOf, recordsOf, statesOf, type Message } from "../support/io.js";

let api: AcmeApi;
beforeAll(async () => {
  api = await acmeApi();
});
beforeEach(() => {
  api.override = () => undefined;
  api.server.requests.length = 0;
});
afterAll(() => api.server.close());

const incremental = catalogOf(["customers", "incremental"]);
const both = catalogOf(["customers", "incremental"], ["orders", "full_refresh"]);
const noCursor = { __ab_no_cursor_state_message: true };

/** acme, with a cursor on orders too, so that they have a state per customer. */
const partitioned: ProjectFiles = {
  ...acme,
  streams: {
    ...acme.streams,
    orders: { ...acme.streams.orders, cursor: { type: "datetime", field: "at", format: "iso" } },
  },
  schemas: { ...acme.schemas, orders: {} },
};

describe("a stream that is read to its end", () => {
  test("goes from STARTED over RUNNING to a last STATE and COMPLETE", async () => {
    const { code, messages } = await runAcme(api, "read", { catalog: incremental });
    expect(code).toBe(0);
    expect(recordsOf(messages(), "customers")).toEqual(customers);
    const course = courseOf(messages(), "customers");
    expect(course.slice(0, 3)).toEqual(["STARTED", "RUNNING", "RECORD"]);
    expect(course.slice(-2)).toEqual(["STATE", "COMPLETE"]);
    expect(statesOf(messages(), "customers").at(-1)).toMatchObject({ updated_at: "2026-01-04T10:00:00Z" });
    expect(logsOf(messages())).toEqual(['Stream "customers": 7 records, 3 pages, 0 ignored, 0 retried.']);
  });

  test("counts in its states every record once", async () => {
    const { text } = await runAcme(api, "read", { catalog: incremental });
    const counts = [...text().matchAll(/"recordCount":(\d+)\.0\}/g)].map((match) => Number(match[1]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(7);
  });

  test("brings nothing again from its last state, and only what is left from each state before", async () => {
    const first = await runAcme(api, "read", { catalog: incremental });
    const lines = first.messages();
    for (const [index, message] of lines.entries()) {
      if (message.type !== "STATE") continue;
      const before = lines.slice(0, index + 1);
      const state = stateFile({ customers: statesOf(before, "customers").at(-1) });
      const { messages } = await runAcme(api, "read", { catalog: incremental, state });
      expect([...recordsOf(before, "customers"), ...recordsOf(messages(), "customers")]).toEqual(customers);
      expect(statesOf(messages(), "customers").at(-1)).toEqual(statesOf(lines, "customers").at(-1));
    }
  });

  test("ends with Airbyte's word for a stream without a cursor after a full refresh, whatever state it was given", async () => {
    const catalog = catalogOf(["customers", "full_refresh"]);
    const state = stateFile({ customers: { updated_at: "2026-01-03T10:00:00Z" } });
    const { messages } = await runAcme(api, "read", { catalog, state });
    expect(recordsOf(messages(), "customers")).toEqual(customers);
    expect(statesOf(messages(), "customers")).toEqual([noCursor]);
  });

  test("is read whole when it has no cursor and is asked for incrementally, as PyAirbyte asks for all", async () => {
    const { code, messages } = await runAcme(api, "read", { catalog: catalogOf(["orders", "incremental"]) });
    expect(code).toBe(0);
    expect(recordsOf(messages(), "orders")).toHaveLength(7);
    expect(statesOf(messages(), "orders")).toEqual([noCursor]);
  });

  test("has a state though it has no records, and was never running", async () => {
    api.override = () => ({ body: { data: [], next_cursor: null } });
    const { messages } = await runAcme(api, "read", { catalog: both });
    expect(courseOf(messages(), "customers")).toEqual(["STARTED", "STATE", "COMPLETE"]);
    expect(courseOf(messages(), "orders")).toEqual(["STARTED", "STATE", "COMPLETE"]);
  });

  test("begins anew when its state was reset, and passes over states of streams that are not there", async () => {
    const state = stateFile({ customers: null, gone: { x: 1 } });
    const { code, messages } = await runAcme(api, "read", { catalog: incremental, state });
    expect([code, recordsOf(messages(), "customers").length]).toEqual([0, 7]);
  });

  test("of a parent brings all children with the parent's value, each slice's pages in order", async () => {
    api.override = (url) => {
      const id = /customers\/(\d+)\/orders/.exec(url.pathname)?.[1];
      if (id === undefined) return undefined;
      const page = Number(url.searchParams.get("after") ?? 0);
      return { body: { data: [{ id: `${id}.${page}` }], next_cursor: page < 2 ? page + 1 : null } };
    };
    const { messages } = await runAcme(api, "read", { catalog: both });
    const children = recordsOf(messages(), "orders");
    expect(children).toHaveLength(21);
    for (const { id } of customers) {
      const own = children.filter((record) => record["customer_id"] === id).map((record) => record["id"]);
      expect(own).toEqual([`${id}.0`, `${id}.1`, `${id}.2`]);
    }
  });

  test("says how many requests had to be sent again", async () => {
    let failures = 1;
    api.override = () => (failures-- > 0 ? { status: 503, body: "", headers: { "retry-after": "0" } } : undefined);
    const { code, messages } = await runAcme(api, "read", { catalog: incremental });
    expect(code).toBe(0);
    expect(logsOf(messages())).toContain('Stream "customers": 7 records, 3 pages, 0 ignored, 1 retried.');
  });
});

describe("a stream with a state per parent", () => {
  const dated = (url: URL) => {
    const id = /customers\/(\d+)\/orders/.exec(url.pathname)?.[1];
    if (id === undefined) return undefined;
    return { body: { data: [{ id: `o_${id}`, at: `2026-02-0${id}T00:00:00Z` }], next_cursor: null } };
  };
  const catalog = catalogOf(["orders", "incremental"]);

  test("brings nothing again, and all of a parent that is new", async () => {
    api.override = dated;
    const first = await runAcme(api, "read", { catalog, project: partitioned });
    expect(recordsOf(first.messages(), "orders")).toHaveLength(7);
    const state = statesOf(first.messages(), "orders").at(-1) ?? {};
    expect(state).toMatchObject({ use_global_cursor: false, state: { at: "2026-02-07T00:00:00Z" }, parent_state: {} });
    const kept = Array.isArray(state["states"]) ? state["states"].slice(1) : [];
    const second = await runAcme(api, "read", {
      catalog,
      project: partitioned,
      state: stateFile({ orders: { ...state, states: kept } }),
    });
    expect(recordsOf(second.messages(), "orders").map(({ id }) => id)).toEqual(["o_1"]);
  });

  test("keeps what the others delivered when one of them fails, and fails", async () => {
    api.override = (url) => (url.pathname.includes("/3/") ? { status: 403, body: { error: "no" } } : dated(url));
    const { code, messages } = await runAcme(api, "read", { catalog, project: partitioned });
    expect(code).toBe(1);
    const states = statesOf(messages(), "orders").at(-1)?.["states"];
    expect(states).toHaveLength(6);
    expect(JSON.stringify(states)).not.toContain('"customer_id":3');
    expect(courseOf(messages(), "orders").slice(-3)).toEqual(["STATE", "INCOMPLETE", "ERROR"]);
  });
});

describe("a stream that fails", () => {
  const failing = (path: RegExp) => (url: URL) =>
    path.test(`${url.pathname}${url.search}`) ? { status: 403, body: { error: "scope" } } : undefined;

  test("ends with its last safe STATE, INCOMPLETE and a TRACE; the others are read; the exit code is 1", async () => {
    api.override = failing(/after=3/);
    const { code, messages } = await runAcme(api, "read", { catalog: both });
    expect(code).toBe(1);
    expect(courseOf(messages(), "customers").slice(-4)).toEqual(["RECORD", "STATE", "INCOMPLETE", "ERROR"]);
    expect(statesOf(messages(), "customers").at(-1)).toMatchObject({ updated_at: "2026-01-02T10:00:00Z" });
    const trace = errorsOf(messages()).find((error) => JSON.stringify(error).includes('"customers"'));
    expect(trace).toMatchObject({ failure_type: "config_error", stream_descriptor: { name: "customers" } });
  });

  test("claims nothing when it is read whole", async () => {
    api.override = failing(/\/5\/orders/);
    const { code, messages } = await runAcme(api, "read", { catalog: both });
    expect(code).toBe(1);
    expect(courseOf(messages(), "orders").slice(-2)).toEqual(["INCOMPLETE", "ERROR"]);
    expect(statesOf(messages(), "orders")).toEqual([]);
    expect(courseOf(messages(), "customers").at(-1)).toBe("COMPLETE");
  });

  test("gives the state back that it was given, when it delivered nothing", async () => {
    api.override = failing(/./);
    const given = { updated_at: "2026-01-02T10:00:00Z", _ties: ["x"] };
    const { messages } = await runAcme(api, "read", { catalog: incremental, state: stateFile({ customers: given }) });
    expect(statesOf(messages(), "customers")).toEqual([given]);
  });

  test("and is not known to the source is named; the others are read", async () => {
    const { code, messages } = await runAcme(api, "read", {
      catalog: catalogOf(["custommers", "incremental"], ["orders", "full_refresh"]),
    });
    expect(code).toBe(1);
    expect(courseOf(messages(), "custommers")).toEqual(["INCOMPLETE", "ERROR"]);
    expect(errorsOf(messages())[0]).toMatchObject({ message: expect.stringContaining('Did you mean "customers"?') });
    expect(courseOf(messages(), "orders").at(-1)).toBe("COMPLETE");
    expect(recordsOf(messages(), "orders")).toEqual(expect.arrayContaining(orders));
  });

  test("at any page, is resumed without a gap and without a repeat", async () => {
    for (const page of [0, 1, 2]) {
      const from = page === 0 ? /customers\?(?!.*after)/ : new RegExp(`after=${page * 3}`);
      api.override = failing(from);
      const first = await runAcme(api, "read", { catalog: incremental });
      expect(first.code).toBe(1);
      api.override = () => undefined;
      const state = stateFile({ customers: statesOf(first.messages(), "customers").at(-1) });
      const { messages } = await runAcme(api, "read", { catalog: incremental, state });
      expect([...recordsOf(first.messages(), "customers"), ...recordsOf(messages(), "customers")]).toEqual(customers);
    }
  });

  test("because a record cannot be read claims no record of that page", async () => {
    api.override = (url) =>
      url.searchParams.get("after") === "3"
        ? { body: { data: [customers[3], { id: 9, updated_at: "soon" }] } }
        : undefined;
    const { code, messages } = await runAcme(api, "read", { catalog: incremental });
    expect(code).toBe(1);
    expect(statesOf(messages(), "customers").at(-1)).toMatchObject({ updated_at: "2026-01-02T10:00:00Z" });
    expect(JSON.stringify(errorsOf(messages()))).toContain('cursor field \\"updated_at\\" has \\"soon\\"');
  });

  test("because its configuration or state is not valid says so before anything is asked", async () => {
    for (const options of [{ config: {} }, { state: { customers: { at: 1 } } }, { catalog: { streams: 1 } }]) {
      const { code, messages } = await runAcme(api, "read", { catalog: incremental, ...options });
      expect(code).toBe(1);
      expect(errorsOf(messages())).toMatchObject([{ failure_type: "config_error" }]);
    }
    expect(api.server.requests).toEqual([]);
  });
});

function errorsOf(messages: readonly Message[]) {
  return messages
    .filter(({ type }) => type === "TRACE")
    .map(bodyOf)
    .filter(({ type }) => type === "ERROR")
    .map(({ error }) => error);
}
