import { join, relative, resolve } from "node:path";
import fs from "fs-extra";
import type { ProjectFiles } from "@create-connector/cdk/model";
import { existingFiles, readDisk } from "../apply/disk.js";
import { applyPlan } from "../apply/index.js";
import { checkPackageManager } from "../apply/install.js";
import { readState } from "../apply/state.js";
import { checkWritable } from "../apply/writer.js";
import { Cancelled, MissingAnswer, UserError } from "../errors.js";
import { modelFromAnswers } from "../model/from-answers.js";
import { refuseForeign } from "../plan/foreign.js";
import { plan } from "../plan/index.js";
import type { Disk, Plan } from "../plan/types.js";
import { isObject } from "../questions/answers.js";
import { render } from "../render/index.js";
import type { Given } from "./given.js";
import { mayAsk, whyNotAsked, type CreateFlags, type Session } from "./session.js";
import { showPlan } from "./show-plan.js";

/** A project that has been planned, and written unless it was a dry run. */
export interface WrittenProject {
  readonly project: ProjectFiles;
  /** Absolute. */
  readonly root: string;
  /** As a person types it from where they are. */
  readonly folder: string;
  readonly plan: Plan;
  readonly written: boolean;
  readonly install: boolean;
  readonly git: boolean;
}

/** From answers to files: model, render, plan, show, apply. Whatever is refused is refused before the first file is written. */
export async function writeProject(session: Session, flags: CreateFlags, given: Given): Promise<WrittenProject> {
  const { project, root, before } = await modelOf(session, given).catch((error: unknown) => {
    throw withReason(error, whyNotAsked(session, flags));
  });
  const run = { install: true, git: true, ...given.answers.run };
  const folder = relative(session.cwd, root) || ".";
  if (!flags.force) refuseAnother(folder, before?.name, project.connector.name);
  await checkWritable(root);
  if (run.install && !flags.dryRun)
    await checkPackageManager(project.connector.project.packageManager, session.cwd, session.run);

  const { made, disk } = await planOf(session, flags, project, root, folder);
  const facts = { project, root, folder, plan: made, install: run.install, git: run.git };
  if (given.taken !== undefined && given.taken.length > 0) {
    const { terminal } = session;
    terminal.say(terminal.style.grey(`  nothing asked; taken: ${given.taken.join("  ")}`));
  }
  showPlan(session, flags, made, disk, facts);
  if (flags.dryRun) return { ...facts, written: false };
  await confirm(session, flags, made);

  session.signal.throwIfAborted();
  await session.terminal.step("written", () => applyPlan(root, made));
  return { ...facts, written: true };
}

/** Whoever waits for a question is told why none came. */
function withReason(error: unknown, whyNot: string | undefined): unknown {
  if (!(error instanceof MissingAnswer) || whyNot === undefined) return error;
  return new MissingAnswer(error.message, [...error.hints, `Nothing was asked: ${whyNot}`]);
}

/** The answers as a model. A project that is there already keeps its id, and the year in its licence. */
async function modelOf(
  session: Session,
  { answers, samples }: Given,
): Promise<{ project: ProjectFiles; root: string; before?: Identity }> {
  const { run, ...facts } = answers;
  const fresh = { uuid: session.uuid(), year: session.year(), samples };
  const project = modelFromAnswers(facts, fresh);
  const root = resolve(session.cwd, run?.target ?? `source-${project.connector.name}`);
  const before = await savedIdentity(root);
  if (before === undefined) return { project, root };
  return { project: modelFromAnswers(facts, { ...fresh, ...before }), root, before };
}

interface Identity {
  readonly name?: string;
  readonly uuid?: string;
  readonly year?: number;
}

/** The same answers may be given again; other answers would turn one connector into another, and keep its id. */
function refuseAnother(folder: string, before: string | undefined, name: string): void {
  if (before === undefined || before === name) return;
  throw new UserError(
    `The folder ${folder} holds the connector ${before}, and this one is ${name}. Nothing was written.`,
    [
      "Choose another folder with --target.",
      `--force turns ${before} into ${name}: streams that ${name} lacks are deleted.`,
    ],
  );
}

async function savedIdentity(root: string): Promise<Identity | undefined> {
  try {
    const value: unknown = JSON.parse(await fs.readFile(join(root, "connector.json"), "utf8"));
    if (!isObject(value)) return undefined;
    const year = isObject(value["project"]) ? value["project"]["year"] : undefined;
    return {
      ...(typeof value["name"] === "string" ? { name: value["name"] } : {}),
      ...(typeof value["id"] === "string" ? { uuid: value["id"] } : {}),
      ...(typeof year === "number" ? { year } : {}),
    };
  } catch {
    return undefined;
  }
}

async function planOf(
  session: Session,
  flags: CreateFlags,
  project: ProjectFiles,
  root: string,
  folder: string,
): Promise<{ made: Plan; disk: Disk }> {
  const { version } = session;
  const vendored = project.connector.project.cdk === "vendor";
  const cdk = { range: `^${version}`, ...(vendored ? { tarball: await session.cdk() } : {}) };
  const files = await render(project, { generatorVersion: version, cdk });
  const state = readState(root, version);
  const disk = readDisk(root, files, state);
  const made = plan(files, disk, state, { generator: version, force: flags.force });
  refuseForeign(made, existingFiles(root), { folder, force: flags.force, ours: state !== undefined });
  return { made, disk };
}

/** A folder that is new needs no second yes: the wizard's last answer was one. */
async function confirm(session: Session, flags: CreateFlags, made: Plan): Promise<void> {
  if (!mayAsk(session, flags) || made.actions.every(({ name }) => name === "create")) return;
  const prompter = await session.terminal.prompter();
  if (!(await prompter.confirm({ message: "Change these files?", default: true }))) throw new Cancelled();
}
