import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { existingFiles, readDisk } from "../../../generator/apply/disk.js";
import { applyPlan } from "../../../generator/apply/index.js";
import { readState } from "../../../generator/apply/state.js";
import { diskWriter, type Writer } from "../../../generator/apply/writer.js";
import { plan } from "../../../generator/plan/index.js";
import type { RenderedFile } from "../../../generator/render/types.js";
import { rendered } from "../plan/memory.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "apply-"));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

async function run(files: readonly RenderedFile[], folder = root, writer: Writer = diskWriter(folder)): Promise<void> {
  const state = readState(folder, "1.0.0");
  await applyPlan(folder, plan(files, readDisk(folder, files, state), state, { generator: "1.0.0" }), writer);
}

function text(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** All files below a folder with their content. */
function tree(folder: string): { [path: string]: string } {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

const stream = (name: string): RenderedFile => ({
  id: `src/streams/stream.ts#${name}`,
  path: `src/streams/${name}.ts`,
  policy: "merge",
  content: `export const ${name} = 1;\n`,
  stream: name,
});
const project = [
  rendered("package.json", "{}\n", "json"),
  rendered("README.md", "hello\n", "once"),
  rendered("connector.json", "{}\n", "model"),
  { ...rendered("bin/run", "#!/bin/sh\n"), executable: true },
  stream("orders"),
];

describe("a plan that is applied", () => {
  test("makes folders, files, bases of what is merged, and the state, one entry a line", async () => {
    await run(project);
    expect(Object.keys(tree(root))).toEqual([
      ".connector/base/bin/run",
      ".connector/base/package.json",
      ".connector/base/src/streams/orders.ts",
      ".connector/state.json",
      ".connector/streams/orders.json",
      "README.md",
      "bin/run",
      "connector.json",
      "package.json",
      "src/streams/orders.ts",
    ]);
    expect(text(".connector/streams/orders.json").split("\n")).toHaveLength(6);
    const lines = text(".connector/state.json").split("\n");
    expect(lines.filter((line) => line.startsWith("    "))).toEqual([
      expect.stringContaining('"README.md"'),
      expect.stringContaining('"bin/run"'),
      expect.stringContaining('"connector.json"'),
      expect.stringContaining('"package.json"'),
    ]);
    expect(readState(root, "1.0.0")?.files["src/streams/stream.ts#orders"]?.stream).toBe("orders");
  });

  test("makes scripts executable, and keeps them so when they are written again", async () => {
    await run(project);
    expect(statSync(join(root, "bin/run")).mode & 0o111).not.toBe(0);
    await run([{ ...rendered("bin/run", "#!/bin/sh\nexit\n"), executable: true }]);
    expect(statSync(join(root, "bin/run")).mode & 0o111).not.toBe(0);
  });

  test("touches nothing when it is applied again", async () => {
    await run(project);
    const touched: string[] = [];
    const writer = diskWriter(root);
    const inodes = () =>
      ["package.json", ".connector/base/package.json", ".connector/state.json"].map(
        (path) => statSync(join(root, path)).ino,
      );
    const before = inodes();
    await run(project, root, { ...writer, remove: (path) => Promise.resolve(void touched.push(path)) });
    expect([touched, inodes()]).toEqual([[], before]);
  });

  test("removes nothing while files are written: an empty folder would go from under the file that is about to come", async () => {
    await run([stream("orders")]);
    const calls: string[] = [];
    const writer = diskWriter(root);
    await run([stream("carts")], root, {
      ...writer,
      write: async (path, content, options) => {
        await new Promise(setImmediate);
        calls.push(`write ${path}`);
        await writer.write(path, content, options);
      },
      remove: async (path) => {
        calls.push(`remove ${path}`);
        await writer.remove(path);
      },
    });
    expect(calls.slice(0, 4)).toEqual([
      "write src/streams/carts.ts",
      "remove src/streams/orders.ts",
      "write .connector/base/src/streams/carts.ts",
      "remove .connector/base/src/streams/orders.ts",
    ]);
  });

  test("removes what is not rendered any more, with its base, its state and the folders that it leaves empty", async () => {
    await run([...project, stream("carts")]);
    await run(project);
    expect(existsSync(join(root, ".connector/streams/carts.json"))).toBe(false);
    await run(project.slice(0, 1));
    expect(Object.keys(tree(root))).toEqual([".connector/base/package.json", ".connector/state.json", "package.json"]);
    expect(existsSync(join(root, "src"))).toBe(false);
  });

  test("moves a file whose path changes in nothing but upper and lower case", async () => {
    await run([rendered("src/Orders.ts", "1\n", "merge", "orders")]);
    await run([rendered("src/orders.ts", "1\n", "merge", "orders")]);
    expect(readdirSync(join(root, "src"))).toEqual(["orders.ts"]);
  });
});

describe("a run that is cut off at any write", () => {
  test("ends in the same project when it is repeated", async () => {
    const next = [
      ...project.slice(0, 3),
      { ...rendered("bin/run", "#!/bin/sh\nexit\n"), executable: true },
      { ...stream("orders"), content: "export const orders = 2;\n" },
      stream("carts"),
    ];
    const prepare = async (folder: string) => {
      mkdirSync(folder);
      await run(project, folder);
      writeFileSync(join(folder, "bin/run"), "#!/bin/sh\necho mine\n");
    };
    await prepare(join(root, "whole"));
    const writes = await failingAfter(Infinity, join(root, "whole"), next);
    expect(writes).toBeGreaterThan(8);
    for (let count = 0; count < writes; count++) {
      const folder = join(root, `cut-${count}`);
      await prepare(folder);
      await expect(failingAfter(count, folder, next)).rejects.toThrow("power cut");
      await run(next, folder);
      expect(tree(folder)).toEqual(tree(join(root, "whole")));
    }
  });

  test("leaves no half of a file", async () => {
    await run([rendered("a.ts", "old\n")]);
    const writer = diskWriter(root);
    const broken = { ...writer, write: () => Promise.reject(new Error("power cut")) };
    await expect(run([rendered("a.ts", "new\n")], root, broken)).rejects.toThrow("power cut");
    expect(text("a.ts")).toBe("old\n");
  });

  /** Applies and gives the number of changes; after `count` of them each one fails. */
  async function failingAfter(count: number, folder: string, files: readonly RenderedFile[]): Promise<number> {
    const writer = diskWriter(folder);
    let done = 0;
    const counted = async (change: () => Promise<void>) => {
      if (done >= count) throw new Error("power cut");
      done += 1;
      await change();
    };
    await run(files, folder, {
      write: (path, content, options) => counted(() => writer.write(path, content, options)),
      remove: (path) => counted(() => writer.remove(path)),
      rename: (from, to) => counted(() => writer.rename(from, to)),
    });
    return done;
  }
});

describe("what is refused before anything is written", () => {
  test.each(["../evil.ts", "/etc/evil", "src/../../evil.ts", "C:/evil", "src\\evil.ts"])(
    "a path outside the project: %s",
    async (path) => {
      await expect(run([rendered("a.ts", "1\n"), rendered(path, "1\n")])).rejects.toThrow("outside the project");
      expect(readdirSync(root)).toEqual([]);
    },
  );

  test("a folder that is a symbolic link", async () => {
    mkdirSync(join(root, "elsewhere"));
    mkdirSync(join(root, "project"));
    symlinkSync(join(root, "elsewhere"), join(root, "project", "src"));
    await expect(run([rendered("a.ts", "1\n"), rendered("src/a.ts", "1\n")], join(root, "project"))).rejects.toThrow(
      "symbolic link",
    );
    expect(existsSync(join(root, "project", "a.ts"))).toBe(false);
  });

  test("a state of another format, of a newer version, or broken", () => {
    mkdirSync(join(root, ".connector"));
    const state = (value: string) => {
      writeFileSync(join(root, ".connector/state.json"), value);
    };
    state('{"format":2}');
    expect(() => readState(root, "1.0.0")).toThrow("format 2");
    state('{"format":1,"generator":"1.0.1","files":{}}');
    expect(() => readState(root, "1.0.0")).toThrow("written by create-connector 1.0.1");
    state("{");
    expect(() => readState(root, "1.0.0")).toThrow("broken");
  });
});

test("files of a folder are listed without git's, npm's and our own", () => {
  for (const path of [".git/config", "node_modules/a/index.js", ".connector/state.json", "src/a.ts", "b.ts"]) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), "");
  }
  expect(existingFiles(root)).toEqual(["b.ts", "src/a.ts"]);
  expect(existingFiles(join(root, "nothing"))).toEqual([]);
  expect(() => existingFiles(join(root, "b.ts"))).toThrow("is a file");
});
