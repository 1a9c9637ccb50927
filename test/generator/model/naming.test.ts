import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { slugOf, streamNames, titleOf } from "../../../generator/model/naming.js";
import { singularOf, wordsOf } from "../../../generator/model/words.js";

describe("a slug", () => {
  test.each([
    ["Acme Corp", "acme-corp"],
    ["AT&T", "at-t"],
    ["O'Brien", "obrien"],
    ["Crème brûlée", "creme-brulee"],
    ["Straße 9", "strasse-9"],
    ["  --x--  ", "x"],
    ["日本 Rail", "rail"],
  ])("of %j is %j", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  test.each(["日本", "", "---", "🚆"])("of %j is nothing", (title) => {
    expect(slugOf(title)).toBeUndefined();
  });

  test("always fits the model's rule for names, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        const slug = slugOf(title);
        return slug === undefined || (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 60);
      }),
    );
  });
});

test.each([
  ["api_key", "API key"],
  ["start_date", "Start date"],
  ["acme-corp", "Acme corp"],
  ["organizationId", "Organization ID"],
])("the title of %s is %s", (name, title) => {
  expect(titleOf(name)).toBe(title);
});

test.each([
  ["orders", "order"],
  ["companies", "company"],
  ["addresses", "address"],
  ["boxes", "box"],
  ["statuses", "status"],
  ["status", "status"],
  ["series", "series"],
  ["news", "news"],
  ["people", "person"],
  ["movies", "movie"],
  ["invoices", "invoice"],
  ["houses", "house"],
  ["branches", "branch"],
  ["analysis", "analysis"],
  ["bus", "bus"],
  ["campuses", "campus"],
  ["purchases", "purchase"],
  ["caches", "cache"],
  ["ties", "tie"],
  ["constructor", "constructor"],
])("the singular of %s is %s", (plural, singular) => {
  expect(singularOf(plural)).toBe(singular);
});

test("words are found in every spelling", () => {
  expect(wordsOf("customerOrders")).toEqual(["customer", "orders"]);
  expect(wordsOf("HTTPServer_logs-2")).toEqual(["http", "server", "logs", "2"]);
});

describe("names of streams in the code", () => {
  test.each([
    ["customer_orders", "customerOrders", "CustomerOrder"],
    ["orders", "orders", "Order"],
    ["records", "recordsStream", "Records"],
    ["record", "recordStream", "RecordRow"],
    ["classes", "classes", "Class"],
    ["class", "classStream", "Class"],
    ["api", "apiStream", "ApiRow"],
    ["2fa_users", "stream2faUsers", "Stream2faUser"],
    ["events", "events", "Events"],
  ])("%s becomes %s and %s", (stream, constant, type) => {
    expect(streamNames([stream]).get(stream)).toEqual({ constant, type, file: stream });
  });

  test("a stream called index has no file of that name", () => {
    expect(streamNames(["index"]).get("index")?.file).toBe("index_stream");
  });

  test("streams whose names would clash get different ones, the same in whatever order they come", () => {
    const streams = ["order", "orders", "Order-s", "order_s"];
    const names = streamNames(streams);
    expect(streamNames([...streams].reverse())).toEqual(names);
    const values = [...names.values()];
    expect(new Set(values.map(({ type }) => type.toLowerCase())).size).toBe(4);
    expect(new Set(values.map(({ constant }) => constant.toLowerCase())).size).toBe(4);
  });

  test("are always identifiers, and unique", () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,12}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { selector: (each) => each.toLowerCase() }), (streams) => {
        const values = [...streamNames(streams).values()];
        const constants = new Set(values.map((each) => each.constant));
        const types = new Set(values.map((each) => each.type));
        const files = new Set(values.map((each) => each.file.toLowerCase()));
        const identifiers = [...constants, ...types].every((each) => /^[A-Za-z][A-Za-z0-9]*$/.test(each));
        return identifiers && [constants, types, files].every((set) => set.size === streams.length);
      }),
    );
  });
});
