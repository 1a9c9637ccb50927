import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createMask } from "../../../src/output/index.js";
import { excerpt } from "../../../src/protocol/excerpt.js";

const secret = 's3cr/t+k=y&"é\\ ü';

function masked(text: string, ...secrets: string[]): string {
  const mask = createMask();
  for (const each of secrets) mask.add(each);
  return mask.hide(text);
}

const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("a secret is hidden", () => {
  const forms: readonly (readonly [name: string, text: string])[] = [
    ["as it is", secret],
    ["percent-encoded", encodeURIComponent(secret)],
    ["percent-encoded in lower case", encodeURIComponent(secret).replace(/%../g, (escape) => escape.toLowerCase())],
    ["in a form", new URLSearchParams({ q: secret }).toString().slice(2)],
    ["in a URL that was normalised", new URL(`http://x/?${secret}`).search.slice(1)],
    ["in JSON", JSON.stringify(secret).slice(1, -1)],
    ["in JSON in JSON", JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ["in JSON of PHP", JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/")],
    ["in JSON of .NET", "s3cr/t\\u002Bk=y\\u0026\\u0022\\u00E9\\\\ \\u00FC"],
    ["in JSON of PHP in JSON", JSON.stringify(JSON.stringify(secret).replaceAll("/", "\\/")).slice(3, -3)],
    ["in HTML", "s3cr/t+k=y&amp;&quot;é\\ ü"],
    ["percent-encoded by Python", encodeURIComponent(secret).replaceAll("%2F", "/")],
    ["percent-encoded twice", encodeURIComponent(encodeURIComponent(secret))],
    ["in hexadecimal", Buffer.from(secret).toString("hex")],
    ["in base64", base64(secret)],
    ["in base64 for URLs", Buffer.from(secret).toString("base64url")],
  ];
  test.each(forms)("%s", (_name, text) => {
    expect(masked(`before ${text} after`, secret)).toBe("before **** after");
  });

  test.each(["user", "me@acme.com", "abc", "a", "ab"])(
    "in the Basic header of user %s, whatever its length",
    (user) => {
      const shown = masked(`Basic ${base64(`${user}:token-12345678`)}`, "token-12345678");
      expect(shown).toContain("****");
      const left = Buffer.from(
        shown
          .replace(/^Basic /, "")
          .replace("****", "")
          .replaceAll("*", ""),
        "base64",
      ).toString("latin1");
      expect(left).not.toMatch(/oken|1234/);
    },
  );

  test("as the password before the colon too", () => {
    expect(masked(base64("token-12345678:"), "token-12345678")).toContain("****");
  });

  test("with its lines, when it has several", () => {
    const key = "-----BEGIN KEY-----\nMIIEvQIBADANBgkqh\nkiG9w0BAQEFAASCBK\n-----END KEY-----";
    expect(masked("line MIIEvQIBADANBgkqh here", key)).toBe("line **** here");
  });

  test("longest first, so that no tail of a longer one is left", () => {
    expect(masked("abcdef abcdefghi", "abcdef", "abcdefghi")).toBe("**** ****");
  });

  test("where only its beginning is left in front of a cut", () => {
    expect(masked(`the key ${excerpt("token-12345678", 8)} and a word…`, "token-12345678")).toBe(
      "the key ****… and a word…",
    );
    expect(masked(excerpt(`Basic ${base64("me:token-12345678")}`, 18), "token-12345678")).toMatch(
      /^Basic .{0,6}\*{4}…$/,
    );
  });

  test("percent-encoded with all that RFC 3986 reserves", () => {
    expect(masked("a%27b%28c%29%21", "a'b(c)!")).toBe("****");
  });

  test("without the blanks around it", () => {
    expect(masked("x token-1 x", " token-1\n")).toBe("x **** x");
  });

  test("of one or two characters only where it stands alone", () => {
    expect(masked("a cat sat at 7, key=7!", "7", "a")).toBe("**** cat sat at ****, key=****!");
  });

  test("wherever it stands, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3, unit: "binary" }), fc.string(), fc.string(), (any, before, after) => {
        fc.pre(any.trim().length >= 3);
        const shown = masked(`${before}${any}${after}`, any);
        expect(shown.includes("****")).toBe(true);
        expect(masked(encodeURIComponent(any.replace(/[\ud800-\udfff]/g, "?")), any)).toBeDefined();
      }),
    );
  });
});

test("an empty secret hides nothing", () => {
  expect(masked("text", "")).toBe("text");
});
