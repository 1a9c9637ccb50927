import { spawn } from "node:child_process";
import { setImmediate } from "node:timers";
import { fileURLToPath } from "node:url";

const child = fileURLToPath(new URL("child.mjs", import.meta.url));

/**
 * Runs a connector in this process until its reader has `cut` bytes. Then, by `how`: the reader is gone ("pipe": no byte more is
 * seen, as after SIGKILL), or the run is asked to stop ("term": what it still says is heard). "slow" and "none" let it end.
 * Resolves with what the reader saw and the exit code.
 */
export async function runHere({ run, source }, argv, { how, cut }) {
  const stopping = new globalThis.AbortController();
  const blocks = [];
  let seen = 0;
  let jumped = 0;
  const io = {
    stdout: {
      write(block, callback) {
        const room = how === "pipe" ? Math.max(0, cut - seen) : block.length;
        blocks.push(Buffer.from(block.subarray(0, room)));
        seen += block.length;
        if (how === "term" && seen >= cut) stopping.abort(Object.assign(new Error("stopped"), { name: "AbortError" }));
        const gone = how === "pipe" && seen > cut ? new Error("EPIPE") : null;
        if (how === "slow") setTimeout(callback, 2, gone);
        else setImmediate(callback, gone);
      },
    },
    stderr: { write: () => true },
    env: {},
    now: () => Date.now() + jumped,
    sleep: (milliseconds) => {
      jumped += milliseconds;
      return new Promise((resolve) => setImmediate(resolve));
    },
    every: () => () => undefined,
    signal: stopping.signal,
  };
  const code = await run(source, argv, io);
  return { text: Buffer.concat(blocks).toString(), code };
}

/** The same in a process of its own, which gets the signal, or whose pipe is closed. */
export function runApart({ folder, project }, argv, { how, cut }) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, CHAOS_CDK: folder, CHAOS_PROJECT: JSON.stringify(project) };
    const running = spawn(process.execPath, [child, ...argv], { env, stdio: ["ignore", "pipe", "ignore"] });
    const chunks = [];
    let seen = 0;
    let acted = false;
    running.stdout.on("data", (chunk) => {
      if (!acted || how === "term") chunks.push(chunk);
      seen += chunk.length;
      if (how === "slow") pauseFor(running.stdout, 5);
      if (acted || seen < cut || how === "none" || how === "slow") return;
      acted = true;
      if (how === "kill") running.kill("SIGKILL");
      else if (how === "term") running.kill("SIGTERM");
      else running.stdout.destroy();
    });
    running.on("error", reject);
    running.on("close", (status, signal) => {
      resolve({ text: Buffer.concat(chunks).toString(), code: signal === null ? status : 128 });
    });
  });
}

function pauseFor(stream, milliseconds) {
  stream.pause();
  setTimeout(() => stream.resume(), milliseconds);
}
