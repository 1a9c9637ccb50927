import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const untilFirstFailure = join(import.meta.dirname, "until-first-failure.mjs");

/**
 * Runs jest on some test files of a tree. Resolves with the files that are `red`, how many tests failed (none when a file
 * could not even be loaded), whether it was ended after `patience` milliseconds, and what jest printed.
 */
export async function runTests(tree, tests, { workers, patience }) {
  const report = join(tree, ".jest-report.json");
  rmSync(report, { force: true });
  const { output, timedOut } = await jest(tree, patience, [
    ...(workers === 1 ? ["--runInBand", "--bail", `--env=${untilFirstFailure}`] : [`--maxWorkers=${workers}`]),
    // A mutant that hangs is noticed by then; the patience of jest.config.mjs is for a loaded machine.
    ...(workers === 1 ? ["--testTimeout=20000"] : []),
    "--ci",
    "--silent",
    "--json",
    `--outputFile=${report}`,
    `--cacheDirectory=${join(tree, ".jest-cache")}`,
    "--runTestsByPath",
    ...tests,
  ]);
  if (!existsSync(report)) return { red: tests, failures: 0, timedOut, output };
  const { testResults, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  const green = testResults.filter(({ status }) => status === "passed").map(({ name }) => name);
  const red = tests.filter((test) => !green.some((name) => name.endsWith(`/${test}`)));
  return { red, failures: numFailedTests, timedOut, output };
}

function jest(tree, patience, options) {
  const bin = join(tree, "node_modules", "jest", "bin", "jest.js");
  const flags = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning", "--max-old-space-size=2048"];
  const child = spawn(process.execPath, [...flags, bin, ...options], {
    cwd: tree,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (output += text));
  return new Promise((resolve) => {
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, patience);
    child.on("close", () => {
      clearTimeout(timer);
      resolve({ output, timedOut });
    });
  });
}
