import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inTurn, median, runTimed } from "./lib/measure.mjs";
import { buildProject, createProject } from "./lib/project.mjs";
import { startServer } from "./lib/start-server.mjs";

const here = import.meta.dirname;

/** Records a second through a pipe, beside a loop that fetches, parses and writes the same lines and does nothing else. */
export async function benchRead({ temp, quick }) {
  const connector = await makeConnector(join(temp, "read"));
  const rows = [];
  for (const [bytes, count] of quick
    ? [
        [300, 20_000],
        [2000, 4000],
      ]
    : [
        [300, 600_000],
        [2000, 100_000],
      ]) {
    const server = await startServer({ bytes, count });
    const results = await inTurn(quick ? 1 : 5, {
      connector: () => connector.read(server, count),
      loop: () => runTimed(process.execPath, [join(here, "lib", "parse-loop.mjs"), server.address]),
    });
    server.stop();
    const rate = (name) => count / (median(results[name].map(({ milliseconds }) => milliseconds)) / 1000);
    const [ours, loop] = [rate("connector"), rate("loop")];
    const megabytes = ((results.connector[0].bytes / count) * ours) / 1e6;
    rows.push([
      `${bytes} B`,
      thousands(ours),
      `${megabytes.toFixed(0)} MB/s`,
      thousands(loop),
      `${(ours / loop).toFixed(2)} ×`,
    ]);
  }
  return {
    title: "`read` over loopback, through a pipe",
    goal: "at least 0.8 × the parse loop (undici, JSON.parse, JSON.stringify, blocks of 64 KB; pages of 100 KB; start-up included in both)",
    head: ["record", "connector, records/s", "written", "parse loop, records/s", "ratio"],
    rows,
  };
}

/** The largest resident memory of a read, at two sizes. */
export async function benchMemory({ temp, quick }) {
  const connector = await makeConnector(join(temp, "memory"));
  const rows = [];
  for (const count of quick ? [10_000, 50_000] : [100_000, 5_000_000]) {
    const server = await startServer({ bytes: 300, count });
    const { milliseconds, stderr } = await connector.read(server, count);
    server.stop();
    const kilobytes = Number(/max-rss (\d+)/.exec(stderr)?.[1]);
    rows.push([
      count.toLocaleString("en"),
      `${(kilobytes / 1024).toFixed(0)} MB`,
      `${(milliseconds / 1000).toFixed(1)} s`,
    ]);
  }
  return {
    title: "Memory of a read (300-byte records)",
    goal: "at most 130 MB, and the same at both sizes",
    head: ["records", "peak RSS", "took"],
    rows,
  };
}

/** A built connector with one stream; `read` runs it against a server and checks that every record came. */
async function makeConnector(folder) {
  await createProject(folder, 1);
  const bundle = await buildProject(folder);
  const [config, catalog] = [join(folder, "config.json"), join(folder, "catalog.json")];
  const stream = { name: "items_0", json_schema: {}, supported_sync_modes: ["full_refresh"] };
  writeFileSync(
    catalog,
    JSON.stringify({ streams: [{ stream, sync_mode: "full_refresh", destination_sync_mode: "append" }] }),
  );
  return {
    read: async ({ address }, count) => {
      writeFileSync(config, JSON.stringify({ _mock_api: address }));
      const argv = [
        "--require",
        join(here, "lib", "max-rss.cjs"),
        bundle,
        "read",
        "--config",
        config,
        "--catalog",
        catalog,
      ];
      const result = await runTimed(process.execPath, argv);
      if (result.lines < count) throw new Error(`Only ${result.lines} lines for ${count} records.`);
      return result;
    },
  };
}

function thousands(rate) {
  return `${Math.round(rate / 1000)} k`;
}
