import { answerAt } from "../answers.js";
import { askStreamQuestion } from "./stream-question.js";
import type { Wizard } from "./wizard.js";

/** Asks whether the API can be asked for changes since a time, and what it does with records at that very time. */
export async function askFilter(wizard: Wizard, name: string): Promise<void> {
  const { cursor, sources } = wizard.stream(name);
  if (cursor?.type === "syncToken") {
    if (cursor.param === undefined) await askStreamQuestion(wizard, name, "cursor.param", tokenParam);
    return;
  }
  if (cursor?.field === undefined) {
    if (cursor !== undefined) await wizard.set(["streams", name, "cursor"], null);
    return;
  }
  if (cursor.param === undefined && sources?.["cursor.param"] === undefined) await askParam(wizard, name);
  if (wizard.stream(name).cursor?.param === undefined || isBoundarySaid(wizard, name)) return;
  await askStreamQuestion(wizard, name, "cursor.inclusive");
}

const tokenParam = { message: "Query parameter that takes the token" };

/** An API filters its lists alike: what another stream uses is offered first, with its boundary. */
async function askParam(wizard: Wizard, name: string): Promise<void> {
  const other = otherFilter(wizard, name);
  if (other === undefined) return askStreamQuestion(wizard, name, "cursor.param");
  const choice = await wizard.prompter.select<"same" | "another" | "none">({
    message: "Start-time parameter",
    options: [
      { value: "same", label: other.param, note: `as ${other.name}` },
      { value: "another", label: "another" },
      { value: "none", label: "none", note: "filter on our side" },
    ],
  });
  if (choice === "another") return askStreamQuestion(wizard, name, "cursor.param");
  if (choice === "none") return;
  await wizard.set(["streams", name, "cursor", "param"], other.param);
  await wizard.set(["streams", name, "cursor", "inclusive"], other.inclusive);
  await wizard.set(["streams", name, "sources", "cursor.inclusive"], { from: "asked" });
}

function otherFilter(
  wizard: Wizard,
  name: string,
): { readonly name: string; readonly param: string; readonly inclusive: boolean | undefined } | undefined {
  const others = Object.entries(wizard.answers().streams ?? {}).filter(([other]) => other !== name);
  const [found] = others.flatMap(([other, { cursor }]) =>
    cursor?.param === undefined ? [] : [{ name: other, param: cursor.param, inclusive: cursor.inclusive }],
  );
  return found;
}

/** "Don't know" is an answer that leaves no value. */
function isBoundarySaid(wizard: Wizard, name: string): boolean {
  const { cursor, sources } = wizard.stream(name);
  return answerAt(cursor ?? {}, "inclusive") !== undefined || sources?.["cursor.inclusive"] !== undefined;
}
