import { expect, test } from "@jest/globals";
import type { AuthModel } from "@create-connector/cdk/model";
import { factsOf } from "../../../generator/render/facts.js";
import { exampleModel } from "../../support/examples.js";

const { connector, ...rest } = exampleModel("slack");

function hostsWith(auth: AuthModel): readonly string[] {
  const project = { ...rest, connector: { ...connector, api: { ...connector.api, auth } } };
  return factsOf(project, { generatorVersion: "0.1.0", cdk: { range: "^0.1.0" } }).hosts;
}

test("the hosts that a connector talks to are the API's and those that give it credentials", () => {
  const client = { clientId: "{config.id}", clientSecret: "{config.secret}" };
  const tokenUrl = "https://login.acme.com/token";
  expect(hostsWith({ type: "oauthClientCredentials", tokenUrl, ...client })).toEqual(["slack.com", "login.acme.com"]);
  const login = { url: "https://{config.region}.acme.com/login", body: { password: "{config.password}" } };
  expect(hostsWith({ type: "sessionToken", login, from: "token" })).toEqual(["slack.com", "${region}.acme.com"]);
  const exchange = { tokenUrl };
  expect(hostsWith({ type: "jwt", algorithm: "RS256", key: "{config.key}", exchange })).toEqual([
    "slack.com",
    "login.acme.com",
  ]);
});
