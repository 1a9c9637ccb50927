import { spawn } from "node:child_process";

/**
 * Runs a program with nothing on stdin. Resolves with what it printed on stdout; rejects with all it printed when it fails.
 * `env` is added to the process's own.
 */
export async function run(program, argv, { cwd, env = {} } = {}) {
  const { status, stdout, output } = await outcome(program, argv, { cwd, env });
  if (status === 0) return stdout;
  throw new Error(`${[program, ...argv].join(" ")} ended with ${status}\n${output}`);
}

/** Like `run`, for a program that may fail: resolves with its exit status and its output. */
export function outcome(program, argv, { cwd, env = {} } = {}) {
  const child = spawn(program, argv, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ status: code ?? signal, stdout, output }));
  });
}

/** Says how long a step took; its errors go through. */
export async function timed(title, work) {
  const began = Date.now();
  const result = await work();
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${title}`);
  return result;
}
