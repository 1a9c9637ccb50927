import { resolve } from "node:path";
import {
  checkModel,
  didYouMean,
  formatProblem,
  isObject,
  own,
  type ProjectFiles,
  readProject,
} from "@create-connector/cdk/model";
import { pathKeys, type StreamModel } from "@create-connector/cdk/model";
import { readDisk } from "../apply/disk.js";
import { applyPlan } from "../apply/index.js";
import { readState } from "../apply/state.js";
import { checkWritable } from "../apply/writer.js";
import { Cancelled, UserError } from "../errors.js";
import { inferSample } from "../infer/index.js";
import type { Sample } from "../infer/types.js";
import { valuesAt } from "../infer/walk.js";
import { changedSchema } from "../model/changed-schema.js";
import { completeFixtures } from "../model/complete-fixtures.js";
import { mergeSchema, type SchemaChange } from "../model/merge-schema.js";
import { conflictsOf, plan } from "../plan/index.js";
import type { AppliedState, Disk, Plan } from "../plan/types.js";
import { render } from "../render/index.js";
import type { RenderedFile } from "../render/types.js";
import { readSample } from "./given.js";
import { mayAsk, noFlags, type Session } from "./session.js";
import { showPlan } from "./show-plan.js";

export interface SchemaFlags {
  readonly stream: string;
  /** A file with a response of the stream. */
  readonly sample: string;
  /** Folder of the project. */
  readonly target: string;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly diff: boolean;
  readonly json: boolean;
}

/**
 * `create-connector schema STREAM --sample FILE`: what a sample shows enters the stream's schema. Fields are added, types widened, nothing
 * is dropped; new columns enter the fixtures. Only files that follow from the schema are written. Resolves with the exit code: 2 when
 * conflicts are left.
 */
export async function schema(session: Session, flags: SchemaFlags): Promise<number> {
  const root = resolve(session.cwd, flags.target);
  const before = asUserError(() => readProject(root));
  const state = readState(root, session.version);
  if (state === undefined)
    throw new UserError(`The folder ${root} was not written by create-connector.`, [
      "Name the project's folder with --target.",
    ]);
  const model = own(before.streams, flags.stream);
  if (model === undefined) throw unknownStream(flags.stream, before);
  const sample = await readSample(resolve(session.cwd, flags.sample), `--sample ${flags.sample}`);
  const { project, changes } = withSample(before, flags.stream, model, sample);
  refuseProblems(before, project);
  sayChanges(session, flags.stream, changes);
  const { made, disk } = await planOf(session, root, state, before, project);
  if (made.actions.every(({ name }) => name === "unchanged" || name === "keep")) return 0;
  await checkWritable(root);
  showPlan(session, { ...noFlags, ...flags, sample: [], stream: [] }, made, disk, { folder: flags.target });
  if (flags.dryRun) return 0;
  await confirm(session, flags);
  session.signal.throwIfAborted();
  await session.terminal.step("written", () => applyPlan(root, made));
  return conflictsOf(made).length > 0 ? 2 : 0;
}

/** What the model's reader throws is about the user's files. */
function asUserError<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof Error ? new UserError(error.message) : error;
  }
}

function unknownStream(stream: string, { streams }: ProjectFiles): UserError {
  const near = didYouMean(stream, Object.keys(streams));
  return new UserError(`There is no stream ${JSON.stringify(stream)} in this project.`, near === "" ? [] : [near]);
}

/** The project with a schema and fixtures that fit the sample, too. Fields are called as they are behind the stream's changes. */
function withSample(before: ProjectFiles, stream: string, model: StreamModel, sample: Sample) {
  const inference = inferSample(sample, { stream, path: model.path, records: model.records });
  const records = valuesAt(sample.body, pathKeys(model.records)).filter(isObject);
  const known = own(before.schemas, stream) ?? { type: "object" };
  const found = model.changes === undefined ? inference.schema : changedSchema(inference.schema, model.changes);
  const merged = mergeSchema(known, found, records);
  const fixtures = completeFixtures(own(before.fixtures, stream) ?? [], inference.fixtures);
  const project: ProjectFiles = {
    ...before,
    schemas: { ...before.schemas, [stream]: merged.schema },
    fixtures: { ...before.fixtures, [stream]: fixtures },
  };
  return { project, changes: merged.changes };
}

/** A sample of another stream would make a model that cannot be right. */
function refuseProblems(before: ProjectFiles, after: ProjectFiles): void {
  const known = new Set(checkModel(before).map(formatProblem));
  const fresh = checkModel(after)
    .map(formatProblem)
    .filter((problem) => !known.has(problem));
  if (fresh.length > 0)
    throw new UserError(`With this sample the model cannot be right:\n${fresh.join("\n")}`, [
      "Is it a sample of this stream?",
    ]);
}

function sayChanges({ terminal }: Session, stream: string, changes: readonly SchemaChange[]): void {
  const { style } = terminal;
  if (changes.length === 0) {
    terminal.say(`  ${stream}: the schema has all that the sample shows.`);
    return;
  }
  const width = Math.max(...changes.map(({ place }) => place.length));
  const lines = changes.map(({ place, before, after }) => {
    const mark = before === undefined ? style.green("+") : style.yellow("~");
    return `  ${mark} ${place.padEnd(width)}  ${before === undefined ? after : `${before} → ${after}`}`;
  });
  terminal.say("", `  ${style.bold(`schemas/${stream}.json`)}`, ...lines);
}

/** The files that the schema makes a difference to; all others, and what the project knows of them, stay as they are. */
async function planOf(
  { version, cdk }: Session,
  root: string,
  state: AppliedState,
  before: ProjectFiles,
  after: ProjectFiles,
): Promise<{ made: Plan; disk: Disk }> {
  const vendored = before.connector.project.cdk === "vendor";
  const options = {
    generatorVersion: version,
    cdk: { range: `^${version}`, ...(vendored ? { tarball: await cdk() } : {}) },
  };
  const known = new Map((await render(before, options)).map((file) => [file.id, file]));
  const files = (await render(after, options)).filter((file) => !sameText(known.get(file.id), file));
  const ids = new Set(files.map(({ id }) => id));
  const own = { ...state, files: Object.fromEntries(Object.entries(state.files).filter(([id]) => ids.has(id))) };
  const disk = readDisk(root, files, own);
  const made = plan(files, disk, own, { generator: state.generator });
  const removed = [...new Set([...state.removed, ...made.state.removed])].sort();
  const conflicts = [...new Set([...state.conflicts, ...made.state.conflicts])].sort();
  return {
    made: { ...made, state: { ...state, files: { ...state.files, ...made.state.files }, removed, conflicts } },
    disk,
  };
}

function sameText(one: RenderedFile | undefined, other: RenderedFile): boolean {
  return typeof other.content !== "string" ? true : one?.content === other.content;
}

async function confirm(session: Session, flags: SchemaFlags): Promise<void> {
  if (!mayAsk(session, flags)) return;
  const prompter = await session.terminal.prompter();
  if (!(await prompter.confirm({ message: "Change these files?", default: true }))) throw new Cancelled();
}
