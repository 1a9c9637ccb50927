import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseExact } from "../../../src/decode/index.js";
import { hasLongRun } from "../../../src/decode/exact-json.js";
import { ExactNumber, jsonText, numberOf } from "../../../src/protocol/exact.js";

describe("numbers of JSON", () => {
  test.each([
    "9007199254740993",
    "-9223372036854775808",
    "18446744073709551615",
    "12345678901234567890123",
    "0.1234567890123456789",
    "123456789.123456789123",
    "1234567890123456789e400",
  ])("keep the digits that a double has no room for: %s", (digits) => {
    expect(rewritten(`{"id":${digits},"list":[${digits}]}`)).toBe(`{"id":${digits},"list":[${digits}]}`);
  });

  test.each([
    "9007199254740992",
    "0.30000000000000004",
    "1234567890123456000000",
    "1000000000000000000",
    "1.000000000000000000",
  ])("that a double holds are plain numbers: %s", (digits) => {
    expect(parseExact(`[${digits}]`)).toEqual([Number(digits)]);
  });

  test("keep their digits whatever they are", () => {
    const digits = fc
      .tuple(fc.constantFrom("", "-"), fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.stringMatching(/^(\.\d{1,20})?$/))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(digits), (list) => {
        const text = `[${list.join(" , ")}]`;
        const back: unknown = JSON.parse(rewritten(text).replace(/-?\d+(\.\d+)?/g, '"$&"'));
        expect(Array.isArray(back) ? back.map(canonical) : back).toEqual(list.map(canonical));
      }),
    );
  });

  test("in texts and keys are left alone", () => {
    const text = '{"12345678901234567890":"12345678901234567890 \\" 12345678901234567890\\\\","a":1}';
    expect(parseExact(text)).toEqual(JSON.parse(text));
    const both = '{"12345678901234567890":"1 12345678901234567890 \\" 2","a":12345678901234567891}';
    expect(rewritten(both)).toBe(both);
  });

  test.each(["[01234567890123456789]", "[1.2.3.4.5.6.7.8.9.10]", "{1234567890123456789:1}", "[1234567890123456789x]"])(
    "that are none are refused as ever: %s",
    (text) => {
      expect(() => parseExact(text)).toThrow(SyntaxError);
    },
  );

  test("cost a page nothing that has no long run of digits", () => {
    for (const text of [
      '{"a":"2026-01-01T10:00:00.123456Z"}',
      '{"a":123456789012345}',
      '"0a1b2c3d4e5f60718293a4b5c6d7e8f9"',
    ]) {
      expect(hasLongRun(Buffer.from(text))).toBe(false);
    }
  });

  test("are found wherever the run stands", () => {
    for (let before = 0; before < 40; before += 1) {
      for (const length of [16, 17, 20, 40]) {
        const text = `${" ".repeat(before)}${"7".repeat(length)} `;
        expect(hasLongRun(Buffer.from(text))).toBe(true);
      }
      expect(hasLongRun(Buffer.from(`${" ".repeat(before)}${"7".repeat(15)} 7`))).toBe(false);
    }
  });
});

describe("an exact number", () => {
  const number = new ExactNumber("9223372036854775807");

  test("prints its digits, and counts as the nearest double", () => {
    expect(String(number)).toBe("9223372036854775807");
    expect(number.toString()).toBe("9223372036854775807");
    expect(Number(number)).toBe(2 ** 63);
    expect(JSON.stringify({ number })).toBe('{"number":9223372036854776000}');
  });

  test("stands in the line of a record with every digit, also beside texts with quotes", () => {
    expect(jsonText({ a: '"', number, b: [number] })).toBe(
      '{"a":"\\"","number":9223372036854775807,"b":[9223372036854775807]}',
    );
  });

  test("is made only where a double does not do", () => {
    expect(numberOf("1.10")).toBe(1.1);
    expect(numberOf("-0")).toBe(-0);
    expect(numberOf("1e400")).toBeInstanceOf(ExactNumber);
  });
});

function rewritten(text: string): string {
  return jsonText(parseExact(text, Buffer.from(text)));
}

/** `1.50` and `1.5` are one number; zeros in front of nothing are none. */
function canonical(text: unknown): string {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(text)) ?? [];
  const rest = fraction.replace(/0+$/, "");
  return `${/[1-9]/.test(whole + rest) ? sign : ""}${BigInt(whole)}.${rest}`;
}
