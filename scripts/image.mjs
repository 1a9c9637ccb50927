/**
 * Builds the image of an example from its real Dockerfile with buildah, without a container engine or a registry of images,
 * and runs it: `spec`, `check` and a read of the mock API. The base image that the Dockerfile names is made on the spot.
 * Needs root, buildah and busybox-static. Usage: npm run image [-- EXAMPLE]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildah } from "./image/buildah.mjs";
import { makeBaseImage } from "./image/base.mjs";
import { generateExample, install } from "./lib/generate.mjs";
import { run, timed } from "./lib/shell.mjs";
import { startMock } from "./lib/start-mock.mjs";

const example = process.argv[2] ?? "github";
const temp = mkdtempSync(join(tmpdir(), "image-"));
const project = join(temp, `source-${example}`);
const tag = `localhost/source-${example}:try`;

await timed("base image", () => makeBaseImage("docker.io/library/node:24-bookworm-slim", join(temp, "base")));
await timed("generate and install the example", async () => {
  await generateExample(example, project);
  await install(project);
});
await timed("build its Dockerfile", () => buildah("bud", "--isolation", "chroot", "--pull-never", "-t", tag, project));
await inspect();
await timed("run the image", tryImage);
rmSync(temp, { recursive: true, force: true });
// Each layer is a whole copy of the files below it.
await buildah("rmi", "--all", "--force");
console.log("1 passed, 0 failed");

/** What Airbyte needs of an image: an entrypoint variable, labels, a user that is not root. */
async function inspect() {
  const { OCIv1 } = JSON.parse(await buildah("inspect", "--type", "image", tag));
  const { User, Env, Labels } = OCIv1.config;
  expect(
    User !== undefined && !["", "0", "root"].includes(User),
    `The image runs as "${User}", which must not be root.`,
  );
  expect(
    Env.some((line) => line.startsWith("AIRBYTE_ENTRYPOINT=")),
    "The image sets no AIRBYTE_ENTRYPOINT.",
  );
  expect(Labels["io.airbyte.name"] !== undefined, "The image has no label io.airbyte.name.");
  expect(Labels["io.airbyte.version"] !== undefined, "The image has no label io.airbyte.version.");
}

async function tryImage() {
  const container = (await buildah("from", "--pull-never", tag)).trim();
  const mock = await startMock(project);
  try {
    await runIn(container, mock);
  } finally {
    await mock.stop();
    await buildah("rm", container);
  }
}

/** Runs the commands as Airbyte does: through `sh` and AIRBYTE_ENTRYPOINT, as a user that owns nothing. */
async function runIn(container, mock) {
  const config = join(temp, "config");
  mkdirSync(config);
  const inContainer = (command) =>
    buildah(
      ...[
        "run",
        "--isolation",
        "chroot",
        "--network",
        "host",
        "--user",
        "1000:1000",
        "--volume",
        `${config}:/config:ro`,
        container,
      ],
      ...["--", "sh", "-c", `eval "$AIRBYTE_ENTRYPOINT ${command}"`],
    );
  const messages = async (command) =>
    (await inContainer(command))
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const put = (name, content) => writeFileSync(join(config, name), JSON.stringify(content), { mode: 0o644 });
  put("config.json", JSON.parse(readFileSync(join(project, "integration_tests", "config.json"), "utf8")));

  const [spec] = (await messages("spec")).filter(({ type }) => type === "SPEC");
  expect(spec !== undefined, "spec printed no SPEC.");
  const [status] = (await messages("check --config /config/config.json")).filter(
    ({ type }) => type === "CONNECTION_STATUS",
  );
  expect(status?.connectionStatus.status === "SUCCEEDED", `check says ${JSON.stringify(status)}.`);
  const [{ catalog }] = (await messages("discover --config /config/config.json")).filter(
    ({ type }) => type === "CATALOG",
  );
  put("catalog.json", { streams: catalog.streams.map(configured) });
  const read = await messages("read --config /config/config.json --catalog /config/catalog.json");
  for (const { name } of catalog.streams) {
    const count = read.filter(({ type, record }) => type === "RECORD" && record.stream === name).length;
    const outside = await countOutside(name);
    console.log(`          ${name}: ${count} records from ${mock.address}`);
    expect(
      count > 0 && count === outside,
      `The image read ${count} records of ${name}, the project itself ${outside}.`,
    );
  }
  const files = (await inContainer("spec >/dev/null; ls -A /airbyte")).trim();
  expect(files === "connector.cjs", `/airbyte in the image holds more than the bundle:\n${files}`);
}

/** Records that the same connector reads outside of the image. */
async function countOutside(stream) {
  const connector = join(project, "node_modules", ".bin", "connector");
  return (await run(connector, ["read", stream, "--json"], { cwd: project })).split("\n").filter(Boolean).length;
}

function configured(stream) {
  return { stream, sync_mode: stream.supported_sync_modes.at(-1), destination_sync_mode: "append" };
}

function expect(holds, complaint) {
  if (!holds) throw new Error(complaint);
}
