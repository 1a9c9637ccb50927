import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import type { FaultName } from "../../src/testing/index.js";
import { withConnector } from "./support.js";

const documented = readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8");

test.each<FaultName>([
  "forbidden",
  "unauthorized",
  "server-error",
  "html",
  "invalid-json",
  "error-200",
  "repeated-token",
])("%s is said with stream, code, who has to act, and a sentence that ends", async (fault) => {
  await withConnector(async ({ api, say }) => {
    api.fault(fault, { stream: "customers", times: 99 });
    const { errors } = await say("read", { streams: ["customers"] });
    const [error = {}] = errors;
    expect(error["stream_descriptor"]).toEqual({ name: "customers" });
    expect(error["failure_type"]).toMatch(/^(config|transient|system)_error$/);
    expect(error["message"]).toMatch(/^[A-Z].{20,}\.$/s);
    const code = /^[A-Z_]+/.exec(String(error["internal_message"]))?.[0] ?? "none";
    expect(documented).toContain(`\`${code}\``);
    expect(error).not.toHaveProperty("stack_trace");
  });
});

test("an HTTP error says method, URL, status, attempt and the beginning of the body to the developer", async () => {
  await withConnector(async ({ api, say }) => {
    api.fault("server-error", { stream: "tags", times: 99 });
    const { errors } = await say("read", { streams: ["tags"] });
    expect(errors[0]?.["internal_message"]).toMatch(
      /GET https:\/\/api\.shop\.test\/v1\/tags.* HTTP 500, attempt 6\nBody \(\d+ bytes\): .*internal_error/s,
    );
  });
});
