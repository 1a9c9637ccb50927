/** Texts that try to leave their place, through a whole project: every file still says what the model says, and nothing else. */
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import ts from "typescript";
import { parse as parseYaml } from "yaml";
import { isObject, type StreamModel } from "@create-connector/cdk/model";
import { hostileProject, hostileTexts } from "./projects.js";
import { filesOf, objectIn } from "./rendered.js";

const texts = [...hostileTexts, ...fc.sample(fc.string({ unit: "grapheme", minLength: 1 }), { numRuns: 12, seed: 1 })];

describe.each(texts)("a project full of %j", (text) => {
  const project = hostileProject(text);
  let rendering: ReturnType<typeof filesOf> | undefined;
  const render = () => (rendering ??= filesOf(project));

  test("is what the model says, in every file", async () => {
    const files = await render();
    const { things } = project.streams;
    expect(optionsIn(files.get("src/streams/things.ts"))).toEqual(codeOf(things));
    expect(optionsIn(files.get("src/spec.ts"))).toEqual({
      documentationUrl: project.connector.documentationUrl,
      ...project.connector.config,
    });
    expect(optionsIn(files.get("src/api.ts"))).toMatchObject({
      baseUrl: project.connector.api.baseUrl,
      headers: project.connector.api.headers,
      query: project.connector.api.query,
    });
    expect(json(files, "connector.json")).toEqual({ $schema: expect.any(String), ...project.connector });
    expect(json(files, "streams/things.json")).toEqual({ $schema: expect.any(String), ...things });
    expect(json(files, "schemas/things.json")).toEqual(project.schemas["things"]);
    expect(json(files, "test/fixtures/things.json")).toEqual(project.fixtures["things"]);
    expect(json(files, "package.json")).toMatchObject({ description: expect.stringContaining(text) });
    expect(parseYaml(files.get("metadata.yaml") ?? "")).toMatchObject({ data: { name: text } });
    expect(parseYaml(files.get("acceptance-test-config.yml") ?? "")).toMatchObject({ test_strictness_level: "low" });
    expect(parseYaml(files.get(".github/workflows/ci.yml") ?? "")).toMatchObject({ name: "CI" });
  });

  test("holds no statement and no element that the templates did not write", async () => {
    const files = await render();
    for (const [path, content] of files) {
      if (path.endsWith(".ts")) expect([path, ...statementsOf(content)]).toEqual([path, ...(statements[path] ?? [])]);
    }
    expect(files.get("icon.svg")?.match(/<[a-z/!]+/g)).toEqual(["<svg", "<rect", "<text", "</text", "</svg"]);
    expect(files.get("README.md")?.match(/^#+ .*/gm)).toEqual(headings["README.md"]);
  });
});

const statements: { readonly [path: string]: readonly string[] } = {
  "schemas/things.ts": [
    "ImportDeclaration",
    "ImportDeclaration",
    "InterfaceDeclaration",
    "InterfaceDeclaration",
    "FirstStatement",
  ],
  "schemas/parts.ts": ["ImportDeclaration", "ImportDeclaration", "InterfaceDeclaration", "FirstStatement"],
  "src/api.ts": ["ImportDeclaration", "ImportDeclaration", "FirstStatement"],
  "src/index.ts": ["ImportDeclaration", "ExpressionStatement"],
  "src/source.ts": [...Array<string>(4).fill("ImportDeclaration"), "FirstStatement"],
  "src/spec.ts": ["ImportDeclaration", "FirstStatement"],
  "src/streams/index.ts": ["ExportDeclaration", "ExportDeclaration"],
  "src/streams/parts.ts": [...Array<string>(4).fill("ImportDeclaration"), "FirstStatement"],
  "src/streams/things.ts": [...Array<string>(3).fill("ImportDeclaration"), "FirstStatement"],
  "test/acceptance.test.ts": [...Array<string>(6).fill("ImportDeclaration"), "FirstStatement", "ForOfStatement"],
  "test/mock-api.ts": [
    ...Array<string>(3).fill("ImportDeclaration"),
    "FirstStatement",
    "FirstStatement",
    "FunctionDeclaration",
  ],
};

const headings: { readonly [path: string]: readonly string[] } = {
  "README.md": [
    "# source-hostile",
    "## Commands",
    "## Read the live API",
    "## Change it",
    "### Streams without a sample",
    "## Run it elsewhere",
  ],
};

function json(files: ReadonlyMap<string, string>, path: string): unknown {
  return JSON.parse(files.get(path) ?? "");
}

function statementsOf(content: string): string[] {
  const source = ts.createSourceFile("x.ts", content, ts.ScriptTarget.ES2023, true);
  return source.statements.map((statement) => ts.SyntaxKind[statement.kind]);
}

/** What a module hands to the function that defines it, with each call of a kind as `{ call: options }`. */
function optionsIn(source = ""): unknown {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.CommonJS },
  });
  let seen: unknown;
  const define = (...given: unknown[]): void => {
    seen = given.at(-1);
  };
  const stub = new Proxy({}, { get: (_, name) => stubOf(String(name), define) });
  // Our own rendered code is run to see what it means.
  runInNewContext(outputText, { require: () => stub, exports: {} });
  return seen;
}

function stubOf(name: string, define: (...given: unknown[]) => void): unknown {
  if (name === "api") return { stream: define };
  return name.startsWith("define") ? define : (options: unknown) => ({ [name]: options });
}

/** The options that the code of a stream must have. */
function codeOf(stream: StreamModel | undefined): unknown {
  const { pagination, cursor } = stream ?? {};
  return {
    name: "things",
    schema: expect.anything(),
    ...objectIn(without(stream, "description")),
    pagination: { cursorPages: without(pagination, "type") },
    cursor: { datetime: without(cursor, "type") },
  };
}

function without(value: unknown, key: string): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) : value;
}
