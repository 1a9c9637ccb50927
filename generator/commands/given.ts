import { dirname, resolve } from "node:path";
import fs from "fs-extra";
import { parseJson, readProject } from "@create-connector/cdk/model";
import { errorCode, UserError } from "../errors.js";
import { parseSample } from "../infer/index.js";
import type { Sample } from "../infer/types.js";
import { slugOf } from "../model/naming.js";
import { mergeObjects, parseSet } from "../model/merge.js";
import { parseStreamFlags } from "../model/stream-flags.js";
import { answerAt, isObject, problemOf, valueOf, withAnswer } from "../questions/answers.js";
import { questions } from "../questions/list.js";
import type { Answers, StreamAnswers } from "../questions/types.js";
import type { CreateFlags } from "./session.js";
import { parseSettingFlags } from "./setting-flags.js";
import { splitWords } from "./words.js";

/** What was said before anybody is asked: a partial model, and samples by stream. */
export interface Given {
  readonly answers: Answers;
  readonly samples: { readonly [stream: string]: Sample };
  /** Flags of the defaults that were taken because nobody could be asked, to be shown. */
  readonly taken?: readonly string[];
}

/** What went through other hands (plop) and is ours. */
export function isGiven(value: object): value is Given {
  return "answers" in value && isObject(value.answers) && "samples" in value && isObject(value.samples);
}

/** Flags over the answers file over what is known already (a draft). Errors name the flag or the place in the file. */
export async function givenAnswers(flags: CreateFlags, cwd: string, known: object = {}): Promise<Given> {
  const file = flags.answers === undefined ? undefined : await readAnswers(resolve(cwd, flags.answers), flags.answers);
  const streams = flags.stream.length === 0 ? {} : { streams: parseStreamFlags(flags.stream.flatMap(streamWords)) };
  const settings = parseSettingFlags(flags.setting.flatMap(streamWords));
  const sets = flags.set.map(parseSet);
  const merged = mergeObjects(known, file?.answers, namesOf(flags.name), streams, settings, ...sets);
  const answers = questionFlags(merged, flags.answered);
  return { answers, samples: { ...file?.samples, ...(await readSamples(flags.sample, cwd)) } };
}

/** `create-connector acme` gives a name, `create-connector "Acme Corp"` a title and with it a name. */
function namesOf(given: string | undefined): Answers {
  if (given === undefined) return {};
  const name = slugOf(given);
  if (name === given) return { name };
  return { title: given.trim(), ...(name === undefined ? {} : { name }) };
}

/** `--base-url URL` and its like, in the order of the list: a later question looks at the earlier answers. */
function questionFlags(before: Answers, answered: CreateFlags["answered"]): Answers {
  let answers = before;
  for (const question of questions) {
    const given = answered.get(question.key);
    if (given === undefined) continue;
    if (typeof given === "boolean") {
      answers = withAnswer(answers, question.key, given);
      continue;
    }
    const problem = problemOf(question, given, answers);
    if (problem !== true) throw new UserError(`${question.flag.split(" ")[0] ?? ""}: ${problem}`);
    answers = withAnswer(answers, question.key, valueOf(question, given, answers));
  }
  return answers;
}

/** An answers file, or a project's `connector.json` with the streams beside it. */
async function readAnswers(path: string, shown: string): Promise<Given> {
  const text = await readText(path, `--answers ${shown}`);
  const value = asUserError(() => parseJson(text, shown));
  if (!isObject(value)) throw new UserError(`${shown}: an answers file holds one JSON object, a partial model.`);
  if (value["streams"] === undefined && (await fs.pathExists(resolve(dirname(path), "streams")))) {
    return { answers: asUserError(() => projectAnswers(dirname(path))), samples: {} };
  }
  const streams = answerAt(value, "streams");
  const samples = new Map<string, Sample>();
  let answers: Answers = { ...value };
  for (const [name, stream] of Object.entries(isObject(streams) ? streams : {})) {
    if (!isObject(stream) || typeof stream["sample"] !== "string") continue;
    samples.set(name, await readSample(resolve(dirname(path), stream["sample"]), `streams.${name}.sample in ${shown}`));
    answers = withAnswer(answers, ["streams", name, "sample"], undefined);
  }
  return { answers, samples: Object.fromEntries(samples) };
}

function projectAnswers(root: string): Answers {
  const { connector, streams, schemas, fixtures } = readProject(root);
  const inside = Object.entries(streams).map(([name, stream]): [string, StreamAnswers] => [
    name,
    { ...stream, schema: schemas[name] ?? {}, fixtures: fixtures[name] ?? [] },
  ]);
  return { ...connector, streams: Object.fromEntries(inside) };
}

/** What the model's readers throw is about the user's files. */
function asUserError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UserError || !(error instanceof Error) ? error : new UserError(error.message);
  }
}

async function readSamples(flags: readonly string[], cwd: string): Promise<Given["samples"]> {
  const samples = new Map<string, Sample>();
  for (const flag of flags) {
    const [, stream = "", file = ""] = /^([^=]+)=(.+)$/.exec(flag) ?? [];
    if (file === "") throw new UserError(`--sample ${flag}: name the stream and a file: --sample orders=orders.json.`);
    samples.set(stream, await readSample(resolve(cwd, file), `--sample ${flag}`));
  }
  return Object.fromEntries(samples);
}

/** A sample out of a file; `option` names it for messages. */
export async function readSample(path: string, option: string): Promise<Sample> {
  return parseSample(await readText(path, option), option);
}

async function readText(path: string, option: string): Promise<string> {
  try {
    return await fs.readFile(path, "utf8");
  } catch (error) {
    const code = errorCode(error);
    const why =
      code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : "it cannot be read";
    throw new UserError(`${option}: ${path}: ${why}${code === "" ? "" : ` (${code})`}.`);
  }
}

/** A quoted `'orders path=/orders'` is several words; `description=one line` is one. */
function streamWords(word: string): string[] {
  return /^[^\s=]+\s/.test(word.trim()) ? splitWords(word) : [word];
}
