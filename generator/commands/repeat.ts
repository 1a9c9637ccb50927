import { join } from "node:path";
import { ownCommand } from "./own-command.js";
import type { CreateFlags, Session } from "./session.js";
import type { WrittenProject } from "./write-project.js";

/** The words of a command that does the same run again without a question. The model that was written holds all answers and no secret. */
export function repeatWords(
  { version, terminal }: Session,
  { verify }: Pick<CreateFlags, "verify">,
  { folder, install, git }: WrittenProject,
): string[] {
  return [
    ...ownCommand(terminal.io.env, version),
    "--answers",
    join(folder, "connector.json"),
    "--target",
    folder,
    "--yes",
    ...(install ? [] : ["--no-install"]),
    ...(git ? [] : ["--no-git"]),
    ...(verify ? [] : ["--no-verify"]),
  ];
}
