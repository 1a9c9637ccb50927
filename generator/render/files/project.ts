import type { Facts, FilePlan } from "../facts.js";
import { packageManagers } from "../package-manager.js";
import type { Policy } from "../types.js";
import { devVersions, firstVersion, versions } from "../versions.js";

/** package.json, the settings of the tools, the licence and CI. */
export function projectFiles(facts: Facts): FilePlan[] {
  const { packageManager } = facts.project.connector.project;
  const { lockFile } = packageManagers[packageManager];
  const vendored = facts.options.cdk.tarball !== undefined;
  return [
    plain("package.json", "json", packageLocals(facts)),
    plain("tsconfig.json", "json"),
    plain("eslint.config.js", "merge", { vendored }),
    plain("jest.config.mjs", "merge"),
    plain(".prettierrc", "json"),
    plain(".prettierignore", "lines", { vendored }),
    plain(".editorconfig", "merge"),
    plain(".gitattributes", "lines", { vendored }),
    plain(".gitignore", "lines"),
    plain(".dockerignore", "lines", { lockFile, vendored }),
    plain(".nvmrc", "merge"),
    ...(packageManager === "yarn" ? [plain(".yarnrc.yml", "merge")] : []),
    ...licenseFiles(facts),
    ...ciFiles(facts),
    ...vendorFiles(facts),
  ];
}

function plain(path: string, policy: Policy, locals: FilePlan["locals"] = {}): FilePlan {
  return { id: path, path, policy, template: path, locals };
}

function packageLocals({ name, title, project, options }: Facts): FilePlan["locals"] {
  const { tarball, range } = options.cdk;
  return {
    name,
    title,
    version: firstVersion,
    license: project.connector.project.license,
    cdk: tarball === undefined ? range : `file:vendor/${tarball.name}`,
    versions,
    devDependencies: Object.entries(devVersions),
  };
}

/** Without a licence (`UNLICENSED`) there is no file: nothing is granted. */
function licenseFiles({ name, project }: Facts): FilePlan[] {
  const { license, year } = project.connector.project;
  if (license === "UNLICENSED") return [];
  const template = `licenses/${license}`;
  return [{ id: "LICENSE", path: "LICENSE", policy: "merge", template, locals: { name, year: String(year) } }];
}

function ciFiles({ name, project, commands }: Facts): FilePlan[] {
  const { ci, packageManager } = project.connector.project;
  if (ci === "none") return [];
  const path = ci === "github" ? ".github/workflows/ci.yml" : ".gitlab-ci.yml";
  const template = `ci/${ci}.yml`;
  return [{ id: template, path, policy: "merge", template, locals: { name, packageManager, commands } }];
}

function vendorFiles({ options }: Facts): FilePlan[] {
  const { tarball } = options.cdk;
  if (tarball === undefined) return [];
  return [{ id: "vendor/cdk", path: `vendor/${tarball.name}`, policy: "binary", content: tarball.content }];
}
