import { basename } from "node:path";
import { detectPackageManager } from "../apply/install.js";
import { withAnswer } from "../questions/answers.js";
import type { Answers } from "../questions/types.js";
import { askUser } from "./ask.js";
import { withDefaults } from "./defaults.js";
import { readDraft, removeDraft } from "./draft.js";
import { givenAnswers, type Given } from "./given.js";
import { mayAsk, type CreateFlags, type Session } from "./session.js";

/** All answers of a new project, in this order: flag, answers file, draft, prompt, default. Nothing is asked without a terminal. */
export async function collect(session: Session, flags: CreateFlags): Promise<Given> {
  const asking = mayAsk(session, flags);
  const known = asking && flags.draft && flags.answers === undefined ? await offerDraft(session) : undefined;
  const { answers, samples } = await givenAnswers(flags, session.cwd, known);
  const prepared = await withPackageManager(answers, session.cwd);
  if (asking) return { answers: await askUser(session, flags, prepared, known !== undefined, samples), samples };
  return { ...withDefaults(prepared), samples };
}

async function offerDraft({ draftFile, terminal }: Session): Promise<object | undefined> {
  if (draftFile === undefined) return undefined;
  const draft = await readDraft(draftFile);
  if (draft === undefined) return undefined;
  const name = draft["title"] ?? draft["name"];
  const what = typeof name === "string" ? name : basename(draftFile);
  const prompter = await terminal.prompter();
  if (await prompter.confirm({ message: `Go on with what you typed last time (${what})?`, default: true }))
    return draft;
  await removeDraft(draftFile);
  return undefined;
}

/** What the surroundings use is the default for the package manager. */
async function withPackageManager(answers: Answers, cwd: string): Promise<Answers> {
  if (answers.project?.packageManager !== undefined) return answers;
  return withAnswer(answers, "project.packageManager", await detectPackageManager(cwd));
}
