import { expect, test } from "@jest/globals";
import { guardPages, pagesBy } from "../../../src/pagination/index.js";
import { pageOf, second, seen } from "./seen.js";

test("a function of the author's says what the next page is asked for with", () => {
  const paginator = pagesBy(
    ({ recordCount, lastRecord, request }) =>
      recordCount < 2
        ? undefined
        : { query: { after: String(lastRecord?.["id"]), seen: request.query?.["seen"] ?? 0 } },
    { first: { query: { seen: 2, all: true } } },
  );
  expect(paginator.first().query).toEqual({ seen: "2", all: "true" });
  expect(paginator.next(pageOf([{ id: 1 }, { id: 2 }]), paginator.first())?.query).toEqual({ after: "2", seen: "2" });
  expect(paginator.next(pageOf([{ id: 3 }]), paginator.first())).toBeUndefined();
});

test("headers, a body and a URL go out as they are", () => {
  const next = { url: "https://api.acme.com/x", headers: { "x-page": "2" }, body: { "a.b": 1 }, token: "2" };
  expect(
    second(
      pagesBy(() => next),
      {},
    ),
  ).toEqual({ ...next, query: {} });
});

test("describe says that it is in code", () => {
  expect(pagesBy(() => undefined).facts).toBe("in code");
});

test("the guard refuses the same request again, and pages that bring the same again and again", () => {
  const still = guardPages(
    pagesBy(() => ({ query: { page: 2 } })),
    { stream: "orders" },
  );
  const next = still.next(seen({ body: 1 }), still.first());
  expect(() => next && still.next(seen({ body: 2 }), next)).toThrow(/page 3 is asked for with "page=2", which page 2/);
  let page = 1;
  const ignored = guardPages(
    pagesBy(() => ({ query: { page: (page += 1) } })),
    { stream: "orders" },
  );
  const walk = () => {
    for (let request = ignored.first(); ;) {
      const following = ignored.next(seen({ body: "same" }), request);
      if (following === undefined) return;
      request = following;
    }
  };
  expect(walk).toThrow(/ignore what page 4 is asked for with \(page=4\)/);
});
