import { describe, expect, test } from "@jest/globals";
import type { DateFormat } from "../../../../src/model/types.js";
import { formatInstant, parseInstant, unitOf } from "../../../../src/testing/data/dates.js";

const indian = { pattern: "dd/MM/yyyy HH:mm", zone: "+05:30" };
const second = 1_000_000_000n;

describe("a value of the format", () => {
  test.each<[unknown, DateFormat, string]>([
    ["2026-01-02T03:04:05Z", "iso", "2026-01-02T03:04:05.000Z"],
    ["2026-01-02T03:04:05.123456789+05:30", "iso", "2026-01-01T21:34:05.123Z"],
    ["2026-01-02T03:04-0800", "iso", "2026-01-02T11:04:00.000Z"],
    ["2026-01-02", "iso", "2026-01-02T00:00:00.000Z"],
    [1_767_348_000, "epochSeconds", "2026-01-02T10:00:00.000Z"],
    ["1767348000.5", "epochSeconds", "2026-01-02T10:00:00.500Z"],
    [1_767_348_000_123, "epochMilliseconds", "2026-01-02T10:00:00.123Z"],
    ["/Date(1767348000123+0000)/", "epochMilliseconds", "2026-01-02T10:00:00.123Z"],
    ["02/01/2026 03:04", indian, "2026-01-01T21:34:00.000Z"],
    ["20260102 030405.678", { pattern: "yyyyMMdd HHmmss.SSS", zone: "UTC" }, "2026-01-02T03:04:05.678Z"],
  ])("%s is an instant", (value, format, instant) => {
    expect(isoOf(parseInstant(value, format))).toBe(instant);
  });
});

describe("no instant is", () => {
  test.each<[unknown, DateFormat]>([
    ["2026-02-30T00:00:00Z", "iso"],
    ["2026-01-02T25:00:00Z", "iso"],
    ["2026-01-02T03:04:05", "iso"],
    ["yesterday", "iso"],
    [1_767_348_000, "iso"],
    ["2026-01-02", "epochSeconds"],
    ["31/02/2026 00:00", indian],
    ["2026-01-02 00:00", indian],
    [null, "epochMilliseconds"],
    ["/Date(1767348000123+0000)", "epochMilliseconds"],
  ])("%s as %j", (value, format) => {
    expect(parseInstant(value, format)).toBeUndefined();
  });
});

describe("an instant is written", () => {
  const instant = 1_767_348_005n * second + 123_456_789n;
  test.each<[DateFormat, unknown, string | number]>([
    ["iso", undefined, "2026-01-02T10:00:05Z"],
    ["iso", "2020-01-01T00:00:00.000Z", "2026-01-02T10:00:05.123Z"],
    ["iso", "2020-01-01T00:00:00.000000+02:00", "2026-01-02T12:00:05.123456+02:00"],
    ["iso", "2020-01-01", "2026-01-02"],
    ["epochSeconds", 1, 1_767_348_005],
    ["epochSeconds", "1", "1767348005"],
    ["epochMilliseconds", 1, 1_767_348_005_123],
    ["epochMilliseconds", "/Date(1)/", "/Date(1767348005123)/"],
    ["epochMilliseconds", "/Date(1+1300)/", "/Date(1767348005123+1300)/"],
    [indian, "01/01/2020 00:00", "02/01/2026 15:30"],
  ])("in %j like %s", (format, sample, text) => {
    expect(formatInstant(instant, format, sample)).toBe(text);
  });
});

test("the smallest step is that of the format", () => {
  expect(unitOf("epochMilliseconds")).toBe(1_000_000n);
  expect(unitOf("iso", "2020-01-01")).toBe(86_400n * second);
  expect(unitOf(indian)).toBe(60n * second);
});

function isoOf(instant: bigint | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(Number(instant / 1_000_000n)).toISOString();
}
