import { afterEach, describe, expect, test } from "@jest/globals";
import { withoutValues, withParams } from "../../../src/http/query-params.js";
import { closeAll, failure, get, json, loopback, requester, scope } from "./support.js";

afterEach(closeAll);

const secret = "s3&cr=et ";
const auth = { headers: () => Promise.resolve({}), query: () => Promise.resolve({ api_key: secret }) };

describe("a credential in the query", () => {
  test("is added to each attempt, beside what the URL has, and kept secret", async () => {
    const api = await loopback((_request, response, times) => {
      json(response, times === 1 ? 500 : 200, {});
    });
    const client = requester(api.url, { auth });
    await client.send(get(`${api.url}/v1?q=a%20b&flag`), scope);
    const url = "/v1?q=a%20b&flag&api_key=s3%26cr%3Det+";
    expect(api.seen.map((seen) => seen.url)).toEqual([url, url]);
    expect(client.secrets).toContain(secret);
    expect(client.logs.join()).not.toContain("s3");
  });

  test("replaces what a link of the API repeats of it, and is not in the URL that answered", async () => {
    const api = await loopback((_request, response) => {
      json(response, 200, {});
    });
    const answer = await requester(api.url, { auth }).send(get(`${api.url}/v1?api_key=old&page=2`), scope);
    expect(api.seen[0]?.url).toBe("/v1?page=2&api_key=s3%26cr%3Det+");
    expect(answer.url).toBe(`${api.url}/v1?page=2`);
  });

  test("is in no error", async () => {
    const api = await loopback((_request, response) => {
      json(response, 404, { message: "no" });
    });
    const error = await failure(requester(api.url, { auth }).send(get(`${api.url}/v1?token=t0k&page=2`), scope));
    expect(error.detail).toContain(`GET ${api.url}/v1?token=****&page=2 → HTTP 404`);
    expect(`${error.message} ${error.detail}`).not.toMatch(/s3|t0k/);
  });

  test("goes along with a redirect to the API's own host, and to no other", async () => {
    const other = await loopback((_request, response) => {
      json(response, 200, {});
    });
    const api = await loopback((request, response) => {
      const foreign = `${other.url}/b?api_key=s3%26cr%3Det%20&x=1`;
      if (request.url.startsWith("/here")) json(response, 302, {}, { location: "/there" });
      else if (request.url.startsWith("/there")) json(response, 302, {}, { location: foreign });
      else json(response, 200, {});
    });
    const answer = await requester(api.url, { auth }).send(get(`${api.url}/here`), scope);
    expect(api.seen.map(({ url }) => url)).toEqual(["/here?api_key=s3%26cr%3Det+", "/there?api_key=s3%26cr%3Det+"]);
    expect(other.seen.map(({ url }) => url)).toEqual(["/b?x=1"]);
    expect(answer.url).toBe(`${other.url}/b?x=1`);
  });
});

describe("parameters of a URL", () => {
  test("are set once each, and the rest keeps its bytes", () => {
    expect(withParams("https://a.com/?a=%20+&k=1&K=2&k", { k: "ü" })).toBe("https://a.com/?a=%20+&K=2&k=%C3%BC");
    expect(withParams("https://a.com/x", { k: "v" })).toBe("https://a.com/x?k=v");
    expect(withParams("https://a.com/x?a=%20", {})).toBe("https://a.com/x?a=%20");
  });

  test("are taken out where they have the value, however it is written", () => {
    expect(withoutValues("https://a.com/?k=%73&a=%20&k=t", { k: "s" })).toBe("https://a.com/?a=%20&k=t");
    expect(withoutValues("https://a.com/?k=s", { k: "s" })).toBe("https://a.com/");
  });
});
