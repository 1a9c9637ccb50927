import { expect, test } from "@jest/globals";
import { bodyOf, courseOf, withConnector } from "./support.js";

test("a stream that is forbidden ends INCOMPLETE with the API's words, the others are read, and the exit code is not 0", async () => {
  await withConnector(async ({ api, say }) => {
    api.fault("forbidden", { stream: "tags" });
    const { code, messages, records, errors } = await say("read", { streams: ["tags", "customers"] });
    expect(code).toBe(1);
    expect(courseOf(messages, "tags")).toEqual(["STARTED", "INCOMPLETE", "ERROR"]);
    expect(records("customers")).toEqual(api.records("customers"));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ failure_type: "config_error", stream_descriptor: { name: "tags" } });
  });
});

test("check says which of the streams the credentials do not open, and succeeds", async () => {
  await withConnector(async ({ api, say }) => {
    api.fault("forbidden", { stream: "tags" });
    const { logs, messages } = await say("check");
    expect(logs).toHaveLength(1);
    expect(logs[0]).toMatch(/^Stream "tags" cannot be read with these credentials: HTTP 403/);
    expect(bodyOf(messages.at(-1) ?? { type: "" })).toEqual({ status: "SUCCEEDED" });
  });
});
