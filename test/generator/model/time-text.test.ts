import { expect, test } from "@jest/globals";
import { timeText } from "../../../generator/model/time-text.js";

const time = Date.UTC(2026, 10, 5, 23, 4, 9, 7);

test.each([
  ["iso", "2026-11-05T23:04:09.007Z"],
  ["epochSeconds", 1793919849],
  ["epochMilliseconds", 1793919849007],
  [{ pattern: "yyyy-MM-dd HH:mm:ss.SSS", zone: "UTC" }, "2026-11-05 23:04:09.007"],
  [{ pattern: "dd/MM/yyyy", zone: "+02:00" }, "06/11/2026"],
  [{ pattern: "yyyyMMdd'T'HHmm", zone: "-05:30" }, "20261105'T'1734"],
] as const)("a time in the format %j is %j", (format, text) => {
  expect(timeText(time, format)).toBe(text);
});
