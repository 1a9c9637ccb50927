import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { checkModel, isObject, type ProjectFiles } from "@create-connector/cdk/model";
import { parseSample } from "../../../generator/infer/index.js";
import type { Sample } from "../../../generator/infer/types.js";
import { modelFromAnswers } from "../../../generator/model/from-answers.js";

const examples = path.join(import.meta.dirname, "../../../examples");
const defaults = { uuid: "3f1c2b7e-0b7a-4f6e-9a55-0c6a2f4b8d11", year: 2026 };

function exampleModel(name: string): ProjectFiles {
  const folder = path.join(examples, name);
  const answers: unknown = JSON.parse(readFileSync(path.join(folder, "answers.json"), "utf8"));
  if (!isObject(answers) || !isObject(answers["streams"])) throw new Error("no answers");
  const samples = Object.entries(answers["streams"]).flatMap(([stream, answer]): [string, Sample][] => {
    const file = isObject(answer) ? answer["sample"] : undefined;
    return typeof file === "string" ? [[stream, parseSample(readFileSync(path.join(folder, file), "utf8"), file)]] : [];
  });
  return modelFromAnswers(answers, { ...defaults, samples: Object.fromEntries(samples) });
}

describe("the examples", () => {
  test.each(readdirSync(examples))(
    "%s makes a model without problems, with a schema and fixtures for each stream",
    (name) => {
      const model = exampleModel(name);
      expect(checkModel(model)).toEqual([]);
      for (const stream of Object.keys(model.streams)) {
        expect(Object.keys(model.schemas[stream]?.["properties"] ?? {}).length).toBeGreaterThan(1);
        expect(model.fixtures[stream]?.length).toBeGreaterThan(0);
      }
    },
  );

  test("github reads the issues of each repository, by the repository's owner and name", () => {
    const { connector, streams } = exampleModel("github");
    expect(connector.config.required).toEqual(["access_token", "organization"]);
    expect(connector.config.properties["start_date"]?.default).toBe("2020-01-01T00:00:00Z");
    expect(streams["issues"]).toMatchObject({
      path: "/repos/{owner}/{repo}/issues",
      records: ".",
      primaryKey: "id",
      parent: { stream: "repositories", params: { owner: "owner.login", repo: "name" }, add: ["owner", "repo"] },
      cursor: { field: "updated_at", format: "iso", param: "since", start: "{config.start_date}", order: "ascending" },
      query: { state: "all", sort: "updated", direction: "asc" },
    });
    expect(streams["repositories"]).not.toHaveProperty("cursor");
  });

  test("pokeapi's details are one record a request, without pages", () => {
    const { connector, streams } = exampleModel("pokeapi");
    expect(connector.api.pagination).toEqual({ type: "nextUrl", from: "next", size: { param: "limit", value: 100 } });
    expect(streams["pokemon"]).toMatchObject({ records: "results", primaryKey: "name" });
    expect(streams["pokemon_details"]).toMatchObject({ records: ".", primaryKey: "id", pagination: { type: "none" } });
    expect(streams["pokemon_details"]?.parent).toEqual({ stream: "pokemon", params: { name: "name" } });
  });

  test("stripe goes on after the last record, newest first, and says what its filter does not see", () => {
    const { connector, streams } = exampleModel("stripe");
    expect(connector.api.pagination).toMatchObject({ type: "lastRecord", param: "starting_after", more: "has_more" });
    expect(streams["charges"]?.cursor).toMatchObject({
      format: "epochSeconds",
      param: "created[gte]",
      inclusive: true,
      order: "descending",
    });
    expect(streams["customers"]?.description).toContain("is not seen by an incremental read");
    expect(streams["payment_methods"]).not.toHaveProperty("cursor");
  });

  test("mailchimp's offsets end by the number that stands beside the records", () => {
    const { connector, streams } = exampleModel("mailchimp");
    expect(connector.api.pagination).toMatchObject({ type: "offset", param: "offset", total: "total_items" });
    expect(streams["members"]).toMatchObject({ primaryKey: ["list_id", "id"], cursor: { field: "last_changed" } });
    expect(streams["members"]?.cursor).not.toHaveProperty("inclusive");
  });

  test("slack's users change at Unix seconds, and are filtered by the connector", () => {
    const { streams } = exampleModel("slack");
    expect(streams["users"]).toMatchObject({
      records: "members",
      primaryKey: "id",
      cursor: { field: "updated", format: "epochSeconds", order: "none" },
    });
  });

  test("xero's refresh token rotates, and changes are asked for in a header, in another form than in the records", () => {
    const { connector, streams } = exampleModel("xero");
    expect(connector.api.auth).toMatchObject({ type: "oauthRefreshToken", rotates: true, clientAuth: "basic" });
    expect(connector.config.required).toEqual(["tenant_id", "client_id", "client_secret", "refresh_token"]);
    expect(connector.api.headers).toEqual({ "xero-tenant-id": "{config.tenant_id}" });
    expect(streams["invoices"]?.headers).toEqual({ "If-Modified-Since": "{start}" });
    expect(streams["invoices"]?.cursor).toMatchObject({
      field: "UpdatedDateUTC",
      format: [{ pattern: "yyyy-MM-ddTHH:mm:ss", zone: "UTC" }, "epochMilliseconds"],
      order: "none",
    });
    expect(streams["invoices"]?.cursor).not.toHaveProperty("inclusive");
    expect(streams["accounts"]).not.toHaveProperty("cursor");
  });
});
