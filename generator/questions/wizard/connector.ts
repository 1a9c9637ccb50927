import { slugOf } from "../../model/naming.js";
import { settingsOf } from "@create-connector/cdk/model";
import { answerAt, applies, valueOf } from "../answers.js";
import { questionAt, questions } from "../list.js";
import { readBaseUrl } from "../urls.js";
import { askQuestion, type Asking } from "./ask-question.js";

import type { Wizard } from "./wizard.js";

/** Asks for name, base URL and authentication, as far as they are not answered. */
export async function askConnector(wizard: Wizard): Promise<void> {
  await askName(wizard);
  await askOpen(wizard, "api.baseUrl", { note: urlNote });
  // Others are REST, unless the flag says so.
  if (/graphql/i.test(wizard.answers().api?.baseUrl ?? "")) await askOpen(wizard, "api.style");
  // Which of them apply follows from the kind, the first.
  for (const { key, quiet } of questions.filter((question) => question.key.startsWith("api.auth."))) {
    await (quiet === true ? takeDefault(wizard, key) : askOpen(wizard, key));
  }
}

/** The title gives the name; it is asked for only where the title has no letter that a folder can have. */
async function askName(wizard: Wizard): Promise<void> {
  await askOpen(wizard, "title", {
    note: (title) => {
      const slug = slugOf(title);
      const folder = wizard.answers().run?.target;
      return slug === undefined ? undefined : folder === undefined ? `in ./source-${slug}` : `in ${folder}`;
    },
  });
  const title = wizard.answers().title ?? "";
  if (slugOf(title) === undefined) await askOpen(wizard, "name");
  else await takeDefault(wizard, "name");
}

/** Each `{name}` becomes a setting that users of the connector fill in. */
function urlNote(typed: string): string | undefined {
  const settings = settingsOf(readBaseUrl(typed));
  return settings.length === 0 ? undefined : `${settings.join(", ")}: a setting`;
}

/** Asks a question of the whole connector, unless it is answered or does not apply. */
export async function askOpen(wizard: Wizard, key: string, asking: Asking = {}): Promise<void> {
  const question = questionAt(questions, key);
  if (answerAt(wizard.answers(), key) !== undefined || !applies(question, wizard.answers())) return;
  await wizard.set(key, await askQuestion(wizard, question, wizard.answers(), asking));
}

/** Answers a question by its default, unless it is answered or does not apply. */
export async function takeDefault(wizard: Wizard, key: string): Promise<void> {
  const question = questionAt(questions, key);
  if (answerAt(wizard.answers(), key) !== undefined || !applies(question, wizard.answers())) return;
  const usual = question.default?.(wizard.answers());
  if (usual === undefined) return;
  await wizard.set(key, typeof usual === "string" ? valueOf(question, usual, wizard.answers()) : usual);
}
