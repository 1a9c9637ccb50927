import { describe, expect, test } from "@jest/globals";
import prettier from "prettier";
import type { ProjectFiles } from "@create-connector/cdk/model";
import { acme } from "../../support/acme.js";
import { everything } from "./projects.js";
import { filesOf, objectIn, rendered, tarball } from "./rendered.js";

describe("render", () => {
  test("gives each file an id, a path and a policy, sorted by path and each once", async () => {
    const files = await rendered(acme);
    const list = files.map(({ path, policy, id, stream = "" }) =>
      `${path} | ${policy} | ${id} | ${stream}`.replace(/[ |]+$/, ""),
    );
    expect(list).toMatchInlineSnapshot(`
      [
        ".dockerignore | lines | .dockerignore",
        ".editorconfig | merge | .editorconfig",
        ".gitattributes | lines | .gitattributes",
        ".github/workflows/ci.yml | merge | ci/github.yml",
        ".gitignore | lines | .gitignore",
        ".nvmrc | merge | .nvmrc",
        ".prettierignore | lines | .prettierignore",
        ".prettierrc | json | .prettierrc",
        "AGENTS.md | merge | AGENTS.md",
        "Dockerfile | merge | Dockerfile",
        "LICENSE | merge | LICENSE",
        "README.md | merge | README.md",
        "acceptance-test-config.yml | merge | acceptance-test-config.yml",
        "bin/source-acme | merge | bin/source",
        "connector.json | model | connector.json",
        "docs/acme.md | merge | docs/connector.md",
        "docs/streams.md | derived | docs/streams.md",
        "eslint.config.js | merge | eslint.config.js",
        "icon.svg | merge | icon.svg",
        "integration_tests/abnormal_state.json | derived | integration_tests/abnormal_state.json",
        "integration_tests/config.json | json | integration_tests/config.json",
        "integration_tests/configured_catalog.json | derived | integration_tests/configured_catalog.json",
        "integration_tests/invalid_config.json | json | integration_tests/invalid_config.json",
        "jest.config.mjs | merge | jest.config.mjs",
        "metadata.yaml | merge | metadata.yaml",
        "package.json | json | package.json",
        "schemas/customers.json | model | schemas/stream.json#customers | customers",
        "schemas/customers.ts | derived | schemas/stream.ts#customers | customers",
        "schemas/orders.json | model | schemas/stream.json#orders | orders",
        "schemas/orders.ts | derived | schemas/stream.ts#orders | orders",
        "secrets/README.md | merge | secrets/README.md",
        "src/api.ts | merge | src/api.ts",
        "src/index.ts | merge | src/index.ts",
        "src/source.ts | merge | src/source.ts",
        "src/spec.ts | merge | src/spec.ts",
        "src/streams/customers.ts | merge | src/streams/stream.ts#customers | customers",
        "src/streams/index.ts | derived | src/streams/index.ts",
        "src/streams/orders.ts | merge | src/streams/stream.ts#orders | orders",
        "streams/customers.json | model | streams/stream.json#customers | customers",
        "streams/orders.json | model | streams/stream.json#orders | orders",
        "test/acceptance.test.ts | merge | test/acceptance.test.ts",
        "test/fixtures/customers.json | model | test/fixtures/stream.json#customers | customers",
        "test/fixtures/orders.json | model | test/fixtures/stream.json#orders | orders",
        "test/mock-api.ts | merge | test/mock-api.ts",
        "tsconfig.json | json | tsconfig.json",
        "vendor/create-connector-cdk-0.1.0-0123abcd.tgz | binary | vendor/cdk",
      ]
    `);
  });

  test.each(everything.map((project) => [project.connector.name, project] as const))(
    "gives %s, with every kind in it, no path and no id twice",
    async (_name, project) => {
      const files = await rendered(project);
      const paths = files.map(({ path }) => path);
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(files.length);
      expect(new Set(files.map(({ id }) => id)).size).toBe(files.length);
      expect(paths).toEqual([...paths].sort());
    },
  );

  test("gives the same bytes each time, in whatever order the streams come", async () => {
    const reversed: ProjectFiles = { ...acme, streams: Object.fromEntries(Object.entries(acme.streams).reverse()) };
    expect(await rendered(reversed)).toEqual(await rendered(acme));
  });

  test("does not change what stands in the sources of facts into code", async () => {
    const sources = { "api.baseUrl": { from: "asked" } } as const;
    const files = await filesOf({ ...acme, connector: { ...acme.connector, sources } });
    const plain = await filesOf(acme);
    const different = [...files].filter(([path, content]) => plain.get(path) !== content).map(([path]) => path);
    expect(different).toEqual(["connector.json"]);
  });

  test("keeps facts that only the mock API plays out of the code", async () => {
    const files = await filesOf(everything[0] ?? acme);
    const sized = [...files].filter(([path, content]) => path.startsWith("src/") && content.includes("value: 100"));
    expect(sized.length).toBeGreaterThan(0);
    for (const [path, content] of sized) expect([path, content.includes("max")]).toEqual([path, false]);
  });

  test("makes the executable executable, and nothing else", async () => {
    const files = await rendered(acme);
    expect(files.filter(({ executable }) => executable === true).map(({ path }) => path)).toEqual(["bin/source-acme"]);
  });

  test("writes LF and a line break at the end of each text", async () => {
    for (const [path, content] of await filesOf(acme)) {
      expect([path, content.includes("\r"), content.endsWith("\n"), content.endsWith("\n\n")]).toEqual([
        path,
        false,
        true,
        false,
      ]);
    }
  });

  test.each(everything.map((project) => [project.connector.name, project] as const))(
    "writes %s as prettier with the project's own settings would",
    async (_name, project) => {
      const files = await filesOf(project);
      const settings = objectIn(JSON.parse(files.get(".prettierrc") ?? ""));
      for (const [path, content] of files) {
        const { inferredParser } = await prettier.getFileInfo(path, { resolveConfig: false });
        if (inferredParser === null) continue;
        expect([path, await prettier.format(content, { ...settings, parser: inferredParser })]).toEqual([
          path,
          content,
        ]);
      }
    },
  );

  test("packs the CDK's tarball under its own name, or names a version", async () => {
    const packed = await rendered(acme);
    expect(packed.find(({ path }) => path === `vendor/${tarball.name}`)).toMatchObject({
      policy: "binary",
      content: tarball.content,
    });
    expect(JSON.parse((await filesOf(acme)).get("package.json") ?? "")).toMatchObject({
      dependencies: { "@create-connector/cdk": `file:vendor/${tarball.name}` },
    });
    const project = { ...acme.connector.project, cdk: "registry" } as const;
    const named = await filesOf({ ...acme, connector: { ...acme.connector, project } });
    const speaking = [...named].filter(([path, content]) => path.startsWith("vendor/") || content.includes("vendor"));
    expect(speaking.map(([path]) => path)).toEqual([]);
    expect(JSON.parse(named.get("package.json") ?? "")).toMatchObject({
      dependencies: { "@create-connector/cdk": "^0.1.0" },
    });
  });

  test("says in the README which files to fill only where a stream was never sampled", async () => {
    const section = "### Streams without a sample";
    expect((await filesOf(acme)).get("README.md")).not.toContain(section);
    const open: ProjectFiles = {
      ...acme,
      schemas: { ...acme.schemas, orders: { type: "object", properties: { id: {} } } },
    };
    const files = await filesOf(open);
    expect(files.get("README.md")).toContain("Nobody has shown a response of `orders`.");
    expect(files.get("schemas/orders.ts")).toContain("[field: string]: unknown;");
    expect(files.get("docs/streams.md")).toMatch(/\*\*orders\*\*.*no sample yet/);
  });

  test("names only scripts that package.json has", async () => {
    for (const project of everything) {
      const files = await filesOf(project);
      const scripts = objectIn(objectIn(JSON.parse(files.get("package.json") ?? ""))["scripts"]);
      const pages = [...files].filter(([path]) => /\.(md|yml)$/.test(path));
      for (const [path, content] of pages) {
        for (const [, script] of content.matchAll(/\b(?:npm|pnpm|yarn) run ([a-z]+)/g)) {
          expect([path, Object.keys(scripts)]).toEqual([path, expect.arrayContaining([script])]);
        }
      }
    }
  });
});
