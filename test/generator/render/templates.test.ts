import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { fill, templateFile } from "../../../generator/render/templates.js";

const templates = [
  "Dockerfile.template",
  ...readdirSync("templates", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
];

/** A call of a quoting function. */
const quoted = /^(code\.\w+|json|yaml|markdown|markdownCode|shell|url|xml|dockerfile)\(.*\)$/s;
/** One of two texts of the template's own. */
const chosen = /^[^?]+ \? "[^"]*" : "[^"]*"$/;

/** Values that no user has typed, or that were put together of quoted parts in generator/render. */
const computed = new Set([
  ...["commands.build", "commands.connectorCheck", "commands.connectorSpec", "commands.dev", "commands.format"],
  ...["commands.install", "commands.installLocked", "commands.lint", "commands.mock", "commands.read"],
  ...["commands.readLive", "commands.test", "commands.typecheck"],
  // Package manager, version and year.
  ...["installFree", "installLocked", "lockFile", "version", "year"],
  // Slugs and identifiers, checked and made by generator/model/naming.ts.
  ...["check", "constant", "imports", "parent.constant", "slug", "type"],
  // Calls and declarations in TypeScript.
  ...[
    "auth",
    "body",
    "cursor",
    "format",
    "incremental.pagination",
    "lists",
    "options",
    "pagination",
    "parent.each",
    "record",
  ],
  // Sentences in Markdown.
  ...[
    "incremental",
    "open",
    "pythonName",
    "rateLimit",
    "stream.description",
    "stream.key",
    "stream.parent",
    "stream.sync",
  ],
]);

describe("a template", () => {
  test.each(templates)("%s writes no value that is not quoted", (file) => {
    const written = [...readFileSync(file, "utf8").matchAll(/<%[=-]\s*([\s\S]*?)\s*[-_]?%>/g)].map(
      (found) => found[1] ?? "",
    );
    const raw = written.filter((text) => !quoted.test(text) && !chosen.test(text) && !computed.has(text));
    expect(raw).toEqual([]);
  });

  test("is a file whose name ends in .ejs, so that npm packs it", () => {
    expect(templates.filter((file) => !/\.ejs$|^Dockerfile\.template$/.test(file))).toEqual([]);
    expect(templates.length).toBeGreaterThan(30);
  });

  test("that uses a name it was not given is an error that names file and line", () => {
    expect(() => fill("src/source.ts", { name: "acme" })).toThrow(/source\.ts\.ejs:10[\s\S]*check is not defined/);
  });

  test("that writes what is missing is an error, not an empty place", () => {
    expect(() => fill("src/source.ts", { name: "acme", check: undefined })).toThrow(/wrote undefined/);
  });

  test("of the Dockerfile is Dockerfile.template", () => {
    expect(templateFile("Dockerfile")).toMatch(/\/Dockerfile\.template$/);
  });
});
