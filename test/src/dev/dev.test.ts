import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { devCommand } from "../../../src/dev/dev.js";
import type { Project } from "../../../src/dev/project.js";
import { fakeTerminal, remove, writeIn } from "./fake-project.js";
import { modelProject } from "./model-project.js";

let project: Project;
let end: () => void;
let terminal: ReturnType<typeof fakeTerminal>;

beforeEach(() => {
  project = modelProject();
  terminal = fakeTerminal(project.root, new Promise((resolve) => (end = resolve)));
});
afterEach(() => {
  remove(project);
});

/** Resolves when the terminal was told that it watches so many times. */
async function reads(times: number): Promise<void> {
  while (terminal.out().split("Ctrl-C ends it.").length - 1 < times) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe("connector dev", () => {
  test("shows a stream, shows it again after each save with what changed, and ends at Ctrl-C", async () => {
    const running = devCommand(project, { positionals: ["items"], given: {} }, terminal);
    await reads(1);
    expect(terminal.out()).toMatch(/^items: \d+ records/);

    writeIn(project.root, "src/streams/items.ts", "export const stamp = 2;");
    await reads(2);
    expect(terminal.out()).toContain("Saved: src/streams/items.ts");
    expect(terminal.out()).toMatch(/Records since the last save: \d+ differ in stamp\./);

    writeIn(project.root, "src/streams/items.ts", "export const stamp = ;");
    await reads(3);
    expect(terminal.err()).toMatch(/The connector does not build\.[\s\S]*src\/streams\/items\.ts:1:21/);

    writeIn(project.root, "src/streams/items.ts", "export const stamp = 2;");
    await reads(4);
    expect(terminal.out()).toContain("The same records as before.");

    end();
    expect(await running).toBe(0);
  });

  test("ends at once when the connector has no stream of the name", async () => {
    end();
    await expect(devCommand(project, { positionals: ["item"], given: {} }, terminal)).rejects.toThrow(
      'The connector has no stream "item". Did you mean "items"?',
    );
    expect(terminal.out()).not.toContain("Watching");
  });

  test("goes on when a save takes the stream away", async () => {
    const running = devCommand(project, { positionals: ["items"], given: {} }, terminal);
    await reads(1);
    const index = readFileSync(join(project.root, "src/index.ts"), "utf8");
    writeIn(project.root, "src/index.ts", index.replace('name: "items"', 'name: "things"'));
    await reads(2);
    expect(terminal.err()).toContain('The connector has no stream "items".');
    end();
    expect(await running).toBe(0);
  });

  test("notices a change of the model: the mock API plays the new one", async () => {
    const running = devCommand(project, { positionals: [], given: {} }, terminal);
    await reads(1);
    writeIn(project.root, "test/fixtures/items.json", JSON.stringify([{ id: 1, name: "uno" }]));
    await reads(2);
    expect(terminal.out()).toContain("Saved: test/fixtures/items.json");
    expect(terminal.out()).toContain("uno");
    end();
    await running;
  });
});
