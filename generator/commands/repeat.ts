import { join } from "node:path";
import type { Session } from "./session.js";
import type { WrittenProject } from "./write-project.js";

/** The words of a command that does the same run again without a question. The model that was written holds all answers and no secret. */
export function repeatWords({ version }: Session, { folder, install, git }: WrittenProject): string[] {
  return [
    "npx",
    `create-connector@${version}`,
    "--answers",
    join(folder, "connector.json"),
    "--target",
    folder,
    "--yes",
    ...(install ? [] : ["--no-install"]),
    ...(git ? [] : ["--no-git"]),
  ];
}
