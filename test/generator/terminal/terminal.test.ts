import { PassThrough, Writable } from "node:stream";
import { describe, expect, test } from "@jest/globals";
import { Cancelled } from "../../../generator/errors.js";
import { createTerminal, formatTable, type Terminal } from "../../../generator/terminal.js";
import { beginsDocument, isComplete } from "../../../generator/terminal/document-end.js";
import { defaultHint } from "../../../generator/terminal/hint.js";
import { pasteSplitter } from "../../../generator/terminal/paste.js";
import { styleOf } from "../../../generator/terminal/style.js";
import { fit, oneLine, pad, widthOf, wrap } from "../../../generator/terminal/text.js";

describe("colour", () => {
  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    [true, { NO_COLOR: "" }, true],
    [false, { FORCE_COLOR: "1" }, true],
    [true, { FORCE_COLOR: "0" }, false],
    [true, { TERM: "dumb" }, false],
  ])("on a terminal: %s, with %j: %s", (isTTY, env, colour) => {
    expect(styleOf({ isTTY }, env).colour).toBe(colour);
  });
});

describe("text", () => {
  test("counts the columns of a terminal, not the units of a string", () => {
    expect(widthOf("abc")).toBe(3);
    expect(widthOf("日本")).toBe(4);
    expect(widthOf("é")).toBe(1);
    expect(widthOf("👍")).toBe(2);
    expect(widthOf("\u001b[31mred\u001b[39m")).toBe(3);
  });

  test("is cut to a width, with a sign where it was cut", () => {
    expect(fit("abcdef", 6)).toBe("abcdef");
    expect(fit("abcdefg", 6)).toBe("abcde…");
    expect(fit("日本語日本語", 7)).toBe("日本語…");
    expect(fit("x".repeat(1_000_000), 5)).toBe("xxxx…");
    expect(pad("日本", 6)).toBe("日本  ");
  });

  test("brings no control characters to the terminal", () => {
    expect(oneLine("a\u001b[2Jb\nc\u0007")).toBe("a[2Jb c");
  });

  test("is wrapped between words", () => {
    expect(wrap("one two three four", 9)).toEqual(["one two", "three", "four"]);
  });
});

test.each([
  [undefined, "(id)"],
  ["such as data.items", "(such as data.items; Enter: id)"],
  ["several with commas; Enter: none", "(several with commas; Enter: id)"],
  ["Enter: none, filter on our side", "(Enter: id)"],
])("the hint %j and the default stand in one pair of brackets, and what Enter does is said once", (hint, shown) => {
  expect(defaultHint(hint, "id")).toBe(shown);
});

describe("a pasted document", () => {
  test.each([
    ['{"a": [1, 2', false],
    ['{"a": [1, 2]}', true],
    ['{"a": "}"', false],
    ['{"a": "\\"}"}', true],
    ["[\n1\n]\n", true],
    ["HTTP/2 200\nlink: <x>\n", false],
    ["HTTP/2 200\nlink: <x>\n\n[1", false],
    ["HTTP/2 200\nlink: <x>\n\n[1]", true],
    ["orders.json", true],
    ["", false],
  ])("%j is complete: %s", (text, complete) => {
    expect(isComplete(text)).toBe(complete);
  });

  test("begins with a bracket or a status line; a file's name does not", () => {
    expect(beginsDocument("  [")).toBe(true);
    expect(beginsDocument("HTTP/1.1 200 OK")).toBe(true);
    expect(beginsDocument("orders.json")).toBe(false);
  });
});

describe("keys and pastes", () => {
  test("are told apart by the terminal's marks, wherever a chunk ends", () => {
    const text = 'a\u001b[200~{\r "b": 1}\u001b[201~c';
    for (let cut = 1; cut < text.length; cut++) {
      const split = pasteSplitter();
      const found = [...split(text.slice(0, cut)), ...split(text.slice(cut))];
      const keys = found.map((typed) => ("keys" in typed ? typed.keys : "")).join("");
      expect(found.filter((typed) => "paste" in typed)).toEqual([{ paste: '{\n "b": 1}', whole: true }]);
      expect(keys.replace("\u001b", "")).toBe("ac");
    }
  });

  test("are told apart without marks by length and line breaks", () => {
    const split = pasteSplitter();
    expect(split("orders.json\r")).toEqual([{ keys: "orders.json\r" }]);
    expect(split("\u001b[B")).toEqual([{ keys: "\u001b[B" }]);
    expect(split("\u001b")).toEqual([{ keys: "\u001b" }]);
    expect(split("{\r\n1")).toEqual([{ paste: "{\n1", whole: false }]);
    expect(split("x".repeat(300))).toEqual([{ paste: "x".repeat(300), whole: false }]);
  });
});

