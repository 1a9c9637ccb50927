import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/generate.mjs";
import { run } from "../lib/shell.mjs";

const folder = join(root, ".cache", "containers");

/** Runs buildah with images kept below .cache/; resolves with its stdout. */
export async function buildah(...argv) {
  mkdirSync(folder, { recursive: true });
  const storage = join(folder, "storage.conf");
  const containers = join(folder, "containers.conf");
  const policy = join(folder, "policy.json");
  writeFileSync(
    storage,
    `[storage]\ndriver = "vfs"\nrunroot = "${join(folder, "run")}"\ngraphroot = "${join(folder, "images")}"\n`,
  );
  // Without CAP_SYS_RESOURCE the default limits cannot be set.
  writeFileSync(
    containers,
    '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\nnetns = "host"\n',
  );
  writeFileSync(policy, JSON.stringify({ default: [{ type: "insecureAcceptAnything" }] }));
  const own = ["bud", "from"].includes(argv[0]) ? [argv[0], "--signature-policy", policy, ...argv.slice(1)] : argv;
  return run("buildah", own, {
    env: { CONTAINERS_STORAGE_CONF: storage, CONTAINERS_CONF: containers, BUILDAH_FORMAT: "oci" },
  });
}
