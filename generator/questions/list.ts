import { apiQuestions } from "./list/api.js";
import { connectorQuestions } from "./list/connector.js";
import { apiPagination } from "./list/pagination.js";
import { projectQuestions } from "./list/project.js";
import { rateQuestions } from "./list/rates.js";
import { settingQuestions } from "./list/setting.js";
import { streamQuestions } from "./list/stream.js";
import type { Question } from "./types.js";

/**
 * Every question about the connector as a whole, once: one flag each (`--base-url <url>`), one place in `Answers` each. In the order
 * in which the wizard asks. Loads nothing but this list.
 */
export const questions: readonly Question[] = [
  ...connectorQuestions,
  ...apiQuestions,
  ...apiPagination,
  ...rateQuestions,
  ...projectQuestions,
];

/**
 * The questions about one stream. Keys are places in `Answers.streams[name]`, flags are the words of
 * `--stream orders path=/orders records=data key=id cursor=updated_at`. `when`, `validate` and `default` are given a `StreamContext`.
 */
export { streamQuestions };

/**
 * The questions about one setting of the connector's users. Keys are places in `Answers.config.properties[name]`, flags are the words
 * of `--setting subdomain title="Sub-domain" secret=yes`.
 */
export { settingQuestions };

/** The question of a key of one of the lists. */
export function questionAt<Context>(list: readonly Question<Context>[], key: string): Question<Context> {
  const question = list.find((one) => one.key === key);
  if (question === undefined) throw new Error(`No question has the key ${key}`);
  return question;
}
