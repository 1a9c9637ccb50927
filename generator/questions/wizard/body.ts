import { queryProblem } from "../list/body.js";
import type { Question, StreamContext } from "../types.js";
import { askStreamQuestion } from "./stream-question.js";
import type { Wizard } from "./wizard.js";

/** What is typed before a path whose stream is asked for by POST. */
export const posted = /^post\s+/i;

/** Is the API GraphQL? */
export function isGraphql({ answers }: Wizard): boolean {
  return answers().api?.style === "graphql";
}

/** The question of a path that takes `POST /search`, too. */
export function postedPath(question: Question<StreamContext>): Question<StreamContext> {
  const path = (text: string) =>
    text
      .trim()
      .replace(posted, "")
      .replace(/^get\s+/i, "");
  return {
    ...question,
    validate: (text, context) => question.validate?.(path(text), context) ?? true,
    read: (text, context) => question.read?.(path(text), context) ?? path(text),
  };
}

/** Asks for what a stream posts, unless it is known: the body of a POST, or its GraphQL query. */
export async function askBody(wizard: Wizard, name: string): Promise<void> {
  const { method, body } = wizard.stream(name);
  if (!isGraphql(wizard)) {
    if (method === "POST" && body === undefined) await askStreamQuestion(wizard, name, "body");
    return;
  }
  if (body?.type === "graphql" && body.query !== undefined) return;
  const query = await askQueryText(wizard);
  await wizard.set(["streams", name, "body"], { ...body, type: "graphql", query });
}

const file = /\.(graphql|gql|txt)$/i;

/** A query has many lines, so it is usually in a file. */
async function askQueryText({ prompter, tools, terminal }: Wizard): Promise<string> {
  for (;;) {
    const typed = await prompter.text({
      message: "GraphQL query, on one line, or the file it is in",
      validate: (text) => (file.test(text.trim()) ? true : queryProblem(text)),
    });
    if (!file.test(typed.trim())) return typed.trim();
    const text = await tools.readFile(typed.trim()).catch(() => undefined);
    const problem = text === undefined ? `${typed}: the file cannot be read.` : queryProblem(text);
    if (text !== undefined && problem === true) return text.trim();
    terminal.say(`  ${terminal.style.yellow("!")} ${problem}`);
  }
}
