import { execFileSync } from "node:child_process";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import prettier from "prettier";
import { parsers } from "prettier/plugins/markdown";
import ts from "typescript";
import { parse as parseYaml } from "yaml";
import {
  code,
  dockerfile,
  jsonText,
  markdown,
  markdownCode,
  shell,
  url,
  xml,
  yaml,
} from "../../../generator/render/quote/index.js";
import { hostileTexts } from "./projects.js";

const anyText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.array(fc.constantFrom(...hostileTexts), { maxLength: 3 }).map((texts) => texts.join("")),
);

describe("code", () => {
  test("a string literal reads back as the same text", () => {
    holds(anyText, (text) => {
      expect(evaluated(code.string(text))).toBe(text);
    });
  });

  test("a string literal is on one line and as prettier writes it", async () => {
    for (const text of hostileTexts) {
      const line = `x = ${code.string(text)};\n`;
      expect(line.split("\n")).toHaveLength(2);
      expect(await prettier.format(line, { parser: "typescript", printWidth: 1000 })).toBe(line);
    }
  });

  test("a value reads back as the same JSON, with `__proto__` a key like any other", () => {
    holds(fc.jsonValue({ maxDepth: 3 }), (json) => {
      expect(JSON.stringify(evaluated(code.value(json)))).toBe(JSON.stringify(json));
    });
    const hostile: unknown = JSON.parse('{ "__proto__": { "a": 1 }, "constructor": 2, "a-b": 3 }');
    expect(JSON.stringify(evaluated(code.value(hostile)))).toBe(JSON.stringify(hostile));
  });

  test("a word with an at sign begins no tag in a comment, wherever it stands", () => {
    expect(code.comment("@a written by @b, a@c")).toBe("/** \\@a written by \\@b, a@c */\n");
  });

  test("a comment holds no code, whatever the text", () => {
    holds(anyText, (text) => {
      const source = ts.createSourceFile("x.ts", `${code.comment(text)}export {};\n`, ts.ScriptTarget.ES2023, true);
      expect(source.statements).toHaveLength(1);
      expect(ts.getJSDocTags(source.statements[0] ?? source)).toHaveLength(0);
    });
  });

  test("a comment on one line stays on one, a long one is wrapped, none is nothing", () => {
    expect(code.comment("Orders of a customer.")).toBe("/** Orders of a customer. */\n");
    expect(code.comment("word ".repeat(30), "  ")).toMatch(/^ {2}\/\*\*\n {3}\* word .*\n {3}\* .*\n {3}\*\/\n$/);
    expect(code.comment(" \n ")).toBe("");
  });

  test("undefined options are left out of a call", () => {
    expect(code.call("pageNumber", { param: "page", start: undefined })).toBe('pageNumber({ param: "page" })');
    expect(code.call("singlePage", { size: undefined })).toBe("singlePage()");
  });

  test("a call that does not fit beside what is on its line has a line for each option", () => {
    const options = { param: "a".repeat(40), from: "b".repeat(40) };
    expect(code.call("cursorPages", options, 10)).toBe(
      `cursorPages({\n    param: "${options.param}",\n    from: "${options.from}",\n  })`,
    );
    expect(code.call("cursorPages", options, 2)).not.toContain("\n");
  });
});

describe("JSON", () => {
  test("a file reads back as the same value and is laid out as prettier does it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4, stringUnit: "grapheme" }), async (json) => {
        const text = jsonText(json);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(json)));
        expect(await prettier.format(text, { parser: "json", printWidth: 120 })).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test("wide arrays are broken as prettier breaks them", async () => {
    const words = Array.from({ length: 40 }, (_, index) => `word-${String(index)}`);
    const wide = {
      words,
      numbers: words.map((_, index) => index * 1000),
      pairs: [
        [1, 2],
        [3, 4],
      ],
      objects: [{ a: 1, b: words }],
    };
    expect(await prettier.format(jsonText(wide), { parser: "json", printWidth: 120 })).toBe(jsonText(wide));
  });
});

