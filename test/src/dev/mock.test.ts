import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { mockCommand } from "../../../src/dev/mock.js";
import type { Project } from "../../../src/dev/project.js";
import { fakeTerminal, remove, writeIn } from "./fake-project.js";
import { modelProject } from "./model-project.js";

let project: Project;
beforeEach(() => {
  project = modelProject();
});
afterEach(() => {
  remove(project);
});

/** Runs the mock API, asks for /v1/items as soon as it listens, and ends it. */
async function ask(given: { readonly [name: string]: string }): Promise<{ status: number; out: string }> {
  let status = 0;
  const terminal = fakeTerminal(project.root);
  const asking = {
    ...terminal,
    interrupted: async () => {
      const address = /listens on (\S+)/.exec(terminal.out())?.[1] ?? "";
      const answer = await fetch(`${address}/v1/items`);
      await answer.arrayBuffer();
      ({ status } = answer);
    },
  };
  expect(await mockCommand(project, { positionals: [], given }, asking)).toBe(0);
  return { status, out: terminal.out() };
}

describe("connector mock", () => {
  test("listens where integration_tests/config.json says", async () => {
    const port = await freePort();
    writeIn(project.root, "integration_tests/config.json", JSON.stringify({ _mock_api: `http://127.0.0.1:${port}` }));
    const { status, out } = await ask({});
    expect(status).toBe(200);
    expect(out).toContain(`http://127.0.0.1:${port}`);
  });

  test("listens on another port, and fails as it is told", async () => {
    expect((await ask({ port: "0" })).status).toBe(200);
    const { status, out } = await ask({ port: "0", fault: "server-error" });
    expect(status).toBe(500);
    expect(out).toContain("and fails: server-error");
  });

  test("says what is wrong: no address, an unknown fault, a port that is taken", async () => {
    const run = (given: { readonly [name: string]: string }): Promise<number> =>
      mockCommand(project, { positionals: [], given }, fakeTerminal(project.root));
    await expect(run({})).rejects.toThrow(/integration_tests\/config\.json is missing: its "_mock_api" is where/);
    writeIn(project.root, "integration_tests/config.json", "{}");
    await expect(run({})).rejects.toThrow('"_mock_api" must be an address with a port');
    await expect(run({ port: "0", fault: "server-eror" })).rejects.toThrow(
      /There is no fault "server-eror"\. Did you mean "server-error"\? There are: rate-limited, /,
    );
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = String(typeof address === "object" && address !== null ? address.port : 0);
    await expect(run({ port })).rejects.toThrow(`cannot listen on port ${port}`);
    taken.close();
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
