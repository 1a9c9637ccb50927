import { titleOf } from "../../model/naming.js";
import type { Question, SettingContext } from "../types.js";

/** What is said of one setting, a field of the form that each user of the connector fills in. */
export const settingQuestions: readonly Question<SettingContext>[] = [
  {
    key: "title",
    flag: "title=<text>",
    help: "how the form names it",
    message: "Its title in the form",
    kind: "input",
    default: ({ name }) => titleOf(name),
  },
  {
    key: "airbyte_secret",
    flag: "secret=<yes|no>",
    short: "secret",
    help: "is it a secret? Then it is stored encrypted and masked in every log",
    message: "Is it a secret?",
    kind: "select",
    choices: [
      { value: "no", label: "no" },
      { value: "yes", label: "yes", example: "stored encrypted, masked in logs" },
    ],
    default: ({ name }) => (/(^|_)(key|token|secret|password)$/.test(name) ? "yes" : "no"),
    read: (text) => text === "yes",
  },
  {
    key: "default",
    flag: "default=<value>",
    help: "value when the form is left empty; without one the setting is required",
    message: "Default value (Enter: none, it is required)",
    kind: "input",
    optional: true,
    when: ({ setting }) => setting.airbyte_secret !== true,
  },
  {
    key: "description",
    flag: "description=<text>",
    help: "one line of help in the form",
    message: "One line of help",
    kind: "input",
    optional: true,
    quiet: true,
  },
  {
    key: "format",
    flag: "format=<kind>",
    help: "what the text must be",
    message: "What must it be?",
    kind: "select",
    choices: [
      { value: "date-time", label: "a point in time", example: "2020-01-01T00:00:00Z" },
      { value: "date", label: "a day", example: "2020-01-01" },
      { value: "uri", label: "a URL", example: "https://acme.com" },
      { value: "email", label: "an e-mail address", example: "ann@acme.com" },
    ],
    optional: true,
    quiet: true,
  },
];
