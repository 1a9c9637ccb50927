import { afterAll, describe, expect, test } from "@jest/globals";
import { timeFormat } from "../../../src/cursor/format.js";
import type { DateFormat } from "../../../src/model/types.js";

const zone = process.env["TZ"];
afterAll(() => {
  process.env["TZ"] = zone ?? "UTC";
});

const utcDay = { pattern: "yyyy-MM-dd", zone: "UTC" };
const berlin = { pattern: "dd.MM.yyyy HH:mm:ss", zone: "+01:00" };
const millis = { pattern: "yyyyMMddTHHmmssSSS", zone: "-0530" };

/** Value, format, the same instant as JavaScript writes it, digits below the millisecond. */
const right: readonly (readonly [value: unknown, format: DateFormat, iso: string, rest?: string])[] = [
  ["2026-01-31T10:00:00Z", "iso", "2026-01-31T10:00:00.000Z"],
  ["2026-01-31T10:00:00z", "iso", "2026-01-31T10:00:00.000Z"],
  ["2026-01-31t10:00:00Z", "iso", "2026-01-31T10:00:00.000Z"],
  ["2026-01-31 10:00:00Z", "iso", "2026-01-31T10:00:00.000Z"],
  ["2026-01-31T10:00Z", "iso", "2026-01-31T10:00:00.000Z"],
  ["2026-01-31T10:00:00.5Z", "iso", "2026-01-31T10:00:00.500Z"],
  ["2026-01-31T10:00:00.123Z", "iso", "2026-01-31T10:00:00.123Z"],
  ["2026-01-31T10:00:00.123456Z", "iso", "2026-01-31T10:00:00.123Z", "456"],
  ["2026-01-31T10:00:00.123456789Z", "iso", "2026-01-31T10:00:00.123Z", "456789"],
  ["2026-01-31T10:00:00.123400Z", "iso", "2026-01-31T10:00:00.123Z", "4"],
  ["2026-01-31T10:00:00+05:30", "iso", "2026-01-31T04:30:00.000Z"],
  ["2026-01-31T10:00:00+0530", "iso", "2026-01-31T04:30:00.000Z"],
  ["2026-01-31T10:00:00-08", "iso", "2026-01-31T18:00:00.000Z"],
  ["2026-01-31T10:00:00.25-08:00", "iso", "2026-01-31T18:00:00.250Z"],
  ["2026-01-01T00:30:00+01:00", "iso", "2025-12-31T23:30:00.000Z"],
  ["2024-02-29T00:00:00Z", "iso", "2024-02-29T00:00:00.000Z"],
  ["2000-02-29T00:00:00Z", "iso", "2000-02-29T00:00:00.000Z"],
  ["1969-12-31T23:59:59Z", "iso", "1969-12-31T23:59:59.000Z"],
  ["0001-01-01T00:00:00Z", "iso", "0001-01-01T00:00:00.000Z"],
  ["9999-12-31T23:59:59Z", "iso", "9999-12-31T23:59:59.000Z"],
  ["2016-12-31T23:59:60Z", "iso", "2017-01-01T00:00:00.000Z"],
  ["2026-03-29T02:30:00+01:00", "iso", "2026-03-29T01:30:00.000Z"],
  [1_767_225_600, "epochSeconds", "2026-01-01T00:00:00.000Z"],
  ["1767225600", "epochSeconds", "2026-01-01T00:00:00.000Z"],
  [1_767_225_600.25, "epochSeconds", "2026-01-01T00:00:00.250Z"],
  ["1767225600.123456", "epochSeconds", "2026-01-01T00:00:00.123Z", "456"],
  [0, "epochSeconds", "1970-01-01T00:00:00.000Z"],
  [-1, "epochSeconds", "1969-12-31T23:59:59.000Z"],
  [1_767_225_600_123, "epochMilliseconds", "2026-01-01T00:00:00.123Z"],
  ["1767225600123", "epochMilliseconds", "2026-01-01T00:00:00.123Z"],
  ["1767225600123.5", "epochMilliseconds", "2026-01-01T00:00:00.123Z", "5"],
  ["/Date(1767225600123)/", "epochMilliseconds", "2026-01-01T00:00:00.123Z"],
  ["/Date(1767225600123+1300)/", "epochMilliseconds", "2026-01-01T00:00:00.123Z"],
  ["/Date(-1000-0500)/", "epochMilliseconds", "1969-12-31T23:59:59.000Z"],
  ["2026-01-31", utcDay, "2026-01-31T00:00:00.000Z"],
  ["31.01.2026 00:30:00", berlin, "2026-01-30T23:30:00.000Z"],
  ["20260131T100000250", millis, "2026-01-31T15:30:00.250Z"],
  ["2026-01-31 10:00", { pattern: "yyyy-MM-dd HH:mm", zone: "Z" }, "2026-01-31T10:00:00.000Z"],
];

