import { describe, expect, test } from "@jest/globals";
import { optionLines, readArguments, wholeNumber, type OptionList } from "../../../src/dev/options.js";

const list: OptionList = { live: { help: "the live API" }, limit: { value: "N", help: "records" } };
const read = (...argv: string[]): ReturnType<typeof readArguments> => readArguments("read", argv, list, 2);

describe("a command's arguments", () => {
  test("are words and options, with the value behind a space or an equals sign", () => {
    expect(read("a", "--live", "--limit", "5", "b")).toEqual({
      positionals: ["a", "b"],
      given: { live: "", limit: "5" },
    });
    expect(read("--limit=5").given).toEqual({ limit: "5" });
  });

  test("are refused when the option is unknown, and the nearest one is named", () => {
    expect(() => read("--limt", "5")).toThrow(/has no option --limt\. Did you mean "limit"\?/);
    expect(() => read("--constructor")).toThrow(/has no option --constructor/);
    expect(() => read("-l")).toThrow(/has no option -l/);
  });

  test("are refused when a value is missing or not wanted", () => {
    expect(() => read("--limit")).toThrow("--limit needs a value: --limit N");
    expect(() => read("--live=yes")).toThrow("--live takes no value.");
  });

  test("are refused when there are more words than the command knows", () => {
    expect(() => read("a", "b", "c")).toThrow('does not know what to do with "c"');
  });

  test("may hold a number only within its range", () => {
    expect(wholeNumber("limit", "7", 1, 9)).toBe(7);
    for (const wrong of ["0", "10", "1.5", "x", "-3", ""]) {
      expect(() => wholeNumber("limit", wrong, 1, 9)).toThrow(
        `--limit must be a whole number from 1 to 9; it is "${wrong}"`,
      );
    }
  });

  test("are told by --help, one line each", () => {
    const lines = optionLines(list).split("\n");
    expect(lines.slice(0, 2)).toEqual(["  --live         the live API", "  --limit N      records"]);
    expect(lines.map((line) => line.trim().split(" ")[0])).toEqual(["--live", "--limit", "--project", "--help"]);
  });
});
