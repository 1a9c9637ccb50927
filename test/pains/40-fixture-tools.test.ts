import { expect, test } from "@jest/globals";
import { withConnector } from "./support.js";

test("the mock API is met below the HTTP client: requests keep their real host, and none goes past it", async () => {
  await withConnector(async ({ api, say }) => {
    expect((await say("read", { streams: ["tags"] })).code).toBe(0);
    expect(api.requests.map(({ headers, url }) => `${headers["host"] ?? ""}${url}`)).toEqual([
      "api.shop.test/v1/tags?version=2",
    ]);
  });
});

test("only a loopback address can take the API's place", async () => {
  await withConnector(async ({ api, say }) => {
    const { code, errors } = await say("read", { config: { _mock_api: "http://192.0.2.1:80" } });
    expect(code).toBe(1);
    expect(JSON.stringify(errors)).toContain("only a loopback address");
    expect(api.requests).toEqual([]);
  });
});
