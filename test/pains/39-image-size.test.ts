import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { filesOf, objectIn } from "../generator/render/rendered.js";
import { acme } from "../support/acme.js";

test("the CDK has at most five dependencies, each pinned to a major, and none of them is native", () => {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../src/package.json", import.meta.url), "utf8"));
  const names = Object.keys(objectIn(objectIn(manifest)["dependencies"]));
  expect(names.length).toBeLessThanOrEqual(5);
  for (const name of names) {
    const own = readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), "utf8");
    expect([name, /"gypfile"|node-gyp|"install":/.test(own)]).toEqual([name, false]);
  }
});

test("the image of a connector is a slim Node with one bundle, run by nobody special", async () => {
  const dockerfile = (await filesOf(acme)).get("Dockerfile") ?? "";
  const last = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));
  expect(last).toMatch(/FROM .*slim/);
  expect(last).not.toMatch(/npm (ci|install)|node_modules/);
  expect(last).toMatch(/USER /);
});
