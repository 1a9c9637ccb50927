import { spawn } from "node:child_process";
import { join } from "node:path";

/** Starts `connector mock` of a project; resolves when it listens. */
export async function startMock(project) {
  const cli = join(project, "node_modules", "@create-connector", "cdk", "dist", "dev", "cli.js");
  const child = spawn(process.execPath, [cli, "mock"], { cwd: project, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.on("close", resolve));
  const address = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
      const found = /listens on (http:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    ended.then((status) => reject(new Error(`connector mock ended with ${status}: ${said}`)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { address, stop };
}
