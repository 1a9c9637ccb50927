import { expect, test } from "@jest/globals";
import { failureOfStatus } from "../../../src/http/errors.js";
import { withAuthAdvice } from "../../../src/http/auth-advice.js";

const value = "{config.api_key}";

test.each([
  [{ type: "bearer", token: "{config.token}" }, "does not accept the bearer token. Check the setting token:"],
  [
    { type: "apiKey", header: "X-Key", value },
    "does not accept the key in the header X-Key. Check the setting api_key:",
  ],
  [{ type: "apiKeyQuery", param: "key", value }, "the key in the query parameter key. Check the setting api_key:"],
  [{ type: "apiKeyCookie", cookie: "sid", value }, "the key in the cookie sid. Check the setting api_key:"],
  [
    { type: "basic", username: "{config.user}", password: "{config.password}" },
    "user name and password (HTTP Basic). Check the settings user, password:",
  ],
  [{ type: "basic", username: value }, "the key (HTTP Basic). Check the setting api_key:"],
  [
    { type: "headers", headers: { "X-A": "{config.app_id}", "X-B": value } },
    "the headers X-A, X-B. Check the settings app_id, api_key:",
  ],
  [{ type: "bearer", token: "in code" }, "does not accept the bearer token. Check them:"],
  [{ type: "none" }, "but the connector sends no credentials (auth none)"],
])("a 401 says what was not accepted, and which settings to check: %j", (facts, expected) => {
  expect(withAuthAdvice(failureOfStatus(401), facts).advice).toContain(expected);
});

test("another status keeps its advice", () => {
  expect(withAuthAdvice(failureOfStatus(403), { type: "none" })).toBe(failureOfStatus(403));
});
