import { collect } from "./commands/collect.js";
import { isGiven } from "./commands/given.js";
import { noFlags, processSession, type CreateFlags, type Session } from "./commands/session.js";
import { finish } from "./commands/finish.js";
import { writeProject, type WrittenProject } from "./commands/write-project.js";
import type { Plop } from "./plop.js";
import { ownVersion } from "./version.js";

/** What `register` is told: who is asked, what the command line said, and what is done with a written project. */
export interface Registration {
  readonly session: Session;
  readonly flags: CreateFlags;
  /** Called when a project has been planned and, unless it was a dry run, written. */
  readonly onWritten: (project: WrittenProject) => Promise<void>;
}

/**
 * The generators for plop users: `plop --plopfile node_modules/create-connector/dist/generator/plopfile.js`, or
 * `await plop.load("create-connector")` in a plopfile of one's own.
 */
export default async function plopfile(plop: Plop): Promise<void> {
  const controller = new AbortController();
  const session = await processSession(ownVersion(), controller.signal, { cwd: plop.getDestBasePath() });
  const onWritten = async (project: WrittenProject) => {
    process.exitCode = await finish(session, noFlags, project);
  };
  register(plop, { session, flags: noFlags, onWritten });
}

/** One generator and the one action type that it needs: render, plan, apply. plop's `modify` and `append` are not used. */
export function register(plop: Plop, { session, flags, onWritten }: Registration): void {
  plop.setActionType("project", async (answers) => {
    if (!isGiven(answers)) throw new Error("The action `project` takes the answers of the generator `connector`.");
    const project = await writeProject(session, flags, answers);
    await onWritten(project);
    return project.folder;
  });
  plop.setGenerator("connector", {
    description: "a TypeScript connector that speaks the Airbyte protocol",
    prompts: () => collect(session, flags),
    actions: [{ type: "project" }],
  });
}
