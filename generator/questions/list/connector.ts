import { slugOf, titleOf } from "../naming.js";
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
    default: ({ title }) => (title === undefined ? undefined : slugOf(title) || undefined),
    validate: nameProblem,
    read: slugOf,
    quiet: true,
  },
];

function nameProblem(text: string): true | string {
  const slug = slugOf(text);
  if (slug === "")
    return `"${text}" has no letter a–z and no digit. Give a name that has one; any script will do for the title.`;
  if (slug.length > 60) return `"${slug}" has ${slug.length} characters. A name has 60 at most.`;
  return true;
}
