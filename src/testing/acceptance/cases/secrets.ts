import { mockConfig } from "../../../model/mock-config.js";
import { mockKeys } from "../../../model/mock-keys.js";
import { putSettings } from "../../../model/setting-path.js";
import { settingPlaces } from "../../../model/settings.js";
import type { ConnectorModel } from "../../../model/types.js";
import type { JsonObject } from "../../../protocol/messages.js";
import type { AcceptanceCase } from "../../types.js";
import { expectThat, shorten } from "../expect.js";
import type { Suite } from "../suite.js";
import type { Transcript } from "../transcript.js";

/** No form of any secret leaves by stdout (but in RECORD and CONTROL) or stderr, even when the API repeats it. */
export function secretCases(suite: Suite): AcceptanceCase[] {
  const { connector } = suite.project;
  const canaries = canariesOf(connector);
  if (Object.keys(canaries).length === 0) return [];
  const hidden = mockConfig(connector);
  putSettings(hidden, canaries);
  const echoed = suite.withMock(
    "secrets: none is in the output, even when the API's error repeats it",
    async (api) => {
      api.fault("secrets-echoed");
      const { config } = api;
      const runs = [
        await suite.invoke("check", { config }),
        await suite.invoke("discover", { config }),
        await suite.read(api),
        await suite.invoke("check", { config: { ...config, ...wrongTypes(suite.project.connector) } }),
      ];
      for (const run of runs) expectHidden(run, canaries);
    },
    { config: hidden },
  );
  return [echoed];
}

/** For each secret setting a value that would be noticed, with characters that change when encoded. */
function canariesOf({ config, api }: ConnectorModel): JsonObject {
  // Of a group with several forms the first is filled in.
  const secrets = settingPlaces(config).filter(({ property, form }) => {
    return property.airbyte_secret === true && property.type === "string" && (form?.index ?? 0) === 0;
  });
  const free = secrets.filter(({ property: { pattern, enum: values, format } }) => {
    return pattern === undefined && values === undefined && format === undefined;
  });
  const keys = mockKeys(api.auth);
  return Object.fromEntries(free.map(({ name }) => [name, keys[name] ?? `c4nary/${name}+"=?&%`]));
}

/** The first setting that is no secret, with a value of the wrong type. */
function wrongTypes({ config }: ConnectorModel): JsonObject {
  const open = Object.entries(config.properties).find(([, { airbyte_secret: secret }]) => secret !== true);
  return open === undefined ? { unknown_setting: 1 } : { [open[0]]: { wrong: "type" } };
}

function expectHidden({ messages, stray, stderr }: Transcript, canaries: JsonObject): void {
  const said = messages.filter(({ message }) => message.type !== "RECORD" && message.type !== "CONTROL");
  const lines = [...said.map(({ line }) => line), ...stray, ...stderr.split("\n")];
  for (const [name, value] of Object.entries(canaries)) {
    for (const [form, text] of formsOf(String(value))) {
      const line = lines.find((each) => each.includes(text));
      expectThat(line === undefined, () => {
        return `The secret ${name} is in the output (${form}): ${shorten(line?.slice(Math.max(0, line.indexOf(text) - 80)))}`;
      });
    }
  }
}

function formsOf(secret: string): [string, string][] {
  return [
    ["as it is", secret],
    ["as JSON", JSON.stringify(secret).slice(1, -1)],
    ["URL-encoded", encodeURIComponent(secret)],
    ["base64", Buffer.from(secret).toString("base64")],
  ];
}
