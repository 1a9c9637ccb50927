import { describe, expect, test } from "@jest/globals";
import type { FormatModel } from "@create-connector/cdk/model";
import { modelFromAnswers } from "../../../generator/model/from-answers.js";
import { parseStreamFlags } from "../../../generator/model/stream-flags.js";
import { formatCall } from "../../../generator/render/kinds.js";
import { acme, defaults } from "./acme-answers.js";

describe("the format of a stream", () => {
  test.each([
    [["format=csv"], "csv"],
    [["format=json"], undefined],
    [["format=csv", "format.delimiter=tab", "format.skip=2"], { type: "csv", delimiter: "\t", skip: 2 }],
    [
      ["format=csv", "format.delimiter=;", "format.header=id, name"],
      { type: "csv", delimiter: ";", header: ["id", "name"] },
    ],
    [["format=xml", "format.encoding=latin1"], { type: "xml", encoding: "latin1" }],
    [["format=jsonl"], "jsonl"],
  ])("is answered by %s", (words, format) => {
    const { reports } = parseStreamFlags(["reports", "path=/reports", "pagination=none", ...words]);
    const records = words.includes("format=csv") ? "." : words.includes("format=jsonl") ? "*.row" : "a.b";
    const { streams } = modelFromAnswers({ ...acme, streams: { reports: { ...reports, records } } }, defaults);
    expect(streams["reports"]?.format).toEqual(format);
  });

  test.each<[FormatModel | undefined, string | undefined]>([
    [undefined, undefined],
    ["json", undefined],
    ["csv", "csv()"],
    [{ type: "csv", delimiter: "\t", header: ["a", "b"] }, 'csv({ delimiter: "\\t", header: ["a", "b"] })'],
    ["jsonl", "jsonl()"],
    [{ type: "xml", encoding: "latin1" }, 'xml({ encoding: "latin1" })'],
  ])("becomes code: %j", (format, code) => {
    expect(formatCall(format)).toBe(code);
  });
});
