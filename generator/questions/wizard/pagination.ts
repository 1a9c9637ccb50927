import { answerAt, applies, problemOf } from "../answers.js";
import { questionAt, questions, streamQuestions } from "../list.js";
import { connectionAround, queryVariable } from "../list/pagination-query.js";
import { paginationText } from "../screens/words.js";
import { readPath } from "../texts.js";
import type { Question, StreamAnswers, StreamContext } from "../types.js";
import { type Asking, askQuestion, selectChoice } from "./ask-question.js";
import { askOpen, takeDefault } from "./connector.js";
import type { Wizard } from "./wizard.js";

/** What of a pagination is asked, in order; the rest has defaults. */
const PARTS = ["from", "header", "field", "connection", "in", "param", "size.param", "size.value"] as const;

/** An OData server knows best how large its pages are; a request without a body leaves only the query for parameters. */
function partsOf(type: string | undefined, streams: readonly StreamAnswers[]): readonly (typeof PARTS)[number][] {
  const hasBody = streams.some(
    (stream) => answerAt(stream, "method") === "POST" || isSent(answerAt(stream, "body.type")),
  );
  return type === "odata" ? [] : PARTS.filter((part) => part !== "in" || hasBody);
}

function isSent(body: unknown): boolean {
  return body === "json" || body === "form";
}

/** Asks how the API pages, as far as it is not known. `guessed`: parts that a sample cannot show; they are asked with that as default. */
export async function askPagination(wizard: Wizard, guessed: readonly string[] = []): Promise<void> {
  await askOpen(wizard, "api.pagination.type");
  const key = "api.pagination.param";
  const param = answerAt(wizard.answers(), key);
  if (guessed.includes("param") && typeof param === "string") {
    const question = questionAt(questions, key);
    const asking = { preset: param };
    await wizard.set(key, await askQuestion(wizard, question, wizard.answers(), asking));
  }
  if (wizard.answers().api?.pagination?.type === "relay") await takeDefault(wizard, "api.pagination.variable");
  const { api, streams } = wizard.answers();
  for (const part of partsOf(api?.pagination?.type, Object.values(streams ?? {})))
    await askOpen(wizard, `api.pagination.${part}`, partAsking(part));
}

/** Lets the user change how a stream pages: of the first stream for all of them, of a later one for it alone. */
export async function changePagination(wizard: Wizard, name: string): Promise<void> {
  const { answers } = wizard;
  const isFirst = Object.keys(answers().streams ?? {})[0] === name;
  const shared = answers().api?.pagination;
  const question = questionAt(questions, "api.pagination.type");
  const now = wizard.stream(name).pagination?.type ?? (isFirst ? shared?.type : undefined);
  const asOthers = { value: "", label: "as the other streams", example: paginationText(shared) };
  const kinds = (question.choices ?? []).filter(({ value }) => problemOf(question, value, answers()) === true);
  const type = await selectChoice(wizard, {
    message: question.message,
    choices: isFirst || shared?.type === undefined ? kinds : [asOthers, ...kinds],
    preset: now,
    fleeting: true,
  });
  await wizard.set(["streams", name, "sources", "pagination"], { from: "asked" });
  if (isFirst) await wizard.set(["sources", "api.pagination"], { from: "asked" });
  if (type === "") return wizard.set(["streams", name, "pagination"], undefined);
  if (!isFirst) return askStreamPagination(wizard, name, type);
  await wizard.set("api.pagination", { type });
  if (type === "relay") await takeDefault(wizard, "api.pagination.variable");
  for (const part of partsOf(type, Object.values(answers().streams ?? {})))
    await askOpen(wizard, `api.pagination.${part}`, { ...partAsking(part), fleeting: true });
}

/** Nobody but the API knows how large a page may be. */
function partAsking(part: string): Asking {
  return part === "size.value" ? { note: () => "the API's limit is not known" } : {};
}

async function askStreamPagination(wizard: Wizard, name: string, type: string): Promise<void> {
  await wizard.set(["streams", name, "pagination"], { type });
  await takeVariables(wizard, name);
  for (const part of partsOf(type, [wizard.stream(name)])) {
    const question: Question<StreamContext> = questionAt(streamQuestions, `pagination.${part}`);
    const context = { answers: wizard.answers(), name, stream: wizard.stream(name) };
    if (!applies(question, context)) continue;
    const asked = { ...question, optional: part === "size.param" };
    const value = await askQuestion(wizard, asked, context, { fleeting: true });
    await wizard.set(["streams", name, ...question.key.split(".")], value);
  }
}

/**
 * Each GraphQL query has a connection of its own: where the shared pagination is that of another stream, this one gets its own. What
 * its query does not leave open is not asked: the variables of cursor and size.
 */
export async function takeConnection(wizard: Wizard, name: string): Promise<void> {
  const shared = wizard.answers().api?.pagination;
  const { pagination } = wizard.stream(name);
  if (pagination === undefined && shared?.type === "relay") {
    const connection = connectionAround([wizard.stream(name)]);
    if (connection === undefined || connection === String(shared.connection)) return;
    await wizard.set(["streams", name, "pagination"], { ...shared, connection: readPath(connection) });
  }
  await takeVariables(wizard, name);
}

async function takeVariables(wizard: Wizard, name: string): Promise<void> {
  const { pagination } = wizard.stream(name);
  if (pagination?.type !== "relay") return;
  const after = queryVariable([wizard.stream(name)], "after");
  const first = queryVariable([wizard.stream(name)], "first");
  const value = pagination.size?.value ?? wizard.answers().api?.pagination?.size?.value ?? usualSize;
  const place = ["streams", name, "pagination"];
  if (after !== undefined) await wizard.set([...place, "variable"], after);
  if (first !== undefined) await wizard.set([...place, "size"], { param: first, value });
}

/** The most that GraphQL APIs usually allow. */
const usualSize = 100;
