import { describe, expect, test } from "@jest/globals";
import { infer, inferSample, parseSample } from "../../../generator/infer/index.js";

const rows = (count: number, more: (index: number) => object = () => ({})): object[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `n${index}`, ...more(index) }));

describe("the pagination", () => {
  test.each([
    ["next_cursor", { next_cursor: "abc" }, { type: "cursor", param: "cursor", from: "next_cursor" }],
    ["nextPageToken", { nextPageToken: "abc" }, { type: "cursor", param: "pageToken", from: "nextPageToken" }],
    [
      "meta.after_cursor",
      { meta: { has_more: true, after_cursor: "abc" } },
      { type: "cursor", param: "after", from: "meta.after_cursor" },
    ],
    [
      "a nested token",
      { response_metadata: { next_cursor: "" } },
      { type: "cursor", param: "cursor", from: "response_metadata.next_cursor" },
    ],
    [
      "paging.next.after",
      { paging: { next: { after: "12", link: "x" } } },
      { type: "cursor", param: "after", from: "paging.next.after" },
    ],
    [
      "pageInfo",
      { pageInfo: { hasNextPage: true, endCursor: "Y3" } },
      { type: "cursor", param: "after", from: "pageInfo.endCursor" },
    ],
    [
      "a size beside it",
      { next_cursor: "a", limit: 20 },
      { type: "cursor", param: "cursor", from: "next_cursor", size: { param: "limit", value: 20 } },
    ],
    [
      "next",
      { next: "https://x.example/a?page=2&per_page=30" },
      { type: "nextUrl", from: "next", size: { param: "per_page", value: 30 } },
    ],
    ["next, relative", { next: "/a?page=2" }, { type: "nextUrl", from: "next" }],
    ["next, at the end", { next: null, previous: "https://x.example/a" }, { type: "nextUrl", from: "next" }],
    ["_links.next.href", { _links: { next: { href: "/a?page=2" } } }, { type: "nextUrl", from: "_links.next.href" }],
    ["@odata.nextLink", { "@odata.nextLink": "https://x.example/a?$skip=2" }, { type: "odata" }],
    [
      "a page's number",
      { page: 1, total_pages: 3, per_page: 50 },
      { type: "page", param: "page", size: { param: "per_page", value: 50 }, pages: "total_pages" },
    ],
    ["pages from 0", { page: 0, pages: 3 }, { type: "page", param: "page", start: 0, pages: "pages" }],
    [
      "meta.current_page",
      { meta: { current_page: 1, last_page: 3 } },
      { type: "page", param: "page", pages: "meta.last_page" },
    ],
    [
      "a page's number and the number of records",
      { page: 1, total: 612 },
      { type: "page", param: "page", total: "total" },
    ],
    [
      "Spring's page",
      { number: 0, totalPages: 3, last: false, size: 20 },
      { type: "page", param: "page", start: 0, size: { param: "size", value: 20 }, pages: "totalPages" },
    ],
    [
      "an offset and the number of records",
      { offset: 0, limit: 100, total: 612 },
      { type: "offset", param: "offset", size: { param: "limit", value: 100 }, total: "total" },
    ],
    [
      "startAt and isLast",
      { startAt: 50, maxResults: 50, isLast: false },
      { type: "offset", param: "startAt", size: { param: "maxResults", value: 50 }, last: "isLast" },
    ],
    [
      "startIndex from 1",
      { totalResults: 9, startIndex: 1 },
      { type: "offset", param: "startIndex", start: 1, total: "totalResults" },
    ],
    [
      "a flag and ids",
      { object: "list", has_more: true, url: "/v1/charges" },
      { type: "lastRecord", param: "starting_after", field: "id", more: "has_more" },
    ],
    [
      "a token beside the flag of the last page",
      { cursor: "abc", done: true },
      { type: "cursor", param: "cursor", from: "cursor", last: "done" },
    ],
  ])("is seen in %s", (_, beside, model) => {
    expect(infer({ data: rows(2), ...beside }).pagination.value).toEqual(model);
  });

  test("is taken from the Link header, with the size of its URL", () => {
    const link = '<https://x.example/a?page=1>; rel="prev", <https://x.example/a?page=3&per_page=30>; rel="next"';
    expect(infer(rows(2), { headers: { link } }).pagination).toMatchObject({
      value: { type: "linkHeader", size: { param: "per_page", value: 30 } },
      evidence: "the Link header names the next page",
    });
  });

  test("prefers a URL of the body to a page's number, which stays as the other choice", () => {
    const found = infer({ data: rows(2), page: 1, next: "https://x.example/a?page=2" }).pagination;
    expect(found.value?.type).toBe("nextUrl");
    expect(found.others).toEqual([{ type: "page", param: "page" }]);
  });

  test("does not look into the records", () => {
    expect(infer({ data: rows(2, () => ({ next: "https://x.example" })) }).pagination.value).toBeUndefined();
  });

  test("does not look into the records of a map", () => {
    const users = { "8f3a11c2": { next: "https://x.example/a" }, "9b12d0aa": { next: "https://x.example/b" } };
    expect(infer({ users }).pagination.value).toBeUndefined();
    expect(infer({ user: users["8f3a11c2"] }, { records: "user" }).pagination.value).toBeUndefined();
  });

  test("that cannot be seen says what was there", () => {
    const records = rows(2).map(() => ({ name: "x" }));
    expect(infer({ data: records, has_more: true }).pagination).toMatchObject({
      value: undefined,
      evidence: "has_more true, but nothing that leads to the next page",
    });
    expect(infer({ data: rows(2), total: 9 }).pagination.evidence).toBe(
      "total 9, but nothing that leads to the next page",
    );
  });

  test("takes no number for the total that is smaller than the sample", () => {
    expect(infer({ data: rows(5), offset: 0, total: 2 }).pagination.value).toEqual({ type: "offset", param: "offset" });
  });

  test("asks for the parameter of a last record, which no response shows", () => {
    const { evidence, guessed } = infer({ data: rows(2), has_more: true }).pagination;
    expect(evidence).toBe("has_more true beside the records, and nothing that leads on: the last id?");
    expect(guessed).toEqual(["param", "size"]);
  });

  test("is OData where its context stands there, on the last page too", () => {
    const body = { "@odata.context": "https://x.example/$metadata#Orders", value: rows(2) };
    expect(infer(body).pagination).toMatchObject({
      value: { type: "odata" },
      evidence: '"@odata.context" stands beside the records: OData, the last page',
    });
  });

  test.each([
    ["x-next-page", "2", { type: "headerToken", param: "page", header: "X-Next-Page" }],
    ["X-Next-Cursor", "abc", { type: "headerToken", param: "cursor", header: "X-Next-Cursor" }],
    ["x-continuation-token", "a", { type: "headerToken", param: "continuationToken", header: "X-Continuation-Token" }],
  ])("is taken from the header %s", (name, value, model) => {
    expect(infer(rows(2), { headers: { [name]: value } }).pagination.value).toEqual(model);
  });

  test("is a connection where GraphQL's pageInfo stands beside the records, however deep", () => {
    const pageInfo = { hasNextPage: true, endCursor: "Y3" };
    const body = { data: { shop: { team: { orders: { pageInfo, nodes: rows(3) } } } } };
    expect(infer(body).pagination.value).toEqual({ type: "relay", connection: "data.shop.team.orders" });
  });

  test("that cannot be seen, beside a page that looks full, is a warning", () => {
    expect(infer({ data: rows(50) }).warnings[0]).toContain("exactly 50 records");
    expect(infer({ data: rows(49) }).warnings).toEqual([]);
  });
});