const wrong: readonly (readonly [value: unknown, format: DateFormat, why: RegExp])[] = [
  ["2026-02-30T00:00:00Z", "iso", /exist/],
  ["2025-02-29T00:00:00Z", "iso", /exist/],
  ["1900-02-29T00:00:00Z", "iso", /exist/],
  ["2026-13-01T00:00:00Z", "iso", /exist/],
  ["2026-00-01T00:00:00Z", "iso", /exist/],
  ["2026-04-31T00:00:00Z", "iso", /exist/],
  ["0000-00-00 00:00:00Z", "iso", /exist/],
  ["2026-01-01T24:00:00Z", "iso", /exist/],
  ["2026-01-01T10:60:00Z", "iso", /exist/],
  ["2026-01-01T10:00:00+25:00", "iso", /exist/],
  ["2026-01-01T10:00:00", "iso", /without a zone.*yyyy-MM-ddTHH:mm:ss"/],
  ["2026-01-01 10:00:00.123", "iso", /without a zone.*yyyy-MM-dd HH:mm:ss.SSS"/],
  ["2026-01-01", "iso", /a date without a time.*yyyy-MM-dd"/],
  ["1767225600", "iso", /epochSeconds/],
  [1_767_225_600, "iso", /epochSeconds/],
  ["01/31/2026", "iso", /not ISO 8601/],
  ["2026-01-01T10:00:00.Z", "iso", /./],
  ["2026-01-01T10:00:00Zulu", "iso", /./],
  ["2026-01-01T10:00:00 Z", "iso", /./],
  ["", "iso", /./],
  [true, "iso", /no text/],
  [1_767_225_600_123, "epochSeconds", /epochMilliseconds/],
  ["2026-01-01T00:00:00Z", "epochSeconds", /declare "iso"/],
  ["12e3", "epochSeconds", /no number/],
  [NaN, "epochMilliseconds", /no number/],
  ["/Date(1767225600123)/", "iso", /declare "epochMilliseconds"/],
  ["/Date(1767225600123)/", "epochSeconds", /declare "epochMilliseconds"/],
  ["/Date(1767225600123+1300)", "epochMilliseconds", /no number/],
  ["Date(1767225600123)/", "epochMilliseconds", /no number/],
  ["2026-02-30", utcDay, /no date that exists/],
  ["2026-2-3", utcDay, /declared pattern/],
  [20_260_131, utcDay, /no text/],
];

describe.each(["UTC", "America/New_York", "Asia/Kolkata"])("in a process whose zone is %s", (processZone) => {
  test.each(right)("%p as %p is the instant %s", (value, format, iso, rest = "") => {
    process.env["TZ"] = processZone;
    const instant = timeFormat(format).parse(value);
    expect(instant).toEqual({ ms: expect.anything(), rest });
    expect(new Date(instant?.ms ?? NaN).toISOString()).toBe(iso);
  });

  test.each(wrong)("%p as %p is refused with what to do", (value, format, why) => {
    process.env["TZ"] = processZone;
    const time = timeFormat(format);
    expect(time.parse(value)).toBeUndefined();
    expect(time.explain(value)).toMatch(why);
  });

  test.each([
    ["2026-01-31T10:00:00Z", "iso"],
    ["2026-01-31T10:00:00.120Z", "iso"],
    ["2026-01-31T10:00:00.123456Z", "iso"],
    [1_767_225_600, "epochSeconds"],
    ["1767225600", "epochSeconds"],
    [1_767_225_600_123, "epochMilliseconds"],
    ["/Date(1767225600123)/", "epochMilliseconds"],
    ["/Date(1767225600123+1300)/", "epochMilliseconds"],
    ["2026-01-31", utcDay],
    ["31.01.2026 00:30:00", berlin],
    ["20260131T100000250", millis],
  ] as const)("%p as %p is written as it was read", (value, format) => {
    process.env["TZ"] = processZone;
    const time = timeFormat(format);
    const instant = time.parse(value) ?? { ms: NaN, rest: "" };
    expect(time.write(instant, value)).toBe(value);
  });
});

test("the unit of a format is its smallest step, for ISO as the value is written", () => {
  expect(timeFormat("iso").unit("2026-01-31T10:00:00Z")).toBe(1000);
  expect(timeFormat("iso").unit("2026-01-31T10:00:00.1Z")).toBe(1);
  expect(timeFormat("iso").unit()).toBe(1000);
  expect(timeFormat("epochSeconds").unit()).toBe(1000);
  expect(timeFormat("epochMilliseconds").unit()).toBe(1);
  expect(timeFormat(utcDay).unit()).toBe(86_400_000);
  expect(timeFormat({ pattern: "yyyy-MM-dd HH:mm", zone: "UTC" }).unit()).toBe(60_000);
});

test.each([
  ["yyyy-MM-dd", "Berlin", /zone "Berlin"/],
  ["YYYY-MM-DD", "UTC", /"YYYY".*did you mean yyyy/],
  ["yy-MM-dd", "UTC", /"yy".*did you mean yyyy/],
  ["yyyy-MM-dd hh:mm:ss", "UTC", /"hh".*did you mean HH/],
  ["yyyy-MM-ddTHH:mm:ss.SSSSSS", "UTC", /"SSSSSS"/],
  ["yyyy-MM", "UTC", /no day/],
  ["HH:mm:ss", "UTC", /no year and no month and no day/],
  ["yyyy-MM-dd ss", "UTC", /leaves out/],
  ["yyyy-MM-dd yyyy", "UTC", /year twice/],
])("a pattern %p in zone %p is refused when it is defined", (pattern, patternZone, why) => {
  expect(() => timeFormat({ pattern, zone: patternZone })).toThrow(why);
});
