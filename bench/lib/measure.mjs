import { spawn } from "node:child_process";

/**
 * Runs a program to its end and counts what it writes to stdout through a pipe. Resolves with milliseconds, bytes and lines;
 * rejects with its stderr when it fails.
 */
export function runTimed(program, argv, { cwd, env = {} } = {}) {
  const began = performance.now();
  const child = spawn(program, argv, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let bytes = 0;
  let lines = 0;
  let complaints = "";
  child.stdout.on("data", (block) => {
    bytes += block.length;
    for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, at + 1)) lines += 1;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => (complaints += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) reject(new Error(`${[program, ...argv].join(" ")} ended with ${code}\n${complaints}`));
      else resolve({ milliseconds: performance.now() - began, bytes, lines, stderr: complaints });
    });
  });
}

/** Runs each of some works `times` times in turn, so that what else the machine does falls on all; the results by name. */
export async function inTurn(times, works) {
  const results = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < times; round += 1) {
    for (const [name, work] of Object.entries(works)) results[name].push(await work());
  }
  return results;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
