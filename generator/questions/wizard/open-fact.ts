import type { Inference } from "../../infer/types.js";
import { questionAt, streamQuestions } from "../list.js";
import { cursorAnswers, withRecordsElsewhere } from "../from-sample.js";
import { type FactName, fieldsOf } from "../screens/facts.js";
import { cursorText } from "../screens/words.js";
import { keyText, mapText, pathText, readKey, readPath } from "../texts.js";
import type { CursorAnswers } from "../types.js";
import { askQuestion } from "./ask-question.js";
import { changePagination } from "./pagination.js";
import { askMore } from "./more.js";
import { type Read, tryInferring } from "./sample.js";
import { showSchema } from "./show-schema.js";
import { setAsked, streamContext } from "./stream-question.js";
import type { Wizard } from "./wizard.js";

/** Lets the user change one row of the block; gives the sample as it is read from then on. */
export async function openFact(
  wizard: Wizard,
  name: string,
  fact: FactName,
  read: Read | undefined,
): Promise<Read | undefined> {
  if (fact === "records") return changeRecords(wizard, name, read);
  if (fact === "key") await changeKey(wizard, name, read?.inference);
  if (fact === "cursor") await changeCursor(wizard, name, read?.inference);
  if (fact === "filter") await changeText(wizard, name, "cursor.param", wizard.stream(name).cursor?.param);
  if (fact === "query") await changeText(wizard, name, "query", mapText(wizard.stream(name).query));
  if (fact === "pagination") await changePagination(wizard, name);
  if (fact === "schema") await showSchema(wizard, name, fieldsOf(wizard.stream(name).schema));
  if (fact === "more") await askMore(wizard, name);
  return read;
}

/** Records somewhere else are other records: everything that the sample says is found anew. */
async function changeRecords(wizard: Wizard, name: string, read: Read | undefined): Promise<Read | undefined> {
  const before = wizard.stream(name);
  const places = [before.records ?? ".", ...(read?.inference.records.others ?? [])].map(pathText);
  const text = await chooseText(wizard, name, "records", places, "another place");
  const records = readPath(text);
  if (read === undefined) {
    await setAsked(wizard, name, "records", records);
    return read;
  }
  const inference = tryInferring(wizard, name, read.sample, records);
  if (typeof inference === "string") {
    wizard.terminal.say(wizard.terminal.style.red(`> ${inference}`));
    return read;
  }
  await wizard.set(["streams", name], withRecordsElsewhere(before, inference));
  return { ...read, inference };
}

async function changeKey(wizard: Wizard, name: string, inference: Inference | undefined): Promise<void> {
  const found = [inference?.primaryKey.value, ...(inference?.primaryKey.others ?? [])];
  const keys = [wizard.stream(name).primaryKey, ...found].map(keyText).filter((key) => key !== "");
  const text = await chooseText(wizard, name, "primaryKey", keys, "other fields", "none");
  await setAsked(wizard, name, "primaryKey", text === "" ? null : readKey(text));
}

/** A field of the sample brings its format along; of another the format is asked. */
async function changeCursor(wizard: Wizard, name: string, inference: Inference | undefined): Promise<void> {
  const before = wizard.stream(name).cursor;
  const found = [inference?.cursor.value, ...(inference?.cursor.others ?? [])].flatMap((one) =>
    one === undefined ? [] : [cursorAnswers(one)],
  );
  const known = [...(before?.field === undefined ? [] : [before]), ...found];
  const text = await chooseText(
    wizard,
    name,
    "cursor.field",
    known.map(fieldText),
    "another field",
    "none",
    (field) => {
      const cursor = known.find((one) => fieldText(one) === field);
      return cursor === undefined ? undefined : cursorText(cursor);
    },
  );
  if (text === "") return setAsked(wizard, name, "cursor", null);
  const cursor = known.find((one) => fieldText(one) === text);
  const param = before?.param === undefined ? {} : { param: before.param };
  if (cursor !== undefined) return setAsked(wizard, name, "cursor", { ...cursor, ...param });
  await askKind(wizard, name, { field: readPath(text), ...param });
}

/** Of a field that no sample shows: what stands in it, and what that needs. */
async function askKind(wizard: Wizard, name: string, { field, param }: CursorAnswers): Promise<void> {
  const ask = (key: string): Promise<unknown> =>
    askQuestion(wizard, questionAt(streamQuestions, key), streamContext(wizard, name), { fleeting: true });
  const given = param === undefined ? {} : { param };
  await setAsked(wizard, name, "cursor", { ...given });
  const type = await ask("cursor.type");
  if (type === "syncToken") {
    await setAsked(wizard, name, "cursor", { type, ...given });
    await wizard.set(["streams", name, "cursor", "from"], await ask("cursor.from"));
    return;
  }
  const time = type === "datetime" ? { start: "{config.start_date}" } : {};
  await setAsked(wizard, name, "cursor", { type, field, order: "none", ...time, ...given });
  if (type === "datetime") await wizard.set(["streams", name, "cursor", "format"], await ask("cursor.format"));
}

async function changeText(wizard: Wizard, name: string, key: string, before: string | undefined): Promise<void> {
  const question = questionAt(streamQuestions, key);
  const now = before === undefined || before === "" ? "" : `, now ${before}`;
  const message = question.message.replace("Enter: none", `Enter: none${now}`);
  const value = await askQuestion(wizard, question, streamContext(wizard, name), { message, fleeting: true });
  await setAsked(wizard, name, key, value);
}

/** One of some texts, another that is typed, or none (`""`). Where there is nothing to choose from, it is typed at once. */
async function chooseText(
  wizard: Wizard,
  name: string,
  key: string,
  texts: readonly string[],
  other: string,
  none?: string,
  noteOf: (text: string) => string | undefined = () => undefined,
): Promise<string> {
  const question = questionAt(streamQuestions, key);
  const distinct = [...new Set(texts)];
  const chosen = await wizard.prompter.select<{ readonly text: string } | "other">({
    message: question.message.replace(/ \(.*\)$/, ""),
    options: [
      ...distinct.map((text) => ({ value: { text }, label: text, note: noteOf(text) })),
      { value: "other", label: other },
      ...(none === undefined ? [] : [{ value: { text: "" }, label: none }]),
    ],
    fleeting: true,
  });
  if (chosen !== "other") return chosen.text;
  const value = await askQuestion(wizard, { ...question, read: (text) => text }, streamContext(wizard, name), {
    fleeting: true,
  });
  return typeof value === "string" ? value : "";
}

function fieldText({ field }: CursorAnswers): string {
  return field === undefined ? "" : pathText(field);
}
