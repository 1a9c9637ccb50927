import { createRegistry } from "../plop.js";
import { register } from "../plopfile.js";
import { finish } from "./finish.js";
import type { CreateFlags, Session } from "./session.js";

/**
 * `create-connector [name]`: answers → model → files → install → checks → first commit → how to go on. The way from answers to files is
 * plop's generator `connector`, the same that plop users run. Resolves with the exit code.
 */
export async function create(session: Session, flags: CreateFlags): Promise<number> {
  const registry = await createRegistry(session.cwd);
  let exitCode = 0;
  register(registry.plop, {
    session,
    flags,
    onWritten: async (project) => {
      exitCode = await finish(session, flags, project);
    },
  });
  await registry.run("connector");
  return exitCode;
}
