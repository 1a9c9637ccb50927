import { describe, expect, test } from "@jest/globals";
import { checkModel } from "../../../src/model/check.js";
import { formatProblem } from "../../../src/model/problem.js";
import { withConnector, withStream } from "./a-project.js";

const of = (changes: object): string[] => checkModel(withStream("orders", changes)).map(formatProblem);

describe("statuses that are ignored", () => {
  test("are those of the API's content, each said once and in one place", () => {
    expect(of({ emptyOn: [404], skipOn: [{ status: 403, why: "archived" }] })).toEqual([]);
    expect(of({ emptyOn: [401] })).toHaveLength(1);
    expect(of({ emptyOn: [500] })).toEqual([
      "streams/orders.json: emptyOn.0 is 500: It must be <= 499. A status from 400 to 499, without those of credentials and rates (401, 407, 408, 429).",
    ]);
    expect(of({ emptyOn: [403], skipOn: [{ status: 403, why: "archived" }] })).toEqual([
      "streams/orders.json: skipOn is 403: emptyOn has this status too. Keep emptyOn if it means that there is nothing, skipOn if something may not be read.",
    ]);
    expect(
      of({
        skipOn: [
          { status: 403, why: "a" },
          { status: 403, why: "b" },
        ],
      }),
    ).toEqual(["streams/orders.json: skipOn is 403: The status is there twice. Take one out."]);
  });

  test("need a reason", () => {
    expect(of({ skipOn: [{ status: 403 }] })[0]).toContain("skipOn.0.why: It is missing.");
  });
});

describe("an error under a success status", () => {
  test("is said by one value", () => {
    expect(of({ errors: { at: "a.*.b" } })[0]).toContain('errors.at is "a.*.b": It must lead to one value');
    expect(of({ errors: { at: "ok", is: false, isNot: true } })[0]).toContain("There is an errors.is too.");
    expect(checkModel(withConnector({ api: { errors: { at: "*" } } })).map(formatProblem)[0]).toContain(
      "api.errors.at",
    );
  });

  test("cannot be the lack of a word where the body is the records", () => {
    expect(of({ records: ".", pagination: { type: "none" }, errors: { at: "status", isNot: "ok" } })).toEqual([
      'streams/orders.json: records is ".": The body is the records, so nothing beside them can say that all is well (errors.isNot). Use errors.is, or correct the path of the records.',
    ]);
  });
});

describe("items", () => {
  test("need a * for keys, one for each of several, and none at the end for what is around", () => {
    expect(of({ items: { key: "id" } })[0]).toContain("The path of the records goes through no map.");
    expect(of({ records: "a.*.b.*", items: { key: ["total", "id", "x"] } })[0]).toContain(
      "It names 3 fields, but the path of the records has 2 *.",
    );
    expect(of({ records: "data.*", items: { outer: { total: "id" } } })[0]).toContain(
      "The last * stands for the records.",
    );
    expect(of({ items: { outer: { total: "id" } } })[0]).toContain("has no *: nothing is around them.");
  });

  test("go into fields of the schema, each into its own, and a key into a text", () => {
    expect(of({ records: "data.*", items: { value: "amount" } })[0]).toContain("There is no such field");
    expect(of({ records: "data.*.x", items: { value: "total", outer: { total: "id" } } })[0]).toContain(
      "Two of its values go into the same field.",
    );
    expect(of({ records: "data.*", items: { key: "total" } })[0]).toContain(
      "It is number in the schema, but a map's key is a text.",
    );
  });
});

describe("lists of values", () => {
  test("fill variables that requests have and that nothing else fills", () => {
    const values = ["eu", "us"];
    expect(of({ query: { region: "{region}" }, partitions: { region: { values } } })).toEqual([]);
    expect(of({ partitions: { region: { values } } })[0]).toContain("have no such variable");
    expect(of({ partitions: { customer_id: { values } } })[0]).toContain("The parent fills this variable too.");
    expect(of({ query: { s: "{start}" }, partitions: { start: { values } } })[0]).toContain("{start}");
  });

  test("are not empty, or are settings that exist; what is added is in the schema", () => {
    const query = { region: "{region}" };
    expect(of({ query, partitions: { region: { values: [] } } })).toHaveLength(1);
    expect(of({ query, partitions: { region: { values: "{config.regions}" } } })[0]).toContain(
      'There is no setting "regions".',
    );
    expect(of({ query, partitions: { region: { values: "eu" } } })).toHaveLength(1);
    expect(of({ query, partitions: { region: { values: ["eu"], add: true } } })[0]).toContain("There is no such field");
  });
});
