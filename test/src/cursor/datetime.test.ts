import { describe, expect, test } from "@jest/globals";
import { cursorOf, datetime, type CursorKind } from "../../../src/cursor/index.js";
import type { DatetimeCursorModel } from "../../../src/model/types.js";
import type { JsonObject } from "../../../src/protocol/messages.js";
import { facts, hash, noon, open } from "../support/cursor.js";

describe("what is asked for", () => {
  const cases: readonly (readonly [
    title: string,
    model: Partial<DatetimeCursorModel>,
    state: JsonObject | undefined,
    since: string | undefined,
  ])[] = [
    [
      "a first read with an inclusive filter asks from the start",
      { inclusive: true },
      undefined,
      "2026-01-01T00:00:00Z",
    ],
    [
      "a first read with an exclusive filter asks one second earlier",
      { inclusive: false },
      undefined,
      "2025-12-31T23:59:59Z",
    ],
    ["a filter that is not known is taken for exclusive", {}, { at: "2026-05-01T00:00:00Z" }, "2026-04-30T23:59:59Z"],
    [
      "an inclusive filter gets the state's value as it stands",
      { inclusive: true },
      { at: "2026-05-01T02:00:00+02:00" },
      "2026-05-01T02:00:00+02:00",
    ],
    [
      "a value with milliseconds is one millisecond earlier",
      {},
      { at: "2026-05-01T00:00:00.000Z" },
      "2026-04-30T23:59:59.999Z",
    ],
    ["digits below the millisecond are kept", {}, { at: "2026-05-01T00:00:00.123456Z" }, "2026-05-01T00:00:00.122456Z"],
    [
      "a lookback moves the boundary",
      { inclusive: true, lookback: "P1D" },
      { at: "2026-05-01T00:00:00Z" },
      "2026-04-30T00:00:00Z",
    ],
    [
      "a lookback of months goes by the calendar",
      { inclusive: true, lookback: "P1M" },
      { at: "2026-05-31T00:00:00Z" },
      "2026-04-30T00:00:00Z",
    ],
    [
      "a lookback does not go behind the start",
      { inclusive: true, lookback: "P1Y" },
      { at: "2026-05-01T00:00:00Z" },
      "2026-01-01T00:00:00Z",
    ],
    [
      "seconds are written as the API writes them",
      { inclusive: true, format: "epochSeconds" },
      { at: 1_777_600_000 },
      "1777600000",
    ],
    ["seconds in an exclusive filter are one less", { format: "epochSeconds" }, { at: "1777600000" }, "1777599999"],
    [
      "a pattern is one of its units less",
      { format: { pattern: "yyyy-MM-dd", zone: "UTC" } },
      { at: "2026-05-01" },
      "2026-04-30",
    ],
    [
      "the start is written in the API's format",
      { inclusive: true, format: { pattern: "dd.MM.yyyy HH:mm", zone: "+02:00" } },
      undefined,
      "01.01.2026 02:00",
    ],
    ["without a state and a start nothing is asked", { inclusive: true, start: "{config.none}" }, undefined, undefined],
    [
      "the state that full refreshes end with is no state",
      { inclusive: true },
      { __ab_no_cursor_state_message: true },
      "2026-01-01T00:00:00Z",
    ],
    ["a state of null is no state", { inclusive: true }, { at: null }, "2026-01-01T00:00:00Z"],
  ];
  test.each(cases)("%s", async (_title, model, state, since) => {
    const { slice } = await open(model, { start: "2026-01-01" });
    expect(slice(state).query).toEqual(since === undefined ? {} : { since });
  });

  test("without a parameter nothing is asked, and what lies before is left out here", async () => {
    const rest: DatetimeCursorModel = { type: "datetime", field: "at", format: "iso" };
    const cursor = await cursorOf(rest).open({
      stream: "s",
      config: {},
      primaryKey: [["id"]],
      now: () => noon,
      log: () => undefined,
    });
    const slice = cursor.slice({ at: "2026-05-01T00:00:00Z" });
    expect(slice.query).toEqual({});
    expect(slice.observe({ id: 1, at: "2026-04-30T23:59:59Z" })).toBe(false);
    expect(slice.observe({ id: 2, at: "2026-05-01T00:00:00Z" })).toBe(true);
    expect(cursor.ignored()).toBe(1);
  });

  test("a state in the future is taken for now, with a warning", async () => {
    const { slice, logs } = await open({ inclusive: true });
    const future = slice({ at: "2099-01-01T00:00:00Z" });
    expect(future.query).toEqual({ since: "2026-06-01T12:00:00Z" });
    expect(future.observe({ id: 1, at: "2026-06-01T11:00:00Z" })).toBe(false);
    expect(future.final()).toEqual({ at: "2026-06-01T12:00:00Z" });
    expect(logs.join()).toMatch(/2099-01-01T00:00:00Z.*lies in the future/);
  });

  test("a state whose value is no date is refused, and says to reset the stream", async () => {
    const { slice } = await open();
    expect(() => slice({ at: "2026-02-30T00:00:00Z" })).toThrow(/"orders".*"at".*2026-02-30.*Reset the stream/);
  });
});

