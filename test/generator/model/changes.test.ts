import { describe, expect, test } from "@jest/globals";
import { modelFromAnswers } from "../../../generator/model/from-answers.js";
import { parseStreamFlags } from "../../../generator/model/stream-flags.js";
import { acme, defaults } from "./acme-answers.js";

const words =
  "changes.rename.Id=id changes.remove=html,lines.*.html changes.add.region={config.region} changes.add.version=2 coerce=yes";
const sample = [
  { Id: 1, html: "<p>", lines: [{ a: 1, html: "<p>" }] },
  { Id: 2, html: "", lines: [] },
];

describe("changes of a stream's records", () => {
  const { orders } = parseStreamFlags([
    "orders",
    "path=/orders",
    "key=id",
    "records=.",
    "pagination=none",
    ...words.split(" "),
  ]);
  const config = { properties: { region: { type: "string", title: "Region" } } };
  const model = () => modelFromAnswers({ ...acme, config, streams: { orders: { ...orders, sample } } }, defaults);

  test("are answered by words", () => {
    expect(model().streams["orders"]).toMatchObject({
      changes: {
        rename: { Id: "id" },
        remove: ["html", "lines.*.html"],
        add: { region: "{config.region}", version: 2 },
      },
      coerce: true,
    });
  });

  test("are made to the sample's schema, too", () => {
    expect(model().schemas["orders"]?.["properties"]).toMatchObject({
      lines: {},
      id: { type: ["null", "integer"] },
      region: { type: ["null", "string"] },
      version: { type: ["null", "integer"] },
    });
    expect(Object.keys(Object(model().schemas["orders"]?.["properties"]) as object)).toEqual([
      "lines",
      "id",
      "region",
      "version",
    ]);
  });

  test("leave a schema of behind the changes as it is", () => {
    const { schemas } = model();
    const again = modelFromAnswers(
      { ...acme, config, streams: { orders: { ...orders, schema: schemas["orders"] } } },
      defaults,
    );
    expect(again.schemas["orders"]).toEqual(schemas["orders"]);
  });
});
