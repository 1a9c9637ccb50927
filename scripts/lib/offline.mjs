import { createServer } from "node:net";
import { outcome } from "./shell.mjs";

/**
 * Runs a command line where no network is but a loopback of its own. A canary goes first: a connection to a port that this
 * process listens on must fail there, or the command would prove nothing. `undefined` when such a place cannot be made here.
 */
export async function runOffline(command, { cwd }) {
  if ((await outcome("unshare", ["-n", "true"]).catch(() => ({ status: 1 }))).status !== 0) return undefined;
  const server = createServer((socket) => socket.end());
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const reach = `require("node:net").connect(${port}, "127.0.0.1").on("connect", () => process.exit(0)).on("error", () => process.exit(1))`;
  const canary = `if "${process.execPath}" -e '${reach}'; then echo "the canary got out"; exit 99; fi`;
  try {
    if ((await outcome(process.execPath, ["-e", reach])).status !== 0)
      throw new Error("The canary cannot even get out with a network.");
    return await outcome("unshare", ["-n", "sh", "-c", `ip link set lo up && ${canary}; ${command}`], { cwd });
  } finally {
    server.close();
  }
}
