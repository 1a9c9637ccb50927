import { resolve } from "node:path";
import fs from "fs-extra";
import { inferSample, parseSample } from "../infer/index.js";
import { ask } from "../questions/ask.js";
import type { Answers } from "../questions/types.js";
import { saveDraft } from "./draft.js";
import type { Given } from "./given.js";
import type { CreateFlags, Session } from "./session.js";

/** Asks the person at the terminal for what is not answered. Every answer is kept in the draft, so that Ctrl-C loses none. */
export async function askUser(
  session: Session,
  flags: CreateFlags,
  answers: Answers,
  drafted: boolean,
  samples: Given["samples"],
): Promise<Answers> {
  const { terminal, version, cwd, draftFile } = session;
  return ask({
    terminal,
    version,
    answers,
    samples,
    parseSample,
    infer: inferSample,
    readFile: (path) => fs.readFile(resolve(cwd, path), "utf8"),
    ...(drafted ? { more: true } : {}),
    ...(flags.draft && draftFile !== undefined ? { onAnswer: (now: Answers) => saveDraft(draftFile, now) } : {}),
  });
}
