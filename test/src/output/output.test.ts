import { describe, expect, test } from "@jest/globals";
import { createMask, createOutput } from "../../../src/output/index.js";
import { ConnectorError } from "../../../src/protocol/error.js";
import type { LogLevel } from "../../../src/protocol/messages.js";
import { bodyOf, logsOf, testIo } from "../support/io.js";

function outputFor(options: { level?: LogLevel; secret?: string } = {}) {
  let now = 1000;
  const { io, text, messages } = testIo();
  const mask = createMask();
  if (options.secret !== undefined) mask.add(options.secret);
  const output = createOutput({ stdout: io.stdout, now: () => now, mask, level: options.level });
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { output, text, messages, pass };
}

describe("records and states", () => {
  test("are written as the protocol has them, the count with a decimal point", async () => {
    const { output, text } = outputFor();
    const bytes = output.record("a", { id: 1, name: "é" });
    output.record("b", { id: 2 });
    output.record("a", { id: 3 });
    output.state("a", { at: 5 });
    output.state("a", { at: 5 });
    await output.flush();
    const lines = text().split("\n");
    expect(lines).toEqual([
      '{"type":"RECORD","record":{"stream":"a","emitted_at":1000,"data":{"id":1,"name":"é"}}}',
      '{"type":"RECORD","record":{"stream":"b","emitted_at":1000,"data":{"id":2}}}',
      '{"type":"RECORD","record":{"stream":"a","emitted_at":1000,"data":{"id":3}}}',
      '{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"a"},"stream_state":{"at":5}},"sourceStats":{"recordCount":2.0}}}',
      '{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"a"},"stream_state":{"at":5}},"sourceStats":{"recordCount":0.0}}}',
      "",
    ]);
    expect(bytes).toBe(Buffer.byteLength(`${lines[0] ?? ""}\n`));
  });

  test("carry the time of their page", async () => {
    const { output, messages, pass } = outputFor();
    output.record("a", {});
    pass(7);
    await output.ready();
    output.record("a", {});
    await output.flush();
    expect(messages().map((message) => bodyOf(message)["emitted_at"])).toEqual([1000, 1007]);
  });

  test("are never masked", async () => {
    const { output, text } = outputFor({ secret: "s3cr3t" });
    output.record("a", { word: "s3cr3t" });
    output.state("a", { word: "s3cr3t" });
    const control = {
      type: "CONNECTOR_CONFIG",
      emitted_at: 1,
      connectorConfig: { config: { key: "s3cr3t" } },
    } as const;
    output.message({ type: "CONTROL", control });
    await output.flush();
    expect(text().match(/s3cr3t/g)).toHaveLength(3);
  });
});

describe("what people read", () => {
  test("is masked: logs, errors, the status of a check", async () => {
    const { output, text, messages } = outputFor({ secret: "s3cr3t" });
    output.log("INFO", "key s3cr3t");
    const facts = { code: "X", failureType: "config_error", message: "no s3cr3t", detail: "token=s3cr3t" } as const;
    output.failure(new ConnectorError(facts), "orders");
    const status = { status: "FAILED", message: "bad s3cr3t" } as const;
    output.message({ type: "CONNECTION_STATUS", connectionStatus: status });
    await output.flush();
    expect(text()).not.toContain("s3cr3t");
    expect(messages().map(bodyOf)).toEqual([
      { level: "INFO", message: "key ****" },
      {
        type: "ERROR",
        emitted_at: 1000,
        error: {
          message: "no ****",
          internal_message: "X: token=****",
          failure_type: "config_error",
          stream_descriptor: { name: "orders" },
        },
      },
      { status: "FAILED", message: "bad ****" },
    ]);
  });

  test("does not flood: a line that comes again at once is counted", async () => {
    const { output, messages } = outputFor();
    for (let count = 0; count < 5; count += 1) output.log("WARN", "same");
    output.log("INFO", "other");
    output.log("INFO", "last");
    output.log("INFO", "last");
    await output.flush();
    expect(logsOf(messages())).toEqual([
      "same",
      "The line before came 4 more times.",
      "other",
      "last",
      "The line before came 1 more time.",
    ]);
  });

  test("is written from the level on that was asked for", async () => {
    const quiet = outputFor();
    const loud = outputFor({ level: "DEBUG" });
    for (const { output } of [quiet, loud]) {
      output.log("DEBUG", "detail");
      await output.flush();
    }
    expect([logsOf(quiet.messages()), logsOf(loud.messages())]).toEqual([[], ["detail"]]);
  });
});

test("knows when the last record or state was written", async () => {
  const { output, pass } = outputFor();
  expect(output.lastData()).toBe(1000);
  pass(500);
  output.log("INFO", "no data");
  expect(output.lastData()).toBe(1000);
  output.state("a", {});
  expect(output.lastData()).toBe(1500);
  pass(500);
  output.record("a", {});
  expect(output.lastData()).toBe(2000);
  await output.flush();
});