describe("other texts", () => {
  test("a YAML scalar reads back as the same text, in a map and in a list", () => {
    holds(anyText, (text) => {
      expect(parseYaml(`a: ${yaml(text)}\nb:\n  - ${yaml(text)}\n`)).toEqual({ a: text, b: [text] });
    });
  });

  test("a shell reads one word, the same", () => {
    const words = hostileTexts.filter((text) => !text.includes("\u0000"));
    const script = words.map((word) => `printf '%s\\0' ${shell(word)}`).join("\n");
    expect(execFileSync("sh", ["-c", script], { encoding: "utf8" })).toBe(
      words.map((word) => `${word}\u0000`).join(""),
    );
  });

  test("Markdown shows the text as it is, wherever it stands", () => {
    holds(anyText, (text) => {
      const shown = oneLine(text);
      if (shown === "") return;
      expect(nodesOf(`# ${markdown(text)}\n`)).toEqual([`heading`, `text:${shown}`]);
      expect(nodesOf(`Reads ${markdown(text)} daily\n`)).toEqual(["paragraph", `text:Reads ${shown} daily`]);
      expect(nodesOf(`- ${markdown(text)}\n`)).toEqual(["list", "listItem", "paragraph", `text:${shown}`]);
    });
  });

  test("prettier leaves Markdown's escapes as they are", async () => {
    for (const text of hostileTexts.filter((text) => oneLine(text) !== "")) {
      const page = `# ${markdown(text)}\n\n- ${markdown(text)}\n\nReads ${markdown(text)} ${markdownCode(text)}\n`;
      expect(nodesOf(await prettier.format(page, { parser: "markdown" }))).toEqual(nodesOf(page));
    }
  });

  test("a code span shows the text as it is", () => {
    holds(anyText, (text) => {
      const shown = oneLine(text);
      if (shown === "") return;
      expect(nodesOf(`a ${markdownCode(text)} b\n`)).toEqual([
        "paragraph",
        "text:a ",
        `inlineCode:${shown}`,
        "text: b",
      ]);
    });
  });

  test("a link's target cannot end the link", () => {
    expect(url("https://x.com/a b<c>d")).toBe("https://x.com/a%20b%3Cc%3Ed");
  });

  test("XML and Dockerfile values cannot leave their quotes", () => {
    expect(xml(`<a b="c">'&\n`)).toBe("&lt;a b=&quot;c&quot;&gt;&apos;&amp;");
    expect(dockerfile('a"b\\c$d\ne')).toBe('"a\\"b\\\\c\\$d e"');
  });
});

function holds<Value>(values: fc.Arbitrary<Value>, check: (value: Value) => void): void {
  fc.assert(fc.property(values, check), { numRuns: 150 });
}

function evaluated(expression: string): unknown {
  const { outputText } = ts.transpileModule(`(${expression})`, {
    compilerOptions: { target: ts.ScriptTarget.ES2023 },
  });
  // Our own rendered code is run to see what it means.
  return runInNewContext(outputText);
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** The kinds of all nodes of a page, and the texts; neighbouring texts are joined. */
function nodesOf(page: string): string[] {
  const parse: unknown = Reflect.get(parsers.markdown, "parse");
  if (typeof parse !== "function") throw new Error("prettier's Markdown parser has moved");
  const root: unknown = Reflect.apply(parse, undefined, [page, { originalText: page }]);
  const passed = ["root", "sentence"];
  const found: string[] = [];
  visit(root, (type, value) => {
    const last = found.at(-1);
    if (value === undefined) found.push(...(passed.includes(type) ? [] : [type]));
    else if (type !== "inlineCode" && last?.startsWith("text:") === true) found[found.length - 1] = `${last}${value}`;
    else found.push(`${type === "inlineCode" ? type : "text"}:${value}`);
  });
  return found;
}

function visit(node: unknown, seen: (type: string, value: string | undefined) => void): void {
  if (typeof node !== "object" || node === null || !("type" in node) || typeof node.type !== "string") return;
  seen(node.type, "value" in node && typeof node.value === "string" ? node.value : undefined);
  if ("children" in node && Array.isArray(node.children)) for (const child of node.children) visit(child, seen);
}
