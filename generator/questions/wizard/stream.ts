import type { Sources } from "@create-connector/cdk/model";
import { answerAt, isObject } from "../answers.js";
import { pagesAlike, withCustoms, withInference } from "../from-sample.js";
import { questionAt, streamQuestions } from "../list.js";
import { readPastedQuery } from "../pasted-query.js";
import { queryOfPath } from "../urls.js";
import { warningLines } from "../screens/warnings.js";
import { askQuestion } from "./ask-question.js";
import { askBody, isGraphql, posted, postedPath } from "./body.js";
import { askFilter } from "./filter.js";
import { askStreamQuestion, streamContext } from "./stream-question.js";
import { askFacts } from "./facts.js";
import { askPagination, takeConnection } from "./pagination.js";
import { askRecords, mendRecords } from "./records.js";
import { askSample, type Read } from "./sample.js";
import { askVariables } from "./variables.js";
import type { Wizard } from "./wizard.js";

/** Asks for everything about one stream that is not answered yet. */
export async function askStream(wizard: Wizard, name: string): Promise<void> {
  await wizard.set("run.open", name);
  await askPath(wizard, name);
  await askBody(wizard, name);
  await askVariables(wizard, name);
  const read = await readSample(wizard, name);
  if (wizard.stream(name).schema === undefined) await askWithoutSample(wizard, name);
  const guessed = await takePagination(wizard, name, read);
  await takeConnection(wizard, name);
  await askFacts(wizard, name, read);
  await askHidden(wizard, name, read);
  await askFilter(wizard, name);
  if (isFirst(wizard, name) && wizard.stream(name).pagination === undefined) await askPagination(wizard, guessed);
  await mendRecords(wizard, name);
  await wizard.set("run.open", undefined);
}

/** A pasted URL tells more than the path: paging, a start time, constants. */
async function askPath(wizard: Wizard, name: string): Promise<void> {
  if (wizard.stream(name).path !== undefined) return;
  if (isGraphql(wizard)) {
    await wizard.set(["streams", name, "path"], "");
    return;
  }
  let typed = "";
  const question = postedPath(questionAt(streamQuestions, "path"));
  const path = await askQuestion(
    wizard,
    { ...question, read: (text, context) => ((typed = text), question.read?.(text, context)) },
    streamContext(wizard, name),
    { note: (text) => noteOf(question.read?.(text, streamContext(wizard, name)), text) },
  );
  const { pagination, startParam, constants } = readPastedQuery(queryOfPath(typed));
  await wizard.set(["streams", name, "path"], path);
  if (posted.test(typed)) await wizard.set(["streams", name, "method"], "POST");
  if (Object.keys(constants).length > 0) await wizard.set(["streams", name, "query"], constants);
  if (startParam !== undefined) await wizard.set(["streams", name, "cursor", "param"], startParam);
  if (pagination !== undefined && isFirst(wizard, name))
    await setShared(wizard, pagination, { from: "asked", why: "in the path that you gave" });
}

/** How the path reads in the model, where that is not how it was typed. */
function noteOf(path: unknown, typed: string): string | undefined {
  return typeof path === "string" && path !== typed.trim() ? path : undefined;
}

async function readSample(wizard: Wizard, name: string): Promise<Read | undefined> {
  if (wizard.stream(name).records !== undefined) return undefined;
  const read = await askSample(wizard, name);
  if (read !== undefined) await wizard.set(["streams", name], withInference(wizard.stream(name), read.inference));
  return read;
}

/** Where the records are cannot be guessed; the rest can, and stands in the block to be checked. */
async function askWithoutSample(wizard: Wizard, name: string): Promise<void> {
  await askRecords(wizard, name);
  await wizard.set(["streams", name], withCustoms(wizard.stream(name)));
  if (wizard.stream(name).cursor?.param === undefined) return;
  await askStreamQuestion(wizard, name, "cursor.field");
  if (wizard.stream(name).cursor?.field === undefined) return;
  await wizard.set(["streams", name, "cursor", "type"], "datetime");
  await wizard.set(["streams", name, "cursor", "start"], "{config.start_date}");
  await askStreamQuestion(wizard, name, "cursor.format");
}

/** What the sample shows of paging: for the first stream it is the API's, later it counts where it differs. Gives what was guessed. */
async function takePagination(wizard: Wizard, name: string, read: Read | undefined): Promise<readonly string[]> {
  const found = read?.inference.pagination;
  if (read === undefined) return draftedGuess(wizard, name);
  if (found?.value === undefined || wizard.stream(name).pagination !== undefined) return [];
  const shared = wizard.answers().api?.pagination;
  if (shared?.type === undefined && !read.inference.single) {
    await setShared(wizard, found.value, { from: "sample", why: found.evidence });
    return found.guessed;
  }
  if (pagesAlike(found.value, shared)) return [];
  await wizard.set(["streams", name, "pagination"], found.value);
  await wizard.set(["streams", name, "sources", "pagination"], { from: "sample", why: found.evidence });
  return [];
}

/** Of a sample that was read before a draft ended: which parameter takes the token was a guess, and was not asked yet. */
function draftedGuess(wizard: Wizard, name: string): readonly string[] {
  const { api, sources } = wizard.answers();
  const isGuess = sources?.["api.pagination"]?.from === "sample" && api?.pagination?.param !== undefined;
  return isGuess && isFirst(wizard, name) ? ["param"] : [];
}

/** Lists often hide what is closed or archived; the user knows whether they do. */
async function askHidden(wizard: Wizard, name: string, read: Read | undefined): Promise<void> {
  for (const { message, query } of read?.inference.oneValue ?? []) {
    const [param, value] = Object.entries(query)[0] ?? [];
    if (param === undefined || value === undefined || answerAt(wizard.stream(name), ["query", param]) !== undefined)
      continue;
    const { style } = wizard.terminal;
    // A parameter that an API does not know may be refused: only the usual one is preselected.
    const isUsual = value === "all";
    const choice = await wizard.prompter.select<"yes" | "another" | "no">({
      message: `Send ${param}=${value}?`,
      above: warningLines(message, style),
      options: [
        { value: "yes", label: "yes" },
        { value: "another", label: "another parameter" },
        { value: "no", label: "no", note: "these are all, or they are not wanted" },
      ],
      active: isUsual ? 0 : 2,
    });
    if (choice === "yes") await wizard.set(["streams", name, "query", param], value);
    if (choice === "another") await askConstants(wizard, name);
  }
}

async function askConstants(wizard: Wizard, name: string): Promise<void> {
  const typed = await askQuestion(wizard, questionAt(streamQuestions, "query"), streamContext(wizard, name));
  if (!isObject(typed)) return;
  await wizard.set(["streams", name, "query"], { ...wizard.stream(name).query, ...typed });
}

async function setShared(wizard: Wizard, pagination: object, source: Sources[string]): Promise<void> {
  await wizard.set("api.pagination", pagination);
  await wizard.set(["sources", "api.pagination"], source);
}

function isFirst(wizard: Wizard, name: string): boolean {
  return Object.keys(wizard.answers().streams ?? {})[0] === name;
}
