import { describe, expect, test } from "@jest/globals";
import { rateProblem, rateText, readRates } from "../../../generator/questions/rate-text.js";

describe("a rate as text", () => {
  test.each([
    ["7/second", { requests: 7, per: "second" }],
    ["7/s", { requests: 7, per: "second" }],
    ["100 per minute", { requests: 100, per: "minute" }],
    ["100/min burst 10", { requests: 100, per: "minute", burst: 10 }],
    [
      "7/s, 200/min",
      [
        { requests: 7, per: "second" },
        { requests: 200, per: "minute" },
      ],
    ],
  ])("%s is read, and reads back the same", (text, rates) => {
    expect([rateProblem(text), readRates(text)]).toEqual([true, rates]);
    expect(readRates(rateText(readRates(text)))).toEqual(rates);
  });

  test.each([
    ["7", "7 is no rate. Write requests and time: 7/second"],
    ["7/day", "7/day is no rate."],
    ["0/second", "0/second lets nothing leave. Give a longer time: 30/minute"],
    ["7/s burst 9", "7/s burst 9 has a burst of 9. Give 1 to 7"],
  ])("%s is refused with what to do", (text, problem) => {
    expect(rateProblem(text)).toContain(problem);
  });
});
