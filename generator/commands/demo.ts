import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fs from "fs-extra";
import { install } from "../apply/install.js";
import { UserError } from "../errors.js";
import { commandsOf } from "../render/package-manager.js";
import { messagesOf } from "./demo-messages.js";
import { withDefaults } from "./defaults.js";
import { givenAnswers } from "./given.js";
import { ownCommand } from "./own-command.js";
import { noFlags, type Session } from "./session.js";
import { writeProject, type WrittenProject } from "./write-project.js";

/**
 * `create-connector demo`: writes the connector of a bundled example API, installs it, and checks, discovers and reads it against its own
 * mock API. No server, no account, no question. Resolves with the exit code.
 */
export async function demo(session: Session, { target }: { readonly target: string }): Promise<number> {
  const flags = { ...noFlags, yes: true, answers: await exampleAnswers(), answered: new Map([["run.target", target]]) };
  const { answers, samples } = await givenAnswers(flags, session.cwd);
  const run = { target, install: true, git: false };
  const written = await writeProject(session, flags, { answers: { ...withDefaults(answers).answers, run }, samples });
  await installDemo(session, written);
  await readDemo(session, written);
  sayNext(session, written);
  return 0;
}

/** In the package, beside the compiled program and beside its sources. */
async function exampleAnswers(): Promise<string> {
  for (const place of ["../../../examples/demo/answers.json", "../../examples/demo/answers.json"]) {
    const path = fileURLToPath(new URL(place, import.meta.url));
    if (await fs.pathExists(path)) return path;
  }
  throw new Error("examples/demo/answers.json is missing from this package.");
}

async function installDemo(session: Session, { root, project }: WrittenProject): Promise<void> {
  const manager = project.connector.project.packageManager;
  const { install: command } = commandsOf(manager);
  const { ok, output } = await session.terminal.step(command, async (step) => {
    const result = await install(manager, root, { signal: session.signal, run: session.run });
    if (!result.ok) step.fail();
    return result;
  });
  if (!ok) throw new UserError(`${command} failed:\n${output.trimEnd()}`, [`Mend it, then: cd ${root} && ${command}`]);
}

/** With the connector's own executable, as Airbyte would start it; only the socket leads to the mock API. */
async function readDemo(session: Session, { root, project }: WrittenProject): Promise<void> {
  const { createMockApi } = await import("@create-connector/cdk/testing");
  const mock = createMockApi({ project });
  const folder = await mkdtemp(join(tmpdir(), "create-connector-demo-"));
  try {
    await mock.listen();
    const config = join(folder, "config.json");
    await writeFile(config, JSON.stringify(mock.config));
    const executable = join("bin", `source-${project.connector.name}`);
    const connector = async (command: string) => {
      const { ok, output } = await session.run(process.execPath, [executable, command, "--config", config], {
        cwd: root,
        signal: session.signal,
      });
      if (!ok) throw new UserError(`${command} of the new connector failed:\n${output.trimEnd()}`);
      return messagesOf(output);
    };
    await session.terminal.step("build, check", async (step) => {
      const status = (await connector("check")).find(({ type }) => type === "CONNECTION_STATUS");
      step.note(status?.connectionStatus?.status === "SUCCEEDED" ? "SUCCEEDED" : "no answer");
    });
    await session.terminal.step("discover", async (step) => {
      const streams = (await connector("discover")).flatMap(({ catalog }) => catalog?.streams ?? []);
      step.note(streams.map((stream) => `${stream.name} (${stream.columns} columns)`).join(", "));
    });
    await readRows(session, root, project.connector.project.packageManager);
  } finally {
    await mock.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The project's own `read` draws the tables. */
async function readRows(session: Session, root: string, manager: string): Promise<void> {
  const quiet = manager === "npm" ? ["--silent"] : [];
  const { ok, output } = await session.terminal.step("read", () =>
    session.run(manager, ["run", ...quiet, "read"], {
      cwd: root,
      signal: session.signal,
      env: { COLUMNS: String(session.terminal.columns) },
    }),
  );
  if (!ok) throw new UserError(`read of the new connector failed:\n${output.trimEnd()}`);
  session.stdout.write(`\n${output.trimEnd()}\n`);
}

function sayNext({ terminal }: Session, { folder, project }: WrittenProject): void {
  const commands = commandsOf(project.connector.project.packageManager);
  const { style } = terminal;
  terminal.say(
    "",
    `  ${style.bold("Next:")}   cd ${folder}`,
    `          ${commands.test}                  ${style.grey("the protocol's acceptance suite, offline")}`,
    `          ${commands.dev} orders        ${style.grey("change src/streams/orders.ts, see its rows")}`,
    "",
    `  ${style.bold("Your own:")}  ${ownCommand(terminal.io.env)
      .filter((word) => word !== "--")
      .join(" ")}`,
  );
}
