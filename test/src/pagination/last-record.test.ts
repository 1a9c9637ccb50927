import { expect, test } from "@jest/globals";
import { guardPages, lastRecordPages } from "../../../src/pagination/index.js";
import { pageOf, queries } from "./seen.js";

const size = { param: "limit", value: 2 };
const paginator = lastRecordPages({ param: "starting_after", field: "id", size, more: "has_more" });

test("the next page begins after the last record", () => {
  const pages = [
    pageOf([{ id: "ch_1" }, { id: "ch_2" }], { has_more: true }),
    pageOf([{ id: "ch_3" }], { has_more: false }),
  ];
  expect(queries(paginator, pages)).toEqual([{ limit: "2" }, { starting_after: "ch_2", limit: "2" }, undefined]);
});

test("without a flag the list is read until a page is empty", () => {
  const unflagged = lastRecordPages({ param: "since_id", field: "meta.id" });
  expect(queries(unflagged, [pageOf([{ meta: { id: 7 } }]), pageOf([])])).toEqual([{}, { since_id: "7" }, undefined]);
});

test("a short page ends the list where that is the rule", () => {
  const short = lastRecordPages({ param: "after", field: "id", size, stop: "shortPage" });
  expect(queries(short, [pageOf([{ id: 1 }])])).toEqual([{ limit: "2" }, undefined]);
});

test("a last record without a value is an error", () => {
  const page = (id: unknown) => pageOf([{ id: 1 }, { id }], { has_more: true });
  for (const id of [undefined, null, "", {}, true, 2 ** 60]) {
    expect(() => paginator.next(page(id), paginator.first())).toThrow(/begins after the last record's "id"/);
  }
});

test("a page without records that says there is more is an error", () => {
  expect(() => paginator.next(pageOf([], { has_more: true }), paginator.first())).toThrow(
    /no last record to go on from/,
  );
});

test("the guard refuses a list that stands still", () => {
  const guarded = guardPages(paginator, { stream: "charges" });
  const page = pageOf([{ id: "ch_1" }, { id: "ch_2" }], { has_more: true });
  const next = guarded.next(page, guarded.first());
  expect(() => next && guarded.next(page, next)).toThrow(
    /go in circles: page 3 is asked for with "ch_2", which page 2/,
  );
});

test("in a body the value keeps its type", () => {
  const inBody = lastRecordPages({ param: "page.after", field: "id", in: "body" });
  expect(inBody.next(pageOf([{ id: 7 }]), inBody.first())).toEqual({
    query: {},
    body: { "page.after": 7 },
    token: "7",
  });
});
