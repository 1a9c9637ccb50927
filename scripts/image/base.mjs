import { chmodSync, cpSync, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../lib/generate.mjs";
import { run } from "../lib/shell.mjs";
import { buildah } from "./buildah.mjs";

const shellTools = ["sh", "ls", "cat", "cp", "mv", "mkdir", "rm", "chmod", "chown", "env", "sleep", "test", "id"];

/**
 * Makes a stand-in for Node's image, for machines that reach no registry of images: busybox as shell and tools, Node 24 and
 * the libraries it needs, npm, and this machine's certificates. It has no package manager of a distribution.
 */
export async function makeBaseImage(name, folder) {
  const files = join(folder, "rootfs");
  await putShell(files);
  await putNode(files);
  await putNpm(files);
  putSystemFiles(files);
  const registry = (await run("npm", ["config", "get", "registry"])).trim();
  writeFileSync(
    join(folder, "Containerfile"),
    `FROM scratch
COPY rootfs /
ENV PATH=/usr/local/bin:/usr/bin:/bin NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt npm_config_registry=${registry}
CMD ["node"]
`,
  );
  await buildah("bud", "--isolation", "chroot", "--pull-never", "-t", name, folder);
}

async function putShell(files) {
  const busybox = (await run("sh", ["-c", "command -v busybox"])).trim();
  put(busybox, join(files, "bin", "busybox"));
  mkdirSync(join(files, "usr", "bin"), { recursive: true });
  for (const tool of shellTools) symlinkSync("busybox", join(files, "bin", tool));
  symlinkSync("/bin/busybox", join(files, "usr", "bin", "env"));
}

/** The binary comes from an npm package, which is a registry that is reached. */
async function putNode(files) {
  const home = join(root, ".cache", "node24");
  const name = `node-linux-${process.arch}`;
  const binary = join(home, "node_modules", name, "bin", "node");
  if (!existsSync(binary)) {
    await run("npm", ["install", "--prefix", home, "--no-save", "--no-audit", "--no-fund", `${name}@24`]);
  }
  put(binary, join(files, "usr", "local", "bin", "node"));
  const libraries = (await run("ldd", [binary])).match(/\/\S+/g) ?? [];
  for (const library of libraries) put(library, join(files, library));
}

async function putNpm(files) {
  const home = join((await run("npm", ["root", "-g"])).trim(), "npm");
  cpSync(realpathSync(home), join(files, "usr", "local", "lib", "node_modules", "npm"), { recursive: true });
  for (const name of ["npm", "npx"]) {
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(files, "usr", "local", "bin", name));
  }
}

function putSystemFiles(files) {
  const certificates = process.env.NODE_EXTRA_CA_CERTS ?? "/etc/ssl/certs/ca-certificates.crt";
  if (existsSync(certificates)) put(certificates, join(files, "etc", "ssl", "certs", "ca-certificates.crt"));
  mkdirSync(join(files, "etc"), { recursive: true });
  writeFileSync(
    join(files, "etc", "passwd"),
    "root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000:node:/home/node:/bin/sh\n",
  );
  writeFileSync(join(files, "etc", "group"), "root:x:0:\nnode:x:1000:\n");
  for (const folder of ["root", "home/node", "tmp"]) mkdirSync(join(files, folder), { recursive: true });
  chmodSync(join(files, "tmp"), 0o1777);
}

function put(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(realpathSync(from), to);
}
