import { expect, test } from "@jest/globals";
import { checkModel } from "../../../src/model/check.js";
import { formatProblem } from "../../../src/model/problem.js";
import { withStream } from "./a-project.js";

test("changes that fit have no problem", () => {
  expect(
    problems({
      changes: { rename: { title: "name" }, remove: ["x", "y.*.z"], add: { name: "at {config.start_date}" } },
    }),
  ).toEqual([]);
});

test.each([
  ["nothing", {}, "changes"],
  ["an unknown word", { drop: ["x"] }, "changes.drop: No such field is known here."],
  [
    "a name that the schema lacks",
    { rename: { a: "b" } },
    'changes.rename.a is "b": There is no such field in schemas/customers.json.',
  ],
  [
    "an added field that the schema lacks",
    { add: { region: 1 } },
    'changes.add.region is "region": There is no such field in schemas/customers.json.',
  ],
  [
    "one name for two fields",
    { rename: { a: "name", b: "name" } },
    "Two fields get this name (a and b): one would be lost.",
  ],
  ["a name with a wildcard", { rename: { "a.*": "name" } }, "It must lead from one field to one field."],
  ["the whole record", { remove: ["."] }, "It must lead to a field."],
  ["the key", { remove: ["id"] }, 'primaryKey is "id": The field is removed by changes.'],
  [
    "the key's old name",
    { rename: { id: "name" } },
    'primaryKey is "id": The field has another name behind the changes. Write "name".',
  ],
  ["an unknown setting", { add: { name: "{config.nobody}" } }, 'There is no setting "nobody".'],
])("changes that cannot be right are named: %s", (_what, changes, rule) => {
  expect(problems({ changes }).join("\n")).toContain(rule);
});

function problems(changes: object): string[] {
  return checkModel(withStream("customers", changes)).map(formatProblem);
}
