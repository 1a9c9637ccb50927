import { didYouMean } from "@create-connector/cdk/model";
import { UserError } from "../errors.js";
import { problemOf, valueOf, withAnswer } from "../questions/answers.js";
import { settingQuestions } from "../questions/list.js";
import type { Answers, SettingContext } from "../questions/types.js";

/** What `--setting` says: `subdomain title=Sub-domain secret=no default=acme`. A word without `=` begins the next setting. */
export function parseSettingFlags(words: readonly string[]): Answers {
  let answers: Answers = {};
  let current: string | undefined;
  for (const word of words) {
    const equals = word.indexOf("=");
    if (equals < 0) {
      current = word;
      answers = withAnswer(answers, ["config", "properties", word], { type: "string" });
      continue;
    }
    if (current === undefined) {
      throw new UserError(`--setting ${word}: the setting's name comes first: --setting subdomain title=Sub-domain.`);
    }
    answers = withFact(answers, current, word.slice(0, equals), word.slice(equals + 1));
  }
  return answers;
}

function withFact(answers: Answers, name: string, fact: string, text: string): Answers {
  const question = settingQuestions.find(({ key, short }) => key === fact || short === fact);
  if (question === undefined) {
    const known = settingQuestions.map(({ key, short }) => short ?? key);
    throw new UserError(`--setting ${name}: there is no ${fact}. ${didYouMean(fact, known)}`);
  }
  const context: SettingContext = { answers, name, setting: answers.config?.properties?.[name] ?? {} };
  const problem = problemOf(question, text, context);
  if (problem !== true) throw new UserError(`--setting ${name} ${fact}=${text}: ${problem}`);
  return withAnswer(answers, ["config", "properties", name, question.key], valueOf(question, text, context));
}
