import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { filesBelow } from "../../scripts/lib/files.mjs";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The rooms of src/, from the top down (docs/architecture.md). `testing` has a rule of its own beside its place. */
export const rooms = [
  "index",
  "dev",
  "testing",
  "run",
  "commands",
  "define",
  "slices",
  "pagination",
  "auth",
  "cursor",
  "records",
  "decode",
  "http",
  "output",
  "model",
  "protocol",
];

export interface Link {
  /** File of this repository, with `/`. */
  readonly from: string;
  /** File of this repository, or a package's name as it is written. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** What the TypeScript files below some folders import, `import()` and re-exports included. */
export function importsOf(folders: readonly string[]): Link[] {
  return folders
    .flatMap((folder) => filesBelow(join(root, folder)).map((file: string) => `${folder}/${file}`))
    .filter((file) => file.endsWith(".ts"))
    .flatMap((from) =>
      specifiers(from).map(({ name, typeOnly }) => ({
        from,
        to: name.startsWith(".") ? posix.join(posix.dirname(from), name).replace(/\.js$/, ".ts") : name,
        typeOnly,
      })),
    );
}

/** `src/http/retry.ts` → `http`; `src/run.ts` → `run`. */
export function roomOf(file: string): string {
  return (file.split("/")[1] ?? "").replace(/\.ts$/, "");
}

/** Each circle once, as the files along it. */
export function importCircles(links: readonly Link[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of links) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Set<string>();
  const done = new Set<string>();
  for (const start of next.keys()) visit(start, []);
  return [...found];

  function visit(file: string, trail: readonly string[]): void {
    const at = trail.indexOf(file);
    if (at !== -1) found.add([...trail.slice(at), file].join(" → "));
    if (at !== -1 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
    done.add(file);
  }
}

function specifiers(file: string): { name: string; typeOnly: boolean }[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: { name: string; typeOnly: boolean }[] = [];
  visit(source);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  }

  function add(node: ts.Node | undefined, typeOnly: boolean): void {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push({ name: node.text, typeOnly });
  }
}
