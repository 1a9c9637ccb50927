import { expect, test } from "@jest/globals";
import { asApiSends, changed } from "../../../../src/testing/data/changed.js";
import type { StreamModel } from "../../../../src/model/types.js";

const schema = {
  properties: {
    number: { type: "integer" },
    paid: { type: "boolean" },
    area: { type: "string" },
    user_name: { type: "string" },
  },
};
const stream: StreamModel = {
  path: "/orders",
  records: "data",
  changes: {
    rename: { no: "number", "user.name": "user_name" },
    remove: ["html", "lines.*.html"],
    add: { area: "{config.region}" },
  },
  coerce: true,
};
const config = { region: "eu" };

test("the mock sends records as they are before the changes, and knows what becomes of them", () => {
  const record = { number: 1, paid: true, area: "eu", user_name: "Ann" };
  const sent = asApiSends(record, stream, schema);
  expect(sent).toEqual({ no: "1", paid: "true", user: { name: "Ann" }, html: "this field is to be removed" });
  expect(changed(sent, stream, schema, config)).toEqual({ user: {}, ...record });
});

test("a record that is changed already stays as it is", () => {
  const record = { number: 1, paid: true, area: "eu", lines: [{ a: 1 }] };
  expect(changed(record, stream, schema, config)).toEqual(record);
});
