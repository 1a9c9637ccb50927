import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Project } from "../../../src/dev/project.js";
import { findProject } from "../../../src/dev/project.js";
import type { Terminal } from "../../../src/dev/terminal.js";

/** A project on the disk: the files that are given, and a connector.json. */
export function fakeProject(files: { readonly [path: string]: string }): Project {
  const root = mkdtempSync(join(tmpdir(), "connector-test-"));
  for (const [path, content] of Object.entries({ "connector.json": "{}", ...files })) writeIn(root, path, content);
  return findProject(root);
}

export function writeIn(root: string, path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

export function remove(project: Project): void {
  rmSync(project.root, { recursive: true, force: true });
}

/** A terminal that remembers what was said. */
export function fakeTerminal(
  cwd: string,
  interrupted: Promise<void> = Promise.resolve(),
): Terminal & {
  readonly out: () => string;
  readonly err: () => string;
} {
  let out = "";
  let err = "";
  return {
    cwd,
    write: (text) => void (out += text),
    warn: (text) => void (err += text),
    style: () => ({ width: 100, color: false }),
    clear: () => undefined,
    interrupted: () => interrupted,
    out: () => out,
    err: () => err,
  };
}
