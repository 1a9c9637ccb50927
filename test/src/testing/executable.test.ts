import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { acceptanceCases } from "../../../src/testing/index.js";
import { reference } from "./support/reference.js";
import { shop } from "./support/shop.js";

const folder = mkdtempSync(join(tmpdir(), "reference-"));
const executable = join(folder, "reference.mjs");

beforeAll(async () => {
  const entry = new URL("support/executable.ts", import.meta.url).pathname;
  const conditions = ["@create-connector/source"];
  await build({ entryPoints: [entry], outfile: executable, bundle: true, platform: "node", format: "esm", conditions });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function casesOf(file: string) {
  const cases = acceptanceCases({ project: shop, run: reference(), executable: file });
  return cases.filter(({ name }) => name.startsWith("executable:"));
}

describe("a process that does everything right", () => {
  for (const { name, verify } of casesOf(executable)) test(name, verify, 30_000);
});

describe("the suite notices of a process", () => {
  test.each([
    ["exit code 0 whatever happens", /must give a TRACE ERROR and exit code 1, but the code was 0/],
    ["a stray line on stdout", /every line on stdout must be a message/],
    ["SIGTERM is ignored", /after SIGTERM the process must end by it/],
    ["a line is cut at SIGTERM", /after SIGTERM the last line was cut/],
    ["the pipe is not waited for", /the last status must be COMPLETE|the last line was cut/],
    ["the last record is dropped", /a slow reader: [^]*1 missing/],
  ])(
    "%s",
    async (flaw, complaint) => {
      const broken = join(folder, "broken.mjs");
      writeFileSync(broken, `process.env.FLAWS = ${JSON.stringify(flaw)}; await import("./reference.mjs");`);
      const complaints: string[] = [];
      for (const { verify } of casesOf(broken)) {
        await verify().catch((error: unknown) => complaints.push(String(error)));
        if (complaints.some((message) => complaint.test(message))) break;
      }
      expect(complaints).toContainEqual(expect.stringMatching(complaint));
    },
    30_000,
  );
});

test("an executable that is not there is said so", async () => {
  const [first] = acceptanceCases({ project: shop, run: reference(), executable: join(folder, "none") }).slice(-1);
  await expect(first?.verify()).rejects.toThrow("none does not exist: build the connector first");
});
