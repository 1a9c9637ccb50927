import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { shownUrl } from "../../../src/protocol/shown-url.js";

describe("a URL that is shown", () => {
  test.each(
    [
      ["key", "api_key", "apikey", "apiKey", "API-KEY", "token", "access_token", "client_secret", "sig", "signature"],
      [
        "X-Amz-Signature",
        "X-Amz-Security-Token",
        "X-Amz-Credential",
        "password",
        "passwd",
        "auth",
        "sid",
        "auth%5Btoken%5D",
      ],
    ].flat(),
  )("hides the value of %s", (name) => {
    expect(shownUrl(`https://a.com/v1?page=2&${name}=s3cret&x=1#${name}=s3cret`)).toBe(
      `https://a.com/v1?page=2&${name}=****&x=1#${name}=s3cret`,
    );
  });

  test.each(["page_token", "nextPageToken", "continuation_token", "sort_key", "monkey", "design", "keyword", "state"])(
    "keeps that of %s, which is no secret",
    (name) => {
      expect(shownUrl(`/v1?${name}=abc`)).toBe(`/v1?${name}=abc`);
    },
  );

  test("has no user and no password", () => {
    expect(shownUrl("https://ann:s3cret@a.com/v1?x=1")).toBe("https://a.com/v1?x=1");
    expect(shownUrl(new URL("https://a.com/?token=s3cret"))).toBe("https://a.com/?token=****");
  });

  test("stays as it is where nothing is to hide, whatever the text", () => {
    expect(shownUrl("eyJhbGciOi==")).toBe("eyJhbGciOi==");
    expect(shownUrl("https://a.com/?key=&b=%zz&%zz=c")).toBe("https://a.com/?key=&b=%zz&%zz=c");
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(shownUrl(`x${text.replaceAll(/[?&;:]/g, "")}`)).toBe(`x${text.replaceAll(/[?&;:]/g, "")}`);
      }),
    );
  });
});
