import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * An executable that runs a connector and notes the ids of the records it sends, so that what a destination merges by key
 * still shows. `kind` "drops-last-record" is a broken connector: it keeps the last record of a read to itself.
 */
export function listeningConnector(folder, connector, kind) {
  const path = join(folder, "source-github");
  const notes = join(folder, "sent.txt");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, program(connector, notes, kind === "drops-last-record"), { mode: 0o755 });
  return {
    path,
    forget: () => rmSync(notes, { force: true }),
    /** Stream → ids, in the order they were sent. */
    emitted: () => {
      const lines = existsSync(notes) ? readFileSync(notes, "utf8").split("\n").filter(Boolean) : [];
      const ids = {};
      for (const [stream, id] of lines.map((line) => line.split(" "))) (ids[stream] ??= []).push(id);
      return ids;
    },
  };
}

function program(connector, notes, dropLast) {
  return `#!/usr/bin/env node
const { spawnSync } = require("node:child_process");
const { appendFileSync } = require("node:fs");
const { status, stdout } = spawnSync(${JSON.stringify(connector)}, process.argv.slice(2), {
  encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "inherit"],
});
let lines = stdout.split("\\n").filter(Boolean);
const isRecord = (line) => line.startsWith('{"type":"RECORD"');
if (${dropLast}) lines = lines.filter((line, index) => index !== lines.findLastIndex(isRecord));
for (const { record } of lines.filter(isRecord).map((line) => JSON.parse(line))) {
  appendFileSync(${JSON.stringify(notes)}, record.stream + " " + record.data.id + "\\n");
}
process.exitCode = status;
process.stdout.write(lines.map((line) => line + "\\n").join(""));
`;
}
