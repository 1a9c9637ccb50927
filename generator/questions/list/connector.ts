import { slugOf, titleOf } from "../../model/naming.js";
import type { Question } from "../types.js";

/** What the source is called. */
export const connectorQuestions: readonly Question[] = [
  {
    key: "title",
    flag: "--title <text>",
    help: "what the source is called, in any script",
    message: "What is the source called?",
    kind: "input",
    default: ({ name }) => (name === undefined ? undefined : titleOf(name)),
    when: ({ name }) => name === undefined,
  },
  {
    key: "name",
    flag: "--name <name>",
    help: "name of the project and its parts: lower-case letters, digits and dashes",
    message: "A name for folders and packages",
    kind: "input",
    default: ({ title }) => (title === undefined ? undefined : slugOf(title)),
    validate: nameProblem,
    read: (text) => slugOf(text),
    quiet: true,
  },
];

function nameProblem(text: string): true | string {
  if (slugOf(text) !== undefined) return true;
  return `"${text}" has no letter a–z and no digit. Give a name that has one; for the title any script will do.`;
}
