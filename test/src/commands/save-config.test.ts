/** Settings that an auth changes for the next run (`AuthContext.saveConfig`). */
import { afterAll, describe, expect, test } from "@jest/globals";
import type { AuthKind } from "../../../src/auth/index.js";
import { apiDefinition } from "../../../src/define/api.js";
import { specification } from "../../../src/define/spec.js";
import { defineStream } from "../../../src/define/stream.js";
import type { Source } from "../../../src/define/types.js";
import { run } from "../../../src/run.js";
import { apiServer, type ApiServer } from "../support/api-server.js";
import { catalogOf, tempFiles } from "../support/files.js";
import { bodyOf, messagesIn, testIo } from "../support/io.js";

const files = tempFiles();
const servers: ApiServer[] = [];
afterAll(async () => {
  files.remove();
  await Promise.all(servers.map((server) => server.close()));
});

/** Exchanges the refresh token of the settings for a new one, before the first request. */
function rotatingAuth(): AuthKind {
  let saved: Promise<void> | undefined;
  return {
    facts: { type: "none" },
    async headers(context) {
      saved ??= context.saveConfig({ "credentials.refresh_token": "n3w-r3fr3sh-t0k3n" });
      await saved;
      const credentials = context.config["credentials"];
      return { authorization: `Bearer ${JSON.stringify(credentials)}` };
    },
  };
}

function sourceWith(auth: AuthKind): Source {
  const token = { type: "string", title: "Refresh token", airbyte_secret: true } as const;
  const spec = specification({
    required: ["credentials"],
    properties: {
      credentials: { type: "object", title: "Credentials", properties: { refresh_token: token } },
      region: { type: "string", title: "Region", default: "eu" },
    },
  });
  const api = apiDefinition({ baseUrl: "https://api.acme.test", auth });
  const items = defineStream(api, { name: "items", schema: {}, path: "/items", records: "." });
  return { name: "acme", spec, api, check: items, streams: [items] };
}

interface Saved {
  readonly code: number;
  /** What the reader had taken when the API was asked. */
  readonly takenAtRequest: string;
  readonly text: string;
}

async function saveDuring(command: "check" | "read", config: object): Promise<Saved> {
  let taken = "";
  const atRequest: string[] = [];
  const server = await apiServer(() => {
    atRequest.push(taken);
    return { body: [{ id: 1 }, { note: "n3w-r3fr3sh-t0k3n" }] };
  });
  servers.push(server);
  const stdout = {
    // Takes each block only after a while.
    write: (block: Uint8Array, callback: () => void) => {
      const text = Buffer.from(block).toString();
      setTimeout(() => {
        taken += text;
        callback();
      }, 20);
    },
  };
  const argv = [command, "--config", files.write({ ...config, _mock_api: server.url })];
  if (command === "read") argv.push("--catalog", files.write(catalogOf(["items", "full_refresh"])));
  const code = await run(sourceWith(rotatingAuth()), argv, testIo({ stdout }).io);
  return { code, takenAtRequest: atRequest[0] ?? "", text: taken };
}

describe.each(["check", "read"] as const)("%s", (command) => {
  test("has its reader take the changed configuration before it asks the API with what is new", async () => {
    const config = { credentials: { refresh_token: "0ld-r3fr3sh", more: 1 }, later: true };
    const { code, takenAtRequest } = await saveDuring(command, config);
    expect(code).toBe(0);
    const [control] = messagesIn(takenAtRequest).filter(({ type }) => type === "CONTROL");
    expect(control && bodyOf(control)).toMatchObject({
      type: "CONNECTOR_CONFIG",
      emitted_at: Date.parse("2026-11-25T12:00:00Z"),
      connectorConfig: {
        config: { credentials: { refresh_token: "n3w-r3fr3sh-t0k3n", more: 1 }, later: true },
      },
    });
  });

  test("sends the configuration as it was given, without the specification's defaults", async () => {
    const { text } = await saveDuring(command, { credentials: {} });
    const [control] = messagesIn(text).filter(({ type }) => type === "CONTROL");
    const { connectorConfig } = control === undefined ? {} : bodyOf(control);
    expect(JSON.stringify(connectorConfig)).not.toContain("region");
    expect(JSON.stringify(connectorConfig)).toContain("_mock_api");
  });
});

test("a setting that was changed is seen by the requests that follow, and is masked", async () => {
  const auth = rotatingAuth();
  const seen: string[] = [];
  const telling: AuthKind = {
    ...auth,
    async headers(context) {
      const { authorization = "" } = await auth.headers(context);
      seen.push(authorization);
      context.addSecret("obt41n3d");
      throw new Error("The API said: n3w-r3fr3sh-t0k3n and obt41n3d.");
    },
  };
  const { io, text } = testIo();
  const config = { credentials: { refresh_token: "0ld-r3fr3sh" }, _mock_api: "http://127.0.0.1:1" };
  await run(sourceWith(telling), ["check", "--config", files.write(config)], io);
  expect(seen).toEqual(['Bearer {"refresh_token":"n3w-r3fr3sh-t0k3n"}']);
  const said = messagesIn(text()).filter(({ type }) => type !== "CONTROL");
  expect(JSON.stringify(said)).toContain("The API said: **** and ****.");
});
