import { takenAuth } from "../../../model/auth-choice.js";
import { credentialSettings } from "../../../model/auth-options.js";
import { mockConfig } from "../../../model/mock-config.js";
import { formCount } from "../../../model/settings.js";
import { mockKeys } from "../../../model/mock-keys.js";
import { putSettings } from "../../../model/setting-path.js";
import type { ConnectorModel } from "../../../model/types.js";
import type { JsonObject } from "../../../protocol/messages.js";
import type { InnerMockApi } from "../../mock/api.js";
import type { AcceptanceCase } from "../../types.js";
import { expectExit, expectThat } from "../expect.js";
import type { Suite } from "../suite.js";
import { troubleIn } from "../transcript.js";

/** `check`: SUCCEEDED or FAILED in one CONNECTION_STATUS, exit code 0 for both (protocol §2.5). */
export function checkCases(suite: Suite): AcceptanceCase[] {
  const { connector } = suite.project;
  const secrets = credentialSettings(takenAuth(connector.api.auth, mockConfig(connector)));
  const invalid = invalidConfig(connector);
  const wrongCredential = suite.withMock("check: FAILED with a wrong credential", async (api) => {
    const wrong = api.config;
    putSettings(wrong, Object.fromEntries(secrets.map((name) => [name, "not-the-credential"])));
    await expectStatus(suite, wrong, "FAILED");
    expectThat(
      // What is no private key cannot even sign.
      api.requests.length > 0 || Object.keys(mockKeys(connector.api.auth)).length > 0,
      () => "check: the credential must be tried on the API, but no request was made.",
    );
  });
  const invalidSettings = suite.withMock(
    "check: FAILED with an invalid configuration, before any request",
    async (api) => {
      await expectStatus(suite, { ...invalid, _mock_api: api.config["_mock_api"] }, "FAILED");
      expectNoRequest(api, "check");
    },
  );
  return [
    suite.withMock("check: SUCCEEDED with a right configuration", async (api) => {
      await expectStatus(suite, api.config, "SUCCEEDED");
    }),
    ...formCases(suite),
    ...(secrets.length > 0 ? [wrongCredential] : []),
    ...(invalid === undefined ? [] : [invalidSettings]),
  ];
}

/** Where a user chooses between several forms (an API key, OAuth): each of them works, and each is looked at. */
function formCases(suite: Suite): AcceptanceCase[] {
  const { connector } = suite.project;
  const others = Array.from({ length: formCount(connector.config) - 1 }, (_, index) => index + 1);
  return others.map((form) => {
    const config = mockConfig(connector, { form });
    const auth = takenAuth(connector.api.auth, config);
    return suite.withMock(
      `check: form ${form + 1} of the configuration SUCCEEDED, and FAILED with a wrong credential`,
      async (api) => {
        await expectStatus(suite, api.config, "SUCCEEDED");
        const names = credentialSettings(auth);
        if (names.length === 0) return;
        const wrong = api.config;
        putSettings(wrong, Object.fromEntries(names.map((name) => [name, "not-the-credential"])));
        await expectStatus(suite, wrong, "FAILED");
      },
      { config },
    );
  });
}

/** A configuration that the specification refuses: a setting is missing, or of the wrong type. */
export function invalidConfig({ config }: ConnectorModel): JsonObject | undefined {
  if (config.required.length > 0) return {};
  const [name] = Object.keys(config.properties);
  return name === undefined ? undefined : { [name]: { wrong: "type" } };
}

export function expectNoRequest(api: InnerMockApi, what: string): void {
  expectThat(api.requests.length === 0, () => {
    return `${what}: an invalid configuration must be refused before the API is asked, but it was asked ${api.requests[0]?.url ?? ""}.`;
  });
}

async function expectStatus(suite: Suite, config: JsonObject, due: "SUCCEEDED" | "FAILED"): Promise<void> {
  const transcript = await suite.invoke("check", { config });
  expectExit(transcript, 0, "check");
  const statuses = transcript.messages.flatMap(({ message }) => {
    return message.type === "CONNECTION_STATUS" ? [message.connectionStatus] : [];
  });
  const [status] = statuses;
  expectThat(statuses.length === 1 && status?.status === due, () => {
    const came = statuses.map((each) => `${each.status} (${each.message ?? "no message"})`).join(", ");
    return `check: one CONNECTION_STATUS ${due} must come, but there came: ${came === "" ? "none" : came}. ${troubleIn(transcript)}`;
  });
  expectThat(due === "SUCCEEDED" || (status.message ?? "") !== "", () => "check: FAILED must come with a message.");
}