describe("one value in all rows", () => {
  test("of a state is a warning with the parameter that often shows the others", () => {
    expect(infer(rows(30, () => ({ state: "open" }))).oneValue).toEqual([
      {
        field: "state",
        value: "open",
        message:
          'state is "open" in all 30 rows: lists often hide the others. Look up whether the API has a parameter for them.',
        query: { state: "all" },
      },
    ]);
  });

  test("says nothing when there are few rows, or other values", () => {
    expect(infer(rows(4, () => ({ state: "open" }))).oneValue).toEqual([]);
    expect(infer(rows(6, (index) => ({ state: index === 3 ? "closed" : "open" }))).oneValue).toEqual([]);
  });
});

describe("a pasted sample", () => {
  test("may have the head of its response, as curl -i prints it", () => {
    const text =
      'HTTP/2 200 \r\ncontent-type: application/json\r\nLink: <https://x.example/a?page=2>; rel="next"\r\n\r\n[{"id":1}]';
    const sample = parseSample(text);
    expect(sample.headers).toEqual({
      "content-type": "application/json",
      link: '<https://x.example/a?page=2>; rel="next"',
    });
    expect(inferSample(sample).pagination.value).toEqual({ type: "linkHeader" });
  });

  test("may be JSON lines", () => {
    expect(inferSample(parseSample('{"id":1}\n{"id":2}\n')).count).toBe(2);
  });

  test("that is no JSON names the place and what is there", () => {
    expect(() => parseSample('{"a": undefined}', "orders.json")).toThrow(
      'orders.json is not JSON: line 1, column 7: unexpected "undefined}".',
    );
  });

  test("that is a web page is called one", () => {
    try {
      parseSample("<!DOCTYPE html><p>Login");
      throw new Error("was accepted");
    } catch (error) {
      expect(error).toMatchObject({
        hints: ["That is a web page: most likely a login or an error. Ask the API with credentials."],
      });
    }
  });

  test("with integers beyond 2^53 says that the fixtures hold them rounded", () => {
    const found = inferSample(parseSample('[{"id": 12345678901234567890, "text": "99999999999999999999"}]'));
    expect(found.warnings).toEqual([
      "12345678901234567890 is an integer beyond 2^53: the fixtures hold it rounded. Records that no code touches keep every digit.",
    ]);
    expect(found.schema).toMatchObject({ properties: { id: { type: ["null", "integer"] } } });
  });
});
