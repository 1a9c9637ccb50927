import { describe, expect, test } from "@jest/globals";
import { checkSource, problemsOf } from "../../../src/define/check.js";
import { sourceOf } from "../../../src/define/source-of.js";
import type { ProjectFiles, StreamModel } from "../../../src/model/types.js";
import { ConnectorError } from "../../../src/protocol/error.js";
import { acme } from "../../support/acme.js";

describe("a source is refused when it starts", () => {
  const cases: readonly (readonly [title: string, stream: Partial<StreamModel>, sentence: string])[] = [
    [
      "because a path variable is filled by nobody",
      { path: "/shops/{shop_id}/customers" },
      'stream "customers": nothing fills {shop_id} of path "/shops/{shop_id}/customers"; name it in `parent`',
    ],
    [
      "because a path names a setting that the specification lacks",
      { path: "/{config.account}/customers" },
      'stream "customers": path "/{config.account}/customers" names the setting "account", which the specification does not have',
    ],
    [
      "because a query names a setting that the specification lacks",
      { query: { team: "{config.team}" } },
      'stream "customers": team "{config.team}" names the setting "team", which the specification does not have',
    ],
    [
      "because the key is not in the schema",
      { primaryKey: "uuid" },
      'stream "customers": primaryKey "uuid" is not in the stream\'s schema; add the field or name another',
    ],
    [
      "because the cursor is not in the schema",
      { cursor: { type: "datetime", field: "changed_at", format: "iso" } },
      'stream "customers": cursor "changed_at" is not in the stream\'s schema; add the field or name another',
    ],
  ];
  test.each(cases)("%s", (_title, change, sentence) => {
    expect(problemsOf(sourceOf(changed(change)))).toEqual([sentence]);
  });

  test("with all problems in one error that the developer has to mend", () => {
    const source = sourceOf(changed({ primaryKey: "uuid", query: { team: "{config.team}" } }));
    const error = thrown(() => {
      checkSource(source);
    });
    expect(error).toMatchObject({ code: "DEFINITION_INVALID", failureType: "system_error" });
    expect(error.message.split("\n")).toHaveLength(3);
  });

  test("when its rate lets nothing leave", () => {
    const api = {
      ...acme.connector.api,
      rateLimit: [{ requests: 0, per: "second" as const, burst: 0.5 }],
      concurrency: 0,
    };
    expect(problemsOf(sourceOf({ ...acme, connector: { ...acme.connector, api } }))).toEqual([
      'api: rateLimit.requests is 0, but it must be a whole number from 1 on; for one request in two seconds write { requests: 30, per: "minute" }',
      "api: rateLimit.burst is 0.5, but it must be a whole number from 1 on",
      "api: concurrency is 0, but it must be a whole number from 1 on",
    ]);
  });

  test("when two streams share a name", () => {
    const source = sourceOf(acme);
    expect(problemsOf({ ...source, streams: [...source.streams, source.check] })[0]).toMatch(
      /two streams are called "customers"/,
    );
  });

  test("when a child's parent is not among its streams", () => {
    const source = sourceOf(acme);
    const orders = source.streams.filter(({ name }) => name === "orders");
    expect(problemsOf({ ...source, streams: orders })).toContain(
      'stream "orders": its parent "customers" is not among the source\'s streams',
    );
  });
});

test("a source that can work has no problems", () => {
  expect(problemsOf(sourceOf(acme))).toEqual([]);
});

function changed(stream: Partial<StreamModel>): ProjectFiles {
  const { customers } = acme.streams;
  return { ...acme, streams: { ...acme.streams, customers: { ...customers, ...stream } } };
}

function thrown(act: () => void): ConnectorError {
  try {
    act();
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