describe("a table", () => {
  const options = { width: 40, style: styleOf({}, {}) };

  test("takes as many columns as fit and names the others", () => {
    const rows = [
      { id: 1, name: "Ann", address: { city: "Ulm" }, note: "a very long note that will not fit at all", z: null },
      { id: 20, name: "Bob\nB", address: null, note: "short", z: true, extra: 1 },
    ];
    expect(formatTable(rows, options).join("\n")).toMatchInlineSnapshot(`
      "id  name   address  note     z     extra
       1  Ann    {"city…  a very…
      20  Bob B           short    true      1"
    `);
  });

  test("of no rows is empty", () => {
    expect(formatTable([], options)).toEqual([]);
  });

  test("never is wider than the terminal", () => {
    const row = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`column_${index}`, "日本語".repeat(9)]));
    for (const width of [20, 40, 80, 120]) {
      expect(Math.max(...formatTable([row], { ...options, width }).map(widthOf))).toBeLessThanOrEqual(width);
    }
  });
});

describe("a step", () => {
  test("is one line without a terminal, with its time and note", async () => {
    const { terminal, shown } = scriptless({});
    const result = await terminal.step("npm install", (step) => {
      step.at("resolving");
      step.note("31 passed");
      return Promise.resolve(7);
    });
    expect(result).toBe(7);
    expect(shown()).toBe("  ✔ npm install          1.0 s   31 passed\n");
  });

  test("that fails leaves a cross and throws on", async () => {
    const { terminal, shown } = scriptless({});
    await expect(terminal.step("tests", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(shown()).toBe("  ✖ tests                1.0 s\n");
  });

  test("spins on a terminal, and the line it ends with stands alone", async () => {
    const { terminal, shown } = scriptless({ isTTY: true });
    await terminal.step("tests", () => Promise.resolve());
    expect(shown()).toContain("\r\u001b[K");
    expect(shown().split("\u001b[K").at(-1)).toMatch(/tests/);
  });
});

describe("a dumb terminal", () => {
  test("is asked by lines: no sequences, lists by number or name, sentences for wrong answers", async () => {
    const { terminal, input, shown } = scriptless({ env: { TERM: "dumb" } });
    const prompter = await terminal.prompter();
    input.end("x\n7\nok\ntwo\n\nmaybe\nno\n");
    const text = await prompter.text({
      message: "Name",
      validate: (typed) => typed !== "x" || "x is taken. Give another.",
    });
    const options = [
      { value: 1, label: "one", note: "the first" },
      { value: 2, label: "two" },
    ];
    expect(text).toBe("7");
    expect(await prompter.select({ message: "Which?", options })).toBe(2);
    expect(await prompter.select({ message: "Which?", options })).toBe(1);
    expect(await prompter.confirm({ message: "Sure?", default: true })).toBe(false);
    expect(shown()).not.toContain("\u001b");
    expect(shown()).toMatchInlineSnapshot(`
      "? Name   x is taken. Give another.
      ? Name ? Which?
        1 one  the first
        2 two
      ? Number (Enter: 1)   Give a number from 1 to 2.
      ? Number (Enter: 1) ? Which?
        1 one  the first
        2 two
      ? Number (Enter: 1) ? Sure? (Y/n)   Answer yes or no.
      ? Sure? (Y/n) "
    `);
  });

  test("takes a document of several lines", async () => {
    const { terminal, input } = scriptless({ env: { TERM: "dumb" } });
    const prompter = await terminal.prompter();
    input.end('{ "a": [\n1 ]\n}\nrest\n');
    const question = { message: "Sample", hint: "paste", validate: () => Promise.resolve<true>(true), note: () => "" };
    expect(await prompter.sample(question)).toBe('{ "a": [\n1 ]\n}');
    expect(await prompter.text({ message: "Next" })).toBe("rest");
  });

  test("that goes away cancels", async () => {
    const { terminal, input } = scriptless({ env: { TERM: "dumb" } });
    const prompter = await terminal.prompter();
    input.end();
    await expect(prompter.text({ message: "Name" })).rejects.toThrow(Cancelled);
  });
});

/** A terminal whose clock moves on by a second at each look. */
function scriptless(options: { readonly env?: { readonly [name: string]: string }; readonly isTTY?: boolean }): {
  readonly terminal: Terminal;
  readonly input: PassThrough;
  readonly shown: () => string;
} {
  let shown = "";
  let now = 0;
  const output = new Writable({
    write(chunk, _encoding, done) {
      shown += String(chunk);
      done();
    },
  });
  const input = new PassThrough();
  const terminal = createTerminal({
    input,
    output: Object.assign(output, options.isTTY === true ? { isTTY: true } : {}),
    env: options.env ?? {},
    now: () => (now += 1000),
  });
  return { terminal, input, shown: () => shown };
}
