/** What only a process of its own shows: signals, pipes, and what others write to stdout. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { acmeApi, acmeConfig, answer, customers, type AcmeApi } from "./support/acme-api.js";
import { bundle, chunksOf, endOf, textOf } from "./support/bundle.js";
import { catalogOf, tempFiles } from "./support/files.js";
import { bodyOf, courseOf, logsOf, messagesIn, recordsOf, statesOf } from "./support/io.js";

const files = tempFiles();
let api: AcmeApi;
let connector: Awaited<ReturnType<typeof bundle>>;
let argv: string[];

beforeAll(async () => {
  api = await acmeApi();
  connector = await bundle(program(""));
  const catalog = files.write(catalogOf(["customers", "incremental"]));
  argv = ["read", "--config", files.write(acmeConfig(api)), "--catalog", catalog];
});
afterAll(async () => {
  files.remove();
  connector.remove();
  await api.server.close();
});

/** acme as a program; `code` may change its streams or run before it. */
function program(code: string): string {
  return `
import { sourceOf, start } from "@create-connector/cdk";
import { acme } from "../../support/acme.js";
const source = sourceOf(acme);
${code}
void start(() => Promise.resolve({ source }));`;
}

/** A large stream: so many pages of 1,000 records of about 300 bytes. */
function largePages(pages: number) {
  return (url: URL) => {
    const page = Number(url.searchParams.get("after") ?? 0);
    const data = Array.from({ length: 1000 }, (_, index) => {
      const id = page * 1000 + index;
      return { id, updated_at: new Date(1.7e12 + id * 1000).toISOString(), name: "x".repeat(250) };
    });
    return { body: { data, next_cursor: page + 1 < pages ? String(page + 1) : null } };
  };
}

describe("a connector's process", () => {
  test("delivers every line to a reader that is slow, and ends with 0", async () => {
    api.override = largePages(20);
    const child = connector.start(argv);
    const ended = endOf(child);
    const chunks: Buffer[] = [];
    for await (const chunk of chunksOf(child.stdout)) {
      chunks.push(chunk);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(await ended).toBe(0);
    const messages = messagesIn(Buffer.concat(chunks).toString());
    expect(recordsOf(messages, "customers").map(({ id }) => id)).toEqual(Array.from({ length: 20_000 }, (_, id) => id));
    expect(courseOf(messages, "customers").at(-1)).toBe("COMPLETE");
  });

  test("at SIGTERM writes its last safe state with no line cut, and ends by that signal", async () => {
    api.override = largePages(1_000_000);
    const child = connector.start(argv);
    const ended = endOf(child);
    child.stdout.on("data", (chunk: Buffer) => {
      if (!child.killed && chunk.includes('"STATE"')) child.kill("SIGTERM");
    });
    const messages = messagesIn(await textOf(child.stdout));
    expect(await ended).toBe("SIGTERM");
    const course = courseOf(messages, "customers");
    expect(course.slice(-2)).toEqual(["STATE", "INCOMPLETE"]);
    expect(course.filter((step) => step === "INCOMPLETE")).toHaveLength(1);
    const newest = recordsOf(messages, "customers").at(-1);
    expect(statesOf(messages, "customers").at(-1)).toMatchObject({ updated_at: newest?.["updated_at"] });
  });

  test("whose reader closes the pipe ends without a word, with a code of its own", async () => {
    api.override = largePages(1_000_000);
    const child = connector.start(argv);
    const ended = endOf(child);
    const errors = textOf(child.stderr);
    child.stdout.once("data", () => child.stdout.destroy());
    expect(await ended).toBe(141);
    expect(await errors).toBe("");
  });

  test("has on its stdout nothing but messages, whoever else writes there", async () => {
    api.override = (url) => answer(url);
    const noisy = await bundle(
      program(`
const [customers] = source.streams;
customers.transform = (record) => {
  console.log("a line, %s", "and more");
  console.error("an error with k-12345678");
  console.table([{ a: 1 }]);
  process.stdout.write("part ");
  process.stdout.write("of a line\\n");
  process.stderr.write("on stderr k-123");
  process.stderr.write("45678\\n");
  return record;
};`),
    );
    const child = noisy.start(argv);
    const ended = endOf(child);
    const [text, errors] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
    noisy.remove();
    expect(await ended).toBe(0);
    const messages = messagesIn(text);
    expect(recordsOf(messages, "customers")).toEqual(customers);
    expect(logsOf(messages)).toEqual(
      expect.arrayContaining([
        "a line, and more",
        "an error with ****",
        "part of a line",
        expect.stringContaining("│ a"),
      ]),
    );
    expect(errors).toContain("on stderr ****");
    expect(`${text}${errors}`).not.toContain("k-12345678");
  });

  test("reports what nobody caught, writes its last state, and ends with 1", async () => {
    api.override = largePages(1_000_000);
    const crashing = await bundle(program('setTimeout(() => { throw new Error("of k-12345678"); }, 700);'));
    const child = crashing.start(argv);
    const ended = endOf(child);
    const [text] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
    crashing.remove();
    expect(await ended).toBe(1);
    const last = messagesIn(text).at(-1) ?? { type: "" };
    expect(bodyOf(last)).toMatchObject({
      error: { message: expect.stringContaining("of ****"), failure_type: "system_error" },
    });
    expect(courseOf(messagesIn(text), "customers").slice(-2)).toEqual(["STATE", "INCOMPLETE"]);
  });

  test("that waits for a promise nobody keeps says so, and does not end with success", async () => {
    const waiting = await bundle(
      program("const [stream] = source.streams; stream.path = () => new Promise(() => undefined);"),
    );
    const child = waiting.start(argv);
    const ended = endOf(child);
    const messages = messagesIn(await textOf(child.stdout));
    waiting.remove();
    expect(await ended).toBe(1);
    expect(bodyOf(messages.at(-1) ?? { type: "" })).toMatchObject({
      error: { internal_message: "NEVER_ENDS", failure_type: "system_error" },
    });
  });

  test("loads neither HTTP nor a validator for spec", async () => {
    const child = connector.start(["spec"]);
    const ended = endOf(child);
    const text = await textOf(child.stdout);
    expect(await ended).toBe(0);
    expect(messagesIn(text).map(({ type }) => type)).toEqual(["SPEC"]);
    const watching = await bundle(`import Module from "node:module";
const load = Module.prototype.require;
Module.prototype.require = function (name) { process.stderr.write(name + "\\n"); return load.call(this, name); };
${program("")}`);
    const second = watching.start(["spec"]);
    const names = await textOf(second.stderr);
    watching.remove();
    expect(names).not.toMatch(/node:(http|https|net|tls|http2)\b/);
  });
});
