/**
 * Packs create-connector as it would be published, installs the tarball in an empty folder and runs it from there: nothing of
 * this checkout may be needed. Usage: npm run try-package
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./lib/generate.mjs";
import { run, timed } from "./lib/shell.mjs";

const temp = mkdtempSync(join(tmpdir(), "package-"));
const home = join(temp, "home");
mkdirSync(home);
const npm = (...argv) => run("npm", argv, { cwd: home });
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

await timed("pack", () => run("npm", ["pack", "--pack-destination", temp, "--loglevel=error"], { cwd: root }));
await timed("install the tarball", async () => {
  await npm("init", "--yes");
  await npm("install", join(temp, `create-connector-${version}.tgz`), "--prefer-offline", "--no-audit", "--no-fund");
});
const said = (await run("npx", ["create-connector", "--version"], { cwd: home })).trim();
if (said !== version) throw new Error(`npx create-connector --version says "${said}", not ${version}.`);
console.log(await timed("npx create-connector demo", () => run("npx", ["create-connector", "demo"], { cwd: home })));
rmSync(temp, { recursive: true, force: true });
console.log("1 passed, 0 failed");
