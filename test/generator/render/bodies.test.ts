import { runInNewContext } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import type { BodyModel } from "@create-connector/cdk/model";
import { bodyCall } from "../../../generator/render/kinds.js";
import { hostileTexts } from "./projects.js";

/** What the call of a body says, run with functions that give back what they get. */
function said(body: BodyModel): unknown {
  const same = (value: unknown) => value;
  const result: unknown = runInNewContext(`(${bodyCall(body)})`, { json: same, form: same, graphql: same });
  return JSON.parse(JSON.stringify(result));
}

describe.each(hostileTexts)("a body full of %j", (text) => {
  test("says in code what the model says", () => {
    const value = { [text]: text, list: [text, { [text]: `{start}${text}` }] };
    expect(said({ type: "json", value })).toEqual(JSON.parse(JSON.stringify(value)));
    expect(said({ type: "form", fields: { [text]: text } })).toEqual({ [text]: text });
  });

  test("is the same GraphQL query, on one line and on several", () => {
    for (const query of [`query { a(b: "${text}") }`, `query {\n  a(b: "${text}")\n}`, `${text}\r\n${text}\t\n`]) {
      const variables = { since: text };
      expect(said({ type: "graphql", query, variables })).toEqual({ query, variables });
    }
  });
});

test("A query of several lines stands in the code over several lines", () => {
  const call = bodyCall({ type: "graphql", query: "query {\n  orders { id }\n}" });
  expect(call).toBe("graphql({\n    query: `query {\n  orders { id }\n}`,\n  })");
});
