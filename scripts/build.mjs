/**
 * Builds both packages: src/ → src/dist, packed as dist/cdk/create-connector-cdk-<version>-<hash>.tgz, and generator/ → dist/generator.
 * What has not changed since the last build is left alone. Type errors are printed and end it with exit code 1.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow, fingerprint } from "./lib/files.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tarballs = join(root, "dist", "cdk");

const cdkChanged = whenChanged(
  "cdk",
  ["src", "package.json", "tsconfig.json"],
  [tarballs, join(root, "src", "dist")],
  () => {
    compile("src/tsconfig.build.json");
    copyData("src", "src/dist");
    removeOrphans("src", "src/dist");
    packCdk();
  },
);
whenChanged(
  "generator",
  ["generator", "tsconfig.json", "tsconfig.build.json"],
  [join(root, "dist", "generator")],
  () => {
    compile("tsconfig.build.json");
    copyData("generator", "dist/generator");
    removeOrphans("generator", "dist/generator");
  },
  cdkChanged,
);

/** Runs `work` when a file below `inputs` differs from the last successful build, or an output is gone; says whether it did. */
function whenChanged(name, inputs, outputs, work, forced = false) {
  const stamp = join(root, "dist", `.${name}.stamp`);
  const now = fingerprint(root, inputs);
  if (!forced && outputs.every(existsSync) && existsSync(stamp) && readFileSync(stamp, "utf8") === now) return false;
  const began = Date.now();
  const failuresBefore = process.exitCode;
  rmSync(stamp, { force: true });
  work();
  console.error(`built ${name} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  mkdirSync(dirname(stamp), { recursive: true });
  if (process.exitCode === failuresBefore) writeFileSync(stamp, now);
  return true;
}

/** `tsc` writes its output even when types are wrong, so a half-finished tree can be looked at; the exit code says so. */
function compile(project) {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", project], { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exitCode = 1;
}

/** JSON files beside the source (JSON Schemas) are read at run time, so they stand beside the output too. */
function copyData(from, to) {
  for (const file of filesBelow(join(root, from))) {
    if (!file.endsWith(".json") || /(^|\/)(package|tsconfig[^/]*)\.json$/.test(file)) continue;
    mkdirSync(dirname(join(root, to, file)), { recursive: true });
    copyFileSync(join(root, from, file), join(root, to, file));
  }
}

/** Output whose source is gone would be packed for ever. */
function removeOrphans(from, to) {
  for (const file of filesBelow(join(root, to))) {
    const source = file.replace(/(\.d)?\.(js|ts)$/, ".ts");
    if (!file.endsWith(".tsbuildinfo") && !existsSync(join(root, from, source))) rmSync(join(root, to, file));
  }
}

/**
 * The hash in the name makes npm install new code: it caches a tarball of a `file:` dependency by its name.
 * npm writes the same bytes for the same files, so the name changes only with the content.
 */
function packCdk() {
  mkdirSync(join(root, "dist"), { recursive: true });
  const folder = mkdtempSync(join(root, "dist", ".pack-"));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const packed = spawnSync(
    npm,
    ["pack", "--json", "--ignore-scripts", "--workspaces=false", "--pack-destination", folder],
    {
      cwd: join(root, "src"),
      encoding: "utf8",
      shell: process.platform === "win32",
    },
  );
  if (packed.status !== 0) throw new Error(`npm pack of src/ failed: ${packed.stderr}`);
  const [{ filename, version }] = JSON.parse(packed.stdout);
  const content = readFileSync(join(folder, filename));
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  rmSync(tarballs, { recursive: true, force: true });
  mkdirSync(tarballs, { recursive: true });
  renameSync(join(folder, filename), join(tarballs, `create-connector-cdk-${version}-${hash}.tgz`));
  rmSync(folder, { recursive: true });
}
