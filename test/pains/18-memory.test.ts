import { spawn } from "node:child_process";
import { expect, test } from "@jest/globals";
import { bundleFile, endOf, textOf } from "../src/support/bundle.js";
import { tempFiles } from "../src/support/files.js";
import { acmeApi, acmeConfig } from "../src/support/acme-api.js";
import { catalogOf } from "../src/support/files.js";

const program = `
import { sourceOf, start } from "@create-connector/cdk";
import { acme } from "../../support/acme.js";
void start(() => Promise.resolve({ source: sourceOf(acme) }));`;

test("a hundred thousand records go through a heap of 40 MB", async () => {
  const api = await acmeApi();
  const connector = await bundleFile(program);
  const files = tempFiles();
  api.override = (url) => {
    const page = Number(url.searchParams.get("after") ?? 0);
    const data = Array.from({ length: 1_000 }, (_, index) => {
      const id = page * 1_000 + index;
      return { id, updated_at: new Date(1.7e12 + id * 1_000).toISOString(), name: "x".repeat(500) };
    });
    return { body: { data, next_cursor: page < 99 ? String(page + 1) : null } };
  };
  try {
    const catalog = files.write(catalogOf(["customers", "incremental"]));
    const argv = ["read", "--config", files.write(acmeConfig(api)), "--catalog", catalog];
    const child = spawn(process.execPath, ["--max-old-space-size=40", connector.file, ...argv], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = endOf(child);
    const text = await textOf(child.stdout);
    expect(await ended).toBe(0);
    expect(text.match(/"type":"RECORD"/g)).toHaveLength(100_000);
  } finally {
    connector.remove();
    files.remove();
    await api.server.close();
  }
});
