import { mapProblem, pathProblem, readMap } from "../texts.js";
import type { Question, StreamContext } from "../types.js";

/** What happens to records on their way. Rare: the wizard does not ask. */
export const recordQuestions: readonly Question<StreamContext>[] = [
  {
    key: "changes.rename",
    flag: "changes.rename.<field>=<name>",
    help: "field that gets another name",
    message: "Fields that get another name, such as Id=id (Enter: none)",
    kind: "map",
    optional: true,
    quiet: true,
    validate: mapProblem,
    read: readMap,
  },
  {
    key: "changes.remove",
    flag: "changes.remove=<paths>",
    help: "fields that are not passed on, with commas",
    message: "Fields that are not passed on, with commas (Enter: none)",
    kind: "input",
    optional: true,
    quiet: true,
    validate: (text) =>
      listOf(text)
        .map(pathProblem)
        .find((problem) => problem !== true) ?? true,
    read: listOf,
  },
  {
    key: "changes.add",
    flag: "changes.add.<field>=<value>",
    help: "field that is added to each record; {config.NAME} is filled in",
    message: "Fields that are added to each record, such as region={config.region} (Enter: none)",
    kind: "map",
    optional: true,
    quiet: true,
    validate: mapProblem,
    read: readMap,
  },
  {
    key: "coerce",
    flag: "coerce=<yes|no>",
    help: "make values what the schema says; what cannot be becomes null",
    message: "Make values what the schema says?",
    kind: "select",
    choices: [
      { value: "no", label: "no", example: "records are passed on as they come" },
      { value: "yes", label: "yes", example: '"12" becomes 12 where the schema says integer' },
    ],
    default: () => "no",
    quiet: true,
    read: (text) => (text === "yes" ? true : undefined),
  },
];

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
