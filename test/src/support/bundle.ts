import { spawn, type ChildProcessByStdio } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** A program over the CDK's sources, bundled as a connector is; `program` imports "@create-connector/cdk". */
export async function bundle(program: string) {
  const { file, remove } = await bundleFile(program);
  return {
    start: (argv: readonly string[]): ChildProcessByStdio<null, Readable, Readable> =>
      spawn(process.execPath, [file, ...argv], { stdio: ["ignore", "pipe", "pipe"] }),
    remove,
  };
}

/** The same as a file, for who starts it in a way of its own. */
export async function bundleFile(program: string) {
  const folder = mkdtempSync(join(tmpdir(), "cdk-bundle-"));
  const outfile = join(folder, "connector.cjs");
  await build({
    stdin: { contents: program, resolveDir: join(root, "test", "src", "support"), loader: "ts" },
    alias: { "@create-connector/cdk": join(root, "src", "index.ts") },
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "silent",
    outfile,
  });
  return {
    file: outfile,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All that a stream brings, as text. */
export async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(stream)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** The chunks of a stream of bytes. */
export async function* chunksOf(stream: Readable): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of stream) {
    const bytes: unknown = chunk;
    if (bytes instanceof Uint8Array || Buffer.isBuffer(bytes)) yield Buffer.from(bytes);
  }
}

/** How a process ended: its exit code, or the signal. */
export function endOf(child: {
  once(event: "close", listener: (code: number | null, signal: string | null) => void): unknown;
}) {
  return new Promise<number | string | null>((resolve) => {
    child.once("close", (code, signal) => {
      resolve(code ?? signal);
    });
  });
}
