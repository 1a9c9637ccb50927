import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { filesBelow } from "../../scripts/lib/files.mjs";
import { isList, isObject } from "../../src/model/json.js";
import { root } from "./imports.js";

const files = packed(root, "--dry-run");
const own = files.filter((file) => !file.startsWith("node_modules/"));
const bundled = files.filter((file) => file.startsWith("node_modules/"));

describe("the package create-connector", () => {
  test("holds its program, the examples and the files that npm shows", () => {
    const needed = [
      "package.json",
      "README.md",
      "CHANGELOG.md",
      "LICENSE",
      "Dockerfile.template",
      "dist/generator/cli.js",
      "dist/generator/plopfile.js",
      "dist/generator/plopfile.d.ts",
    ];
    expect(needed.filter((file) => !own.includes(file))).toEqual([]);
    expect(own.some((file) => file.startsWith("examples/"))).toBe(true);
  });

  test("holds every template, dot files too, since each name ends in .ejs", () => {
    const templates = filesBelow(join(root, "templates")).map((file) => `templates/${file}`);
    expect(templates.filter((file) => !file.endsWith(".ejs"))).toEqual([]);
    expect(templates.filter((file) => !own.includes(file))).toEqual([]);
  });

  test("holds the packed CDK once", () => {
    expect(
      own.filter((file) => /^dist\/cdk\/create-connector-cdk-\d+\.\d+\.\d+-[0-9a-f]{12}\.tgz$/.test(file)),
    ).toHaveLength(1);
    expect(own.filter((file) => file.startsWith("dist/cdk/"))).toHaveLength(1);
  });

  test("bundles the CDK, built, with what it depends on and nothing else", () => {
    expect(bundled).toContain("node_modules/@create-connector/cdk/dist/index.js");
    expect(bundled).toContain("node_modules/@create-connector/cdk/dist/testing/index.js");
    expect(bundled.filter((file) => /^node_modules\/@create-connector\/cdk\/(?!dist\/).*\.ts$/.test(file))).toEqual([]);
    const packages = new Set(bundled.map((file) => /^node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(file)?.[1]));
    expect([...packages].sort()).toEqual([
      "@create-connector/cdk",
      "ajv",
      "ajv-formats",
      "fast-deep-equal",
      "fast-uri",
      "json-schema-traverse",
      "require-from-string",
      "undici",
    ]);
  });

  test("holds nothing that does not belong", () => {
    const rooms = /^(dist\/generator\/|dist\/cdk\/|templates\/|examples\/|docs\/|[^/]+$)/;
    expect(own.filter((file) => !rooms.test(file))).toEqual([]);
    const stray = /\.(tsbuildinfo|stamp|map)$|(^|\/)\.(cache|venv|DS_Store)|(?<!\.d)\.ts$|\.test\.js$/;
    expect(own.filter((file) => stray.test(file))).toEqual([]);
  });
});

describe("the package @create-connector/cdk", () => {
  test("holds built code, its types, the model's JSON Schemas and nothing else", () => {
    const cdk = packed(join(root, "src"), "--dry-run");
    for (const entry of ["index", "testing/index", "model/index", "dev/cli", "dev/jest-transform"]) {
      expect(cdk).toContain(`dist/${entry}.js`);
      expect(cdk).toContain(`dist/${entry}.d.ts`);
    }
    expect(cdk).toContain("model/connector.schema.json");
    const rooms =
      /^(dist\/.*\.(js|d\.ts|json)|model\/[^/]+\.schema\.json|package\.json|LICENSE|README\.md|CHANGELOG\.md)$/;
    expect(cdk.filter((file) => !rooms.test(file))).toEqual([]);
  });

  test("is packed byte for byte the same each time: its name holds the hash of what is packed now", () => {
    const folder = mkdtempSync(join(tmpdir(), "pack-test-"));
    packed(join(root, "src"), "--pack-destination", folder);
    const content = readFileSync(join(folder, readdirSync(folder)[0] ?? ""));
    rmSync(folder, { recursive: true });
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
    expect(own.find((file) => file.startsWith("dist/cdk/"))).toContain(`-${hash}.tgz`);
  });
});

/** The paths that `npm pack` would put, or puts, into the tarball. */
function packed(folder: string, ...options: string[]): string[] {
  const output = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--workspaces=false", ...options], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const report: unknown = JSON.parse(output);
  const pack: unknown = Array.isArray(report) ? report[0] : undefined;
  if (!isObject(pack) || !isList(pack["files"])) throw new Error(`npm pack reports something else: ${output}`);
  return pack["files"].filter(isObject).map(({ path }) => String(path));
}
