import { identifierOf } from "../texts.js";
import type { Answers } from "../types.js";
import { askStream } from "./stream.js";
import type { Wizard } from "./wizard.js";

/** Asks for streams until there are enough. Streams that were named before are completed first. `more`: ask for others too. */
export async function askStreams(wizard: Wizard, more: boolean): Promise<void> {
  const { terminal } = wizard;
  await nameSampled(wizard);
  const named = Object.keys(wizard.answers().streams ?? {});
  const open = named.filter((name) => isOpen(wizard, name));
  if (open.length > 0 || more)
    terminal.say(
      "",
      `  ${terminal.style.bold("Streams")}  ${terminal.style.grey("what the API lists: customers, orders, …")}`,
    );
  for (const name of open) await askStream(wizard, name);
  if (!more) return;
  for (;;) {
    const name = await askStreamName(wizard);
    if (name === undefined) return;
    await wizard.set(["streams", name], {});
    await askStream(wizard, name);
  }
}

/** A sample that was given names its stream. */
async function nameSampled({ tools, answers, set }: Wizard): Promise<void> {
  for (const name of Object.keys(tools.samples ?? {})) {
    if (answers().streams?.[name] === undefined) await set(["streams", name], {});
  }
}

function isOpen({ stream, answers }: Wizard, name: string): boolean {
  const { path, records } = stream(name);
  return path === undefined || records === undefined || answers().run?.open === name;
}

async function askStreamName({ prompter, answers }: Wizard): Promise<string | undefined> {
  const first = Object.keys(answers().streams ?? {}).length === 0;
  const text = await prompter.text({
    message: first ? "Name of the first stream" : "Another stream? (its name, or Enter: no)",
    validate: (typed) => (typed === "" && !first ? true : nameProblem(typed, answers())),
    note: (typed) => (typed === "" ? "no" : noteOf(typed)),
  });
  return text === "" ? undefined : identifierOf(text);
}

/** The name as it is kept, where that is not how it was typed. */
function noteOf(typed: string): string | undefined {
  const name = identifierOf(typed);
  return name === typed.trim() ? undefined : name;
}

function nameProblem(text: string, { streams = {} }: Answers): true | string {
  const name = identifierOf(text);
  if (name === "") return "A stream needs a name with a letter in it: orders.";
  if (streams[name] !== undefined) return `There is a stream ${name} already. Take another name.`;
  return true;
}
