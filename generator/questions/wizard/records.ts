import { type Path, pathKeys, pathOf, placeInRecords } from "@create-connector/cdk/model";
import { questionAt, streamQuestions } from "../list.js";
import { warningLines } from "../screens/warnings.js";
import { pathText } from "../texts.js";
import type { PaginationAnswers } from "../types.js";
import { askQuestion } from "./ask-question.js";
import { askPagination, changePagination } from "./pagination.js";
import { setAsked, streamContext } from "./stream-question.js";
import type { Wizard } from "./wizard.js";

/** Asks where the records of a stream without a sample are; what is known of the paging says what is likely. */
export async function askRecords(wizard: Wizard, name: string): Promise<void> {
  if (wizard.stream(name).records !== undefined) return;
  const preset = likelyPlace(wizard, name);
  await askPlace(wizard, name, "Where are the records? (such as data.items; . is the whole body)", preset);
}

/** As long as the paging reads what cannot be there, because the records take its place: asks which of the two is otherwise. */
export async function mendRecords(wizard: Wizard, name: string): Promise<void> {
  for (;;) {
    const { records = "." } = wizard.stream(name);
    const inside = placeInRecords(records, paginationOf(wizard, name) ?? {});
    if (inside === undefined) return;
    const place = pathText(pathOf(pathKeys(inside[1])));
    const whole = pathKeys(records).length === 0 ? "whole body is" : `list at ${pathText(records)} holds`;
    const choice = await wizard.prompter.select<"records" | "pagination">({
      message: "Which of the two is otherwise?",
      above: warningLines(`The ${whole} records, so nothing can stand at ${place} beside them.`, wizard.terminal.style),
      options: [
        { value: "records", label: "the records", note: "they stand in a list beside it, such as data" },
        { value: "pagination", label: "the paging", note: "it pages in another way" },
      ],
      fleeting: true,
    });
    if (choice === "records") {
      await askPlace(wizard, name, "Where are the records? (such as data.items)", likelyPlace(wizard, name));
    } else await askOtherPaging(wizard, name);
  }
}

async function askPlace(wizard: Wizard, name: string, message: string, preset: string | undefined): Promise<void> {
  const question = questionAt(streamQuestions, "records");
  const value = await askQuestion(wizard, question, streamContext(wizard, name), { message, preset });
  await setAsked(wizard, name, "records", value);
}

async function askOtherPaging(wizard: Wizard, name: string): Promise<void> {
  const isOwn = wizard.stream(name).pagination !== undefined;
  const [first] = Object.keys(wizard.answers().streams ?? {});
  if (isOwn || first !== name) return changePagination(wizard, name);
  await wizard.set("api.pagination", undefined);
  await askPagination(wizard);
}

/** Beside what pages lead on by, records stand in a list: where the other streams have it, or where most APIs do. */
function likelyPlace(wizard: Wizard, name: string): string | undefined {
  const pagination = paginationOf(wizard, name);
  if (pagination?.type === "odata") return "value";
  if (pagination?.type === "relay" && pagination.connection !== undefined) {
    return pathText(pathOf([...pathKeys(pagination.connection), "nodes"]));
  }
  if (pagination === undefined || placeInRecords(".", pagination) === undefined) return undefined;
  const others = Object.entries(wizard.answers().streams ?? {}).filter(([other]) => other !== name);
  const places = others.flatMap(([, { records }]): Path[] =>
    records === undefined || records === "." ? [] : [records],
  );
  return pathText(places[0] ?? "data");
}

function paginationOf(wizard: Wizard, name: string): PaginationAnswers | undefined {
  return wizard.stream(name).pagination ?? wizard.answers().api?.pagination;
}
