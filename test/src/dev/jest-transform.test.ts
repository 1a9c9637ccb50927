import { describe, expect, test } from "@jest/globals";
import transformer from "../../../src/dev/jest-transform.js";

const source = `import type { A } from "./a.js";
import data from "./data.json" with { type: "json" };
export const value: A = data;`;

describe("the jest transformer", () => {
  test("drops types and keeps import attributes, which jest needs for JSON", async () => {
    for (const { code } of [
      transformer.process(source, "/p/x.ts"),
      await transformer.processAsync(source, "/p/x.ts"),
    ]) {
      expect(code).toContain('with { type: "json" }');
      expect(code).not.toContain("./a.js");
      expect(code).not.toContain(": A");
    }
  });

  test("gives a source map that leads to the TypeScript line", async () => {
    const { map } = await transformer.processAsync(source, "/p/x.ts");
    expect(JSON.parse(map)).toMatchObject({ version: 3, sources: ["/p/x.ts"] });
  });

  test("tells file and line of a syntax error", async () => {
    await expect(transformer.processAsync("const a = ;", "/p/broken.ts")).rejects.toThrow(/broken\.ts:1:10/);
  });

  test("names its result anew when source or path change", () => {
    const keys = [
      transformer.getCacheKey("a", "/p/x.ts"),
      transformer.getCacheKey("b", "/p/x.ts"),
      transformer.getCacheKey("a", "/p/y.ts"),
    ];
    expect(new Set(keys).size).toBe(3);
    expect(transformer.getCacheKey("a", "/p/x.ts")).toBe(keys[0]);
  });
});
