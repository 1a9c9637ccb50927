import { answerAt } from "../answers.js";
import { pagesAlike, withCustoms, withInference } from "../from-sample.js";
import { questionAt, streamQuestions } from "../list.js";
import { readPastedQuery } from "../pasted-query.js";
import { queryOfPath } from "../urls.js";
import type { StreamContext } from "../types.js";
import { type Asking, askQuestion } from "./ask-question.js";
import { askFacts } from "./facts.js";
import { askPagination } from "./pagination.js";
import { askSample, type Read } from "./sample.js";
import { askVariables } from "./variables.js";
import type { Wizard } from "./wizard.js";

/** Asks for everything about one stream that is not answered yet. */
export async function askStream(wizard: Wizard, name: string): Promise<void> {
  await askPath(wizard, name);
  await askVariables(wizard, name);
  const read = await readSample(wizard, name);
  if (read === undefined) await askWithoutSample(wizard, name);
  const guessed = await takePagination(wizard, name, read);
  await askFacts(wizard, name, read);
  await askHidden(wizard, name, read);
  await askFilter(wizard, name);
  if (isFirst(wizard, name) && wizard.stream(name).pagination === undefined) await askPagination(wizard, guessed);
}

/** A pasted URL tells more than the path: paging, a start time, constants. */
async function askPath(wizard: Wizard, name: string): Promise<void> {
  if (wizard.stream(name).path !== undefined) return;
  let typed = "";
  const question = questionAt(streamQuestions, "path");
  const path = await askQuestion(
    wizard,
    { ...question, read: (text, context) => ((typed = text), question.read?.(text, context)) },
    contextOf(wizard, name),
  );
  const { pagination, startParam, constants } = readPastedQuery(queryOfPath(typed));
  await wizard.set(["streams", name, "path"], path);
  if (Object.keys(constants).length > 0) await wizard.set(["streams", name, "query"], constants);
  if (startParam !== undefined) await wizard.set(["streams", name, "cursor", "param"], startParam);
  if (pagination !== undefined && isFirst(wizard, name))
    await setShared(wizard, pagination, "in the path that you gave");
}

async function readSample(wizard: Wizard, name: string): Promise<Read | undefined> {
  if (wizard.stream(name).records !== undefined) return undefined;
  const read = await askSample(wizard, name);
  if (read !== undefined) await wizard.set(["streams", name], withInference(wizard.stream(name), read.inference));
  return read;
}

/** Where the records are cannot be guessed; the rest can, and stands in the block to be checked. */
async function askWithoutSample(wizard: Wizard, name: string): Promise<void> {
  await askOpenStream(wizard, name, "records", { message: "Where are the records? (. is the body itself)" });
  await wizard.set(["streams", name], withCustoms(wizard.stream(name)));
}

/** What the sample shows of paging: for the first stream it is the API's, later it counts where it differs. Gives what was guessed. */
async function takePagination(wizard: Wizard, name: string, read: Read | undefined): Promise<readonly string[]> {
  const found = read?.inference.pagination;
  if (found?.value === undefined || wizard.stream(name).pagination !== undefined) return [];
  const shared = wizard.answers().api?.pagination;
  if (shared?.type === undefined && !read?.inference.single) {
    await setShared(wizard, found.value, found.evidence);
    return found.guessed;
  }
  if (pagesAlike(found.value, shared)) return [];
  await wizard.set(["streams", name, "pagination"], found.value);
  await wizard.set(["streams", name, "sources", "pagination"], { from: "sample", why: found.evidence });
  return [];
}

/** Lists often hide what is closed or archived; the user knows whether they do. */
async function askHidden(wizard: Wizard, name: string, read: Read | undefined): Promise<void> {
  for (const { message, query } of read?.inference.oneValue ?? []) {
    const [param, value] = Object.entries(query)[0] ?? [];
    if (param === undefined || value === undefined || answerAt(wizard.stream(name), ["query", param]) !== undefined)
      continue;
    const { style } = wizard.terminal;
    const send = await wizard.prompter.select({
      message: `Send ${param}=${value}?`,
      above: [`  ${style.yellow("!")} ${message}`],
      options: [
        { value: true, label: `yes, send ${param}=${value}` },
        { value: false, label: "no, these are all" },
      ],
    });
    if (send) await wizard.set(["streams", name, "query", param], value);
  }
}

async function askFilter(wizard: Wizard, name: string): Promise<void> {
  if (wizard.stream(name).cursor?.field === undefined) {
    await wizard.set(["streams", name, "cursor"], undefined);
    return;
  }
  if (wizard.stream(name).sources?.["cursor.param"] === undefined) await askOpenStream(wizard, name, "cursor.param");
  if (wizard.stream(name).cursor?.param !== undefined) await askOpenStream(wizard, name, "cursor.inclusive");
}

/** Asks a question of a stream, unless it is answered. */
async function askOpenStream(wizard: Wizard, name: string, key: string, asking: Asking = {}): Promise<void> {
  const question = questionAt(streamQuestions, key);
  if (answerAt(wizard.stream(name), key) !== undefined) return;
  await wizard.set(
    ["streams", name, ...key.split(".")],
    await askQuestion(wizard, question, contextOf(wizard, name), asking),
  );
}

async function setShared(wizard: Wizard, pagination: object, why: string): Promise<void> {
  await wizard.set("api.pagination", pagination);
  await wizard.set(["sources", "api.pagination"], { from: "sample", why });
}

function isFirst(wizard: Wizard, name: string): boolean {
  return Object.keys(wizard.answers().streams ?? {})[0] === name;
}

function contextOf(wizard: Wizard, name: string): StreamContext {
  return { answers: wizard.answers(), name, stream: wizard.stream(name) };
}
