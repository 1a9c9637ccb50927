import { takenAuth } from "../../../model/auth-choice.js";
import { mockConfig } from "../../../model/mock-config.js";
import { formCount } from "../../../model/settings.js";
import { settingAt } from "../../../model/setting-path.js";
import { settingsOf } from "../../../model/template.js";
import type { JsonObject } from "../../../protocol/messages.js";
import { createInnerMockApi, type InnerMockApi } from "../../mock/api.js";
import type { AcceptanceCase } from "../../types.js";
import { expectExit, expectThat } from "../expect.js";
import { invoke } from "../invoke.js";
import type { Suite } from "../suite.js";
import { messageOf, troubleIn, type Transcript } from "../transcript.js";

/** A refresh token that rotates: what the old one bought is worth nothing if the new one is lost. */
export function rotationCases(suite: Suite): AcceptanceCase[] {
  const { connector } = suite.project;
  const forms = Array.from({ length: formCount(connector.config) }, (_, form) => mockConfig(connector, { form }));
  const rotating = forms.flatMap((config) => {
    const auth = takenAuth(connector.api.auth, config);
    const rotates = auth?.type === "oauthRefreshToken" && auth.rotates === true;
    return rotates ? settingsOf(auth.refreshToken).map((setting) => ({ config, setting })) : [];
  });
  const [first] = rotating;
  if (first === undefined) return [];
  return (["check", "read"] as const).map((command) => ({
    name: `rotation: ${command} has its reader take a new refresh token before the API sees the new access token`,
    verify: () => verifyRotation(suite, command, first),
  }));
}

interface Rotating {
  readonly config: JsonObject;
  readonly setting: string;
}

async function verifyRotation(
  suite: Suite,
  command: "check" | "read",
  { config: given, setting }: Rotating,
): Promise<void> {
  const taken: { text: string; atFirstRequest?: string } = { text: "" };
  const api = createInnerMockApi({
    project: suite.project,
    config: given,
    rateLimit: false,
    handle: (request) => {
      taken.atFirstRequest ??= taken.text;
      return suite.handle?.(request);
    },
  });
  await api.listen();
  try {
    const inputs = { config: api.config, ...(command === "read" ? { catalog: await suite.catalog(api) } : {}) };
    const transcript = await invoke(suite.run, command, inputs, { onText: (text) => (taken.text += text) });
    expectExit(transcript, 0, command);
    const config = savedConfig(taken.atFirstRequest ?? "");
    expectThat(config !== undefined, () => {
      return `${command}: the refresh token was replaced, so a CONTROL with the whole configuration must be taken by the reader of stdout before the API is asked again, but none was. ${troubleIn(transcript)}`;
    });
    expectSaved(config, api, setting, command);
    await expectUsable(suite, api, lastConfig(transcript));
  } finally {
    await api.close();
  }
}

function expectSaved(config: JsonObject, api: InnerMockApi, setting: string, command: string): void {
  expectThat(settingAt(config, setting) === settingAt(api.config, setting), () => {
    return `${command}: the configuration in CONTROL must hold the new refresh token as ${setting}, and everything else as it was given.`;
  });
  for (const [name, value] of Object.entries(api.config)) {
    if (setting === name || setting.startsWith(`${name}.`)) continue;
    expectThat(JSON.stringify(config[name]) === JSON.stringify(value), () => {
      return `${command}: the configuration in CONTROL must be whole, but ${name} is not as it was given.`;
    });
  }
}

/** The next run is given what CONTROL said, as the platform does it. */
async function expectUsable(suite: Suite, api: InnerMockApi, config: JsonObject | undefined): Promise<void> {
  const next = await suite.invoke("check", { config });
  const succeeded = next.messages.some(({ message }) => {
    return message.type === "CONNECTION_STATUS" && message.connectionStatus.status === "SUCCEEDED";
  });
  expectThat(succeeded, () => {
    return `a run with the configuration of CONTROL must work, but it did not: the API was asked ${api.requests.length} times. ${troubleIn(next)}`;
  });
}

function savedConfig(text: string): JsonObject | undefined {
  return text
    .split("\n")
    .filter((line) => line.startsWith('{"type":"CONTROL"'))
    .map(configIn)
    .at(-1);
}

function lastConfig({ messages }: Transcript): JsonObject | undefined {
  return messages
    .flatMap(({ message }) => (message.type === "CONTROL" ? [message.control.connectorConfig.config] : []))
    .at(-1);
}

function configIn(line: string): JsonObject | undefined {
  const message = messageOf(line);
  return message?.type === "CONTROL" ? message.control.connectorConfig.config : undefined;
}
