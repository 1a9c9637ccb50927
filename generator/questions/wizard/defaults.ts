import { questionAt, questions } from "../list.js";
import { DEFAULTS, defaultsLine, defaultText } from "../screens/defaults.js";
import { askQuestion } from "./ask-question.js";
import { takeDefault } from "./connector.js";
import type { Wizard } from "./wizard.js";

/** Shows what is taken without being asked, in one line; each part can be opened. */
export async function askDefaults(wizard: Wizard): Promise<void> {
  const { terminal, prompter, answers } = wizard;
  for (;;) {
    const key = await prompter.select<string | undefined>({
      message: defaultsLine(answers()),
      options: [
        { value: undefined, label: "create" },
        ...DEFAULTS.map((one) => ({
          value: one,
          label: questionAt(questions, one).message.replace(
            /^(Make a|Install the) (git|packages).*$/,
            (_, __, what: string) => what,
          ),
          note: defaultText(answers(), one),
        })),
      ],
      fleeting: true,
    });
    if (key === undefined) break;
    await wizard.set(key, await askQuestion(wizard, questionAt(questions, key), answers(), { fleeting: true }));
  }
  for (const key of [...DEFAULTS, "project.cdk"]) await takeDefault(wizard, key);
  terminal.say(`${terminal.style.tick} ${defaultsLine(answers())}`);
}
