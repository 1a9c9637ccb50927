/**
 * Strings that are made to break out, each through one place of a project: every file still parses, and nothing of theirs is code.
 * `npm run hostile` takes 10,000 of them.
 */
import { expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import ts from "typescript";
import { parse as parseYaml } from "yaml";
import { isList, isObject } from "../../src/model/json.js";
import type { ProjectFiles } from "../../src/model/types.js";
import { hostileProject, hostileTexts } from "../generator/render/projects.js";
import { filesOf } from "../generator/render/rendered.js";

const count = Number(process.env["HOSTILE"] ?? 600);
const place = "PLACE";

/** Pieces that end, begin or escape something in one of the languages that are written. */
const pieces = [
  ...Array.from(`"'\`\\{}[]()<>#$%&*|;:,.?!-_=+/ \n\r\t\u2028\u0000é日😀`),
  ...[
    "${pwned()}",
    "pwned();",
    "*/",
    "/*",
    "//",
    "<%= pwned() %>",
    "%>",
    "<%-",
    "{{pwned}}",
    "]]>",
    "<!--",
    "-->",
    "<script>",
    "\\u0022",
    "\\n",
  ],
  ...[
    "$(pwned)",
    "`pwned`",
    ": pwned",
    "- pwned",
    "# pwned",
    "\n---\n",
    "!!js/function",
    "&a",
    "*a",
    "\r\n",
    '"; pwned(); "',
    "'; pwned(); '",
  ],
  ...["{config.", "{config.setting}", "}", "__proto__", "pwned"],
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }).map((parts) => parts.join("")),
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: "binary", minLength: 1 }),
);

/** Milliseconds: hundreds of projects take their time on a loaded machine. */
jest.setTimeout(600_000);

test(`${count} hostile strings leave every file what the templates made it`, async () => {
  const texts = fc.sample(hostile, { numRuns: count, seed: 20261125 });
  const plain = await filesOf(hostileProject(place));
  let used = 0;
  while (used < texts.length) {
    const project = filled(() => texts[used++ % texts.length] ?? "");
    const files = await filesOf(project);
    expect([...files.keys()]).toEqual([...plain.keys()]);
    for (const [path, content] of files)
      expect([path, ...faultsOf(path, content, plain.get(path) ?? "")]).toEqual([path]);
  }
});

/** A project with another text in each of its places. */
function filled(next: () => string): ProjectFiles {
  const project = hostileProject(place);
  const put = <Part>(part: Part): Part => {
    const changed = replaced(part, next);
    if (!sameShape(changed, part)) throw new Error("a text changed the shape of a project");
    return changed;
  };
  return {
    ...project,
    connector: put(project.connector),
    streams: put(project.streams),
    schemas: put(project.schemas),
    fixtures: put(project.fixtures),
  };
}

function replaced(value: unknown, next: () => string): unknown {
  const text = (from: string) => from.replaceAll(place, () => next());
  if (typeof value === "string") return text(value);
  if (isList(value)) return value.map((item) => replaced(item, next));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [text(key), replaced(inner, next)]));
}

/** The copy has the type of the original: only texts were replaced. */
function sameShape<Part>(copy: unknown, original: Part): copy is Part {
  return typeof copy === typeof original && isList(copy) === isList(original);
}

/** What is wrong with a file, compared with the same file of a project with a plain text. */
function faultsOf(path: string, content: string, plain: string): string[] {
  if (/\.(ts|m?js)$/.test(path) || path.startsWith("bin/")) return codeFaults(content, plain);
  if (path.endsWith(".json")) return parses(() => void JSON.parse(content));
  if (/\.ya?ml$/.test(path)) return [...parses(() => void parseYaml(content)), ...yamlFaults(content)];
  if (path.endsWith(".svg")) return tagsOf(content) === tagsOf(plain) ? [] : ["other elements"];
  if (path.endsWith(".md")) return [];
  return content === plain || path === "LICENSE" ? [] : ["a text stands where none is expected"];
}

function codeFaults(content: string, plain: string): string[] {
  const { outputText, diagnostics = [] } = ts.transpileModule(content, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  const own = ts.createSourceFile("x.js", outputText, ts.ScriptTarget.ESNext, true);
  return [
    ...diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
    ...(identifiersOf(own).includes("pwned") ? ["a text became code"] : []),
    ...(own.statements.length === statementCount(plain) ? [] : ["other statements"]),
  ];
}

function statementCount(content: string): number {
  const { outputText } = ts.transpileModule(content, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  return ts.createSourceFile("x.js", outputText, ts.ScriptTarget.ESNext, true).statements.length;
}

/** The names that code uses; those of properties are data. */
function identifiersOf(node: ts.Node): string[] {
  if (ts.isIdentifier(node))
    return ts.isPropertyAssignment(node.parent) && node.parent.name === node ? [] : [node.text];
  return node.getChildren().flatMap(identifiersOf);
}

function parses(read: () => void): string[] {
  try {
    read();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

function yamlFaults(content: string): string[] {
  const value: unknown = parseYaml(content);
  return isObject(value) && Object.hasOwn(value, "pwned") ? ["a text became a key"] : [];
}

function tagsOf(content: string): string {
  return (content.match(/<[a-z/!]+/g) ?? []).join(" ");
}
