import { describe, expect, test } from "@jest/globals";
import { parentFields } from "../../../generator/questions/parent-fields.js";
import { readPastedQuery } from "../../../generator/questions/pasted-query.js";
import { identifierOf, mapText, readMap } from "../../../generator/questions/texts.js";
import type { Answers } from "../../../generator/questions/types.js";
import {
  baseUrlProblem,
  queryOfPath,
  readBaseUrl,
  readStreamPath,
  streamPathProblem,
} from "../../../generator/questions/urls.js";

const answers: Answers = { api: { baseUrl: "https://{config.host}.acme.com/v1" } };

describe("a base URL", () => {
  test("names its settings in braces", () => {
    expect(readBaseUrl("https://{subdomain}.acme.com/{config.region}/")).toBe(
      "https://{config.subdomain}.acme.com/{config.region}",
    );
  });

  test.each([
    ["api.acme.com", /is no URL\. Give scheme and host/],
    ["ftp://acme.com", /is no URL/],
    ["https://ann:pw@acme.com", /^A URL with a password/],
    ["https://acme.com/v1?key=1", /\?key=1 belongs to the streams/],
    ["https://{sub.acme.com", /has a brace that does not enclose a name/],
  ])("%s is refused", (text, message) => {
    expect(baseUrlProblem(text)).toMatch(message);
  });
});

describe("a stream's path", () => {
  test.each([
    ["orders", "/orders"],
    ["/orders/", "/orders"],
    ["/customers/:customer_id/orders", "/customers/{customer_id}/orders"],
    ["/customers/<id>", "/customers/{id}"],
    ["/a/{config.account}/b", "/a/{config.account}/b"],
    ["https://eu.acme.com/v1/orders?page=2#top", "/orders"],
    ["/time/12:30", "/time/12:30"],
  ])("%s is read as %s", (text, path) => {
    expect(readStreamPath(text, { answers })).toBe(path);
  });

  test("that lies elsewhere is refused", () => {
    const context = { answers, name: "orders", stream: {} };
    expect(streamPathProblem("https://eu.acme.com/v1/orders", context)).toBe(true);
    expect(streamPathProblem("https://eu.acme.com/v2/orders", context)).toMatch(/does not lie below the base URL/);
  });
});

describe("a pasted query", () => {
  test("tells paging, start time and constants apart", () => {
    expect(
      readPastedQuery(queryOfPath("/x?page=0&per_page=50&since=2024-01-01T00:00:00Z&state=all&cursor=abc")),
    ).toEqual({
      pagination: { type: "page", param: "page", start: 0, size: { param: "per_page", value: 50 } },
      startParam: "since",
      constants: { state: "all" },
    });
  });

  test("without any says nothing", () => {
    expect(readPastedQuery(queryOfPath("/x"))).toEqual({ constants: {} });
  });
});

describe("a field that fills a path variable", () => {
  const type = (name: string): object => ({ type: [name, "null"] });
  const streams: Answers = {
    streams: {
      customers: {
        primaryKey: "id",
        schema: { properties: { id: type("integer"), email: type("string"), tags: type("array") } },
      },
      repositories: {
        primaryKey: "id",
        schema: {
          properties: {
            id: type("integer"),
            name: type("string"),
            owner: { type: ["object", "null"], properties: { id: type("integer"), login: type("string") } },
          },
        },
      },
      bare: {},
    },
  };
  const best = (variable: string, within?: string): string | undefined => {
    const [first] = parentFields(streams, variable, {
      except: "x",
      limit: 3,
      ...(within === undefined ? {} : { within }),
    });
    return first === undefined ? undefined : `${first.stream}.${String(first.field)}`;
  };

  test("is the key of the stream that the variable names, or a field of its name", () => {
    expect(best("customer_id")).toBe("customers.id");
    expect(best("owner")).toBe("repositories.owner.login");
    expect(best("repo")).toBe("repositories.name");
    expect(best("bare_id")).toBe("bare.id");
    expect(best("email")).toBe("customers.email");
    expect(best("owner_id", "repositories")).toBe("repositories.owner.id");
  });

  test("is of no stream that comes from this one", () => {
    const circle: Answers = { streams: { a: { parent: { stream: "b" } }, b: {}, c: {} } };
    expect(parentFields(circle, "id", { except: "b", limit: 9 }).map(({ stream }) => stream)).toEqual(["c"]);
  });
});

test("words with values survive writing and reading", () => {
  const map = { state: "all", q: 'a "b" & c', n: "1" };
  expect(readMap(mapText(map))).toEqual(map);
  expect(readMap("?state=all&sort=updated")).toEqual({ state: "all", sort: "updated" });
});

test("a name of a stream or setting is an identifier", () => {
  expect(identifierOf("Order items")).toBe("Order_items");
  expect(identifierOf("__proto__")).toBe("proto");
  expect(identifierOf("2fa")).toBe("n2fa");
  expect(identifierOf("日本")).toBe("");
});
