import { expect, test } from "@jest/globals";
import { filesOf } from "../generator/render/rendered.js";
import { acme } from "../support/acme.js";

test("a project needs Node and its package manager: no shell script, no native module, no other language", async () => {
  const files = await filesOf(acme);
  expect([...files.keys()].filter((path) => /\.(sh|py|gradle|toml|rs|gyp)$|Makefile/.test(path))).toEqual([]);
  const manifest = files.get("package.json") ?? "";
  expect(manifest).toMatch(/"node": ">=20/);
  expect(manifest).not.toMatch(/node-gyp|prebuild|\|\| |\$\(|rm -|cp -/);
});
