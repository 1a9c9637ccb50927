import { spawn } from "node:child_process";
import { join } from "node:path";

/** Starts bench/lib/server.mjs; resolves when it listens. */
export async function startServer({ bytes, count }) {
  const script = join(import.meta.dirname, "server.mjs");
  const child = spawn(process.execPath, [script, String(bytes), String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise((resolve) =>
    child.stdout.setEncoding("utf8").once("data", (text) => resolve(text.trim())),
  );
  return { address, stop: () => child.kill() };
}
