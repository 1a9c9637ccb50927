import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, test } from "@jest/globals";
import nodePlop from "node-plop";
import { createRegistry } from "../../generator/plop.js";
import plopfile from "../../generator/plopfile.js";
import { UserError } from "../../generator/errors.js";

test("plop users get the generator `connector` and its one action type", async () => {
  const api = await nodePlop("", { destBasePath: tmpdir(), force: false });
  await plopfile(api);
  expect(api.getGeneratorList()).toEqual([{ name: "connector", description: expect.stringContaining("connector") }]);
  expect(api.getActionTypeList()).toEqual(["project"]);
});

test("the runner hands on what an action threw, class and hints included", async () => {
  const folder = mkdtempSync(tmpdir() + "/plop-");
  const { plop, run } = await createRegistry(folder);
  const thrown = new UserError("no", ["do this"]);
  plop.setActionType("fail", () => Promise.reject(thrown));
  plop.setGenerator("x", { description: "x", prompts: () => Promise.resolve({}), actions: [{ type: "fail" }] });
  await expect(run("x")).rejects.toBe(thrown);
  rmSync(folder, { recursive: true });
});