describe("the state", () => {
  test("moves within a slice only where the order is declared ascending", async () => {
    const ascending = (await open({ order: "ascending" })).slice();
    const unordered = (await open()).slice();
    for (const slice of [ascending, unordered]) slice.observe({ id: 1, at: "2026-05-01T00:00:00Z" });
    expect(ascending.checkpoint()).toMatchObject({ at: "2026-05-01T00:00:00Z" });
    expect(unordered.checkpoint()).toBeUndefined();
    expect(unordered.final()).toMatchObject({ at: "2026-05-01T00:00:00Z" });
  });

  test("moves no more within a slice whose order turns out to be another, which is said", async () => {
    const { slice, report, logs } = await open({ order: "ascending" });
    const broken = slice();
    broken.observe({ id: 1, at: "2026-05-02T00:00:00Z" });
    broken.observe({ id: 2, at: "2026-05-01T00:00:00Z" });
    expect(broken.checkpoint()).toBeUndefined();
    expect(broken.final()).toMatchObject({ at: "2026-05-02T00:00:00Z" });
    report();
    expect(logs).toHaveLength(1);
    expect(logs[0]).toMatch(/declared ascending, but it is not/);
  });

  test("does not go beyond the time of the request; what lies behind it is known by hash and value", async () => {
    const { slice } = await open({ inclusive: true });
    const first = slice();
    const future = { id: 1, at: "2026-06-02T00:00:00Z" };
    first.observe(future);
    expect(first.final()).toEqual({ at: "2026-06-01T12:00:00Z", _ties: [`${hash(future)} 2026-06-02T00:00:00Z`] });
    const second = slice(first.final());
    expect(second.observe({ id: 2, at: "2026-06-01T12:30:00Z" })).toBe(true);
    expect(second.observe(future)).toBe(false);
  });

  test("is not moved by a record without a value, which is passed on and counted", async () => {
    const { slice, report, logs } = await open();
    const first = slice();
    expect([{ id: 1 }, { id: 2, at: null }, { id: 3, at: "" }].map((record) => first.observe(record))).toEqual([
      true,
      true,
      true,
    ]);
    expect(first.final()).toEqual({});
    report();
    expect(logs[0]).toMatch(/3 records have no value at "at"/);
  });

  test("keeps digits below the millisecond apart", async () => {
    const { slice } = await open({ order: "ascending" });
    const first = slice();
    first.observe({ id: 1, at: "2026-05-01T00:00:00.123456Z" });
    first.observe({ id: 2, at: "2026-05-01T00:00:00.123457Z" });
    expect(first.final()).toMatchObject({ at: "2026-05-01T00:00:00.123457Z" });
    expect(slice(first.final()).observe({ id: 3, at: "2026-05-01T00:00:00.123456Z" })).toBe(false);
  });

  test("reads a nested field and names it with dots", async () => {
    const { slice } = await open({ field: "meta.at" });
    const first = slice();
    first.observe({ id: 1, meta: { at: "2026-05-01T00:00:00Z" } });
    expect(first.final()).toMatchObject({ "meta.at": "2026-05-01T00:00:00Z" });
  });
});

test("a value that is no date names stream, field, value and what to declare", async () => {
  const { slice } = await open();
  const first = slice();
  expect(() => first.observe({ at: "2026-05-01T00:00:00" })).toThrow(
    'Stream "orders": the cursor field "at" has "2026-05-01T00:00:00", which is without a zone',
  );
});

test("a start that is no date is the user's to correct", async () => {
  await expect(open({}, { start: "2026-02-30" })).rejects.toMatchObject({
    code: "CONFIG_INVALID",
    failureType: "config_error",
  });
  await expect(open({}, { start: "2026-01-01T00:00:00" })).rejects.toThrow(/2026-01-31T00:00:00Z/);
});

test("a start may be a function of the configuration", async () => {
  const kind: CursorKind = datetime<{ day: string }, "at">({
    field: "at",
    format: "iso",
    param: "since",
    inclusive: true,
    start: ({ config }) => `2026-01-${config.day}`,
  });
  expect(kind.facts["start"]).toBe("in code");
  const cursor = await kind.open({
    stream: "s",
    config: { day: "05" },
    primaryKey: [],
    now: () => noon,
    log: () => undefined,
  });
  expect(cursor.slice(undefined).query).toEqual({ since: "2026-01-05T00:00:00Z" });
});

test("prints its facts in the model's words", () => {
  const model: DatetimeCursorModel = { ...facts, inclusive: true, order: "ascending", lookback: "P3D" };
  expect(cursorOf(model).facts).toEqual(model);
});

test.each([
  [{ field: "." }, /one field/],
  [{ field: "items.*.at" }, /one field/],
  [{ lookback: "3 days" }, /"3 days".*ISO 8601/],
  [{ lookback: "P" }, /ISO 8601/],
  [{ lookback: "PT" }, /ISO 8601/],
])("options %p are refused when they are defined", (change, why) => {
  expect(() => cursorOf({ ...facts, ...change })).toThrow(why);
});
