import type { Path } from "@create-connector/cdk/model";
import { UserError } from "../../errors.js";
import type { Inference, Sample } from "../../infer/types.js";
import { beginsDocument } from "../../terminal/document-end.js";
import { counted, fieldsOf } from "../screens/facts.js";
import type { Wizard } from "./wizard.js";

/** A sample, and what it says. */
export interface Read {
  readonly sample: Sample;
  readonly inference: Inference;
}

/** Asks for a sample of a stream until there is one that can be read, or none. One that was given is taken. */
export async function askSample(wizard: Wizard, name: string): Promise<Read | undefined> {
  const given = wizard.tools.samples?.[name];
  if (given !== undefined)
    return { sample: given, inference: inferring(wizard, name, given, wizard.stream(name).records) };
  let read: Read | undefined;
  const text = await wizard.prompter.sample({
    message: "A sample response",
    hint: "paste JSON, a file name, or Enter for none",
    validate: async (typed) => {
      const attempt = await tryReading(wizard, name, typed);
      if (typeof attempt === "string") return attempt;
      read = attempt;
      return true;
    },
    note: () => (read === undefined ? "" : noteOf(read.inference)),
  });
  return text === "" ? undefined : read;
}

/** What a sample says with records at a place that the user named, or the sentence why it says nothing. */
export function tryInferring(wizard: Wizard, name: string, sample: Sample, records: Path): Inference | string {
  try {
    return inferring(wizard, name, sample, records);
  } catch (error) {
    return sentenceOf(error);
  }
}

async function tryReading(wizard: Wizard, name: string, typed: string): Promise<Read | string> {
  try {
    const pasted = beginsDocument(typed);
    const text = pasted ? typed : await readFile(wizard, typed.trim());
    const sample = wizard.tools.parseSample(text, pasted ? undefined : typed.trim());
    return { sample, inference: inferring(wizard, name, sample, wizard.stream(name).records) };
  } catch (error) {
    return sentenceOf(error);
  }
}

function inferring({ tools, stream }: Wizard, name: string, sample: Sample, records: Path | undefined): Inference {
  const { path } = stream(name);
  return tools.infer(sample, {
    stream: name,
    ...(path === undefined ? {} : { path }),
    ...(records === undefined ? {} : { records }),
  });
}

async function readFile({ tools }: Wizard, path: string): Promise<string> {
  try {
    return await tools.readFile(path.replace(/^(['"])(.*)\1$/, "$2"));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const why =
      code === "ENOENT" ? "There is no such file" : code === "EISDIR" ? "It is a folder" : "It cannot be read";
    throw new UserError(`${path}: ${why}.`, [
      "Paste the JSON itself, give another file name, or press Enter for none.",
    ]);
  }
}

/** A mistake of the user's as a sentence; anything else is thrown on. */
function sentenceOf(error: unknown): string {
  if (error instanceof UserError) return [error.message, ...error.hints].join(" ");
  throw error;
}

function noteOf({ count, schema }: Inference): string {
  return `${counted(count, "record")}, ${counted(Object.keys(fieldsOf(schema)).length, "field")}`;
}
