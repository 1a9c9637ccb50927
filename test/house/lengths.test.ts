import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { filesBelow } from "../../scripts/lib/files.mjs";
import { root } from "./imports.js";

const limit = 300;

test("no file of code is longer than 300 lines, unless its first lines say why (`Long because …`)", () => {
  const long = filesBelow(root)
    .filter((file) => /^(src|generator|test|scripts|bench|templates)\/.*\.(ts|mjs|js|ejs)$/.test(file))
    .filter((file) => !file.startsWith("test/golden/"))
    .map((file) => ({ file, lines: readFileSync(join(root, file), "utf8").split("\n") }))
    .filter(({ lines }) => lines.length - 1 > limit && !/Long because /.test(lines.slice(0, 12).join("\n")))
    .map(({ file, lines }) => `${file}: ${lines.length - 1} lines`);
  expect(long).toEqual([]);
});
