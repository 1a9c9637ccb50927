import { describe, expect, test } from "@jest/globals";
import { acceptanceCases } from "../../../src/testing/index.js";
import { reference } from "./support/reference.js";
import { shop } from "./support/shop.js";

describe("a connector that does everything right", () => {
  for (const { name, verify } of acceptanceCases({ project: shop, run: reference() })) test(name, verify);
});

/** Each flaw, and words of the complaint that must name it. */
const flaws: readonly (readonly [flaw: string, complaint: RegExp])[] = [
  ["a stray line on stdout", /every line on stdout must be a message.*starting/],
  ["a requirement that the configuration lacks", /spec: the mock configuration must be valid.*other/],
  ["a secret that is not marked", /api_key names a secret/],
  ["check that always succeeds", /one CONNECTION_STATUS FAILED must come/],
  ["check that exits with 1", /check: the exit code must be 0/],
  ["a stream under another name", /the streams must be customers, orders, tags/],
  ["a catalog that changes", /two runs must give the same catalog/],
  ["a catalog without keys", /source_defined_primary_key must be \[\["id"\]\]/],
  ["the last record is dropped", /a full read: .* records were due[^]*1 missing/],
  ["a record twice", /primary keys must be unique/],
  ["a value of another type", /must be valid against schemas\/customers.json, but name must be/],
  ["an invented field", /a full read: [^]*too many or different.*"extra":true/],
  ["no path variables", /orders: a full read: [^]*missing, the first: .*"customer_id":/],
  ["a parent is left out", /orders: a full read: [^]*missing/],
  ["times in seconds", /emitted_at must be the time in milliseconds/],
  ["no RUNNING", /RUNNING must come before the first record/],
  ["COMPLETE before the last STATE", /COMPLETE must come once, as the last/],
  ["no STATE at the end", /tags: every stream must end with a STATE/],
  ["a wrong recordCount", /sourceStats.recordCount must be/],
  ["recordCount without a decimal point", /must have a decimal point/],
  ["a STATE before its records", /a STATE covers the record id=.*which was not sent before it/],
  ["ties are lost", /the union of two incremental runs[^]*missing/],
  ["ties are repeated", /the second run, which must bring what is new[^]*too many/],
  ["one cursor for all parents", /orders: [^]*missing/],
  ["a state that is not used", /the second run, which must bring what is new[^]*too many/],
  ["no start parameter", /must ask from the state on \(since, as/],
  ["another size parameter", /page_size is not known[^]*correct the code, or the file of the model/],
  [
    "one failure ends all",
    /customers: the last status must be COMPLETE, but it was no status at all. It said: HTTP 403/,
  ],
  ["a failure without a TRACE", /a TRACE ERROR must name the stream/],
  ["exit code 0 after a failure", /the exit code must be 1, but it was 0/],
  ["no retries", /after a 429 and a 500: the exit code must be 0/],
  ["an error body is taken for an empty page", /an HTML page with status 200 the last status must be INCOMPLETE/],
  ["circles are followed", /a next page that was asked for before the last status must be INCOMPLETE/],
  ["an empty page ends", /with an empty page on the way[^]*missing/],
  ["a short page ends", /a full read: [^]*missing/],
  ["an unknown stream that is passed over", /the source does not know must end INCOMPLETE/],
  [
    "a configuration that is not checked",
    /before the API is asked|must give a TRACE ERROR with failure_type config_error/,
  ],
  ["a broken state that is ignored", /a state that is no JSON must give a TRACE ERROR/],
  ["a secret in the output", /The secret api_key is in the output/],
];

describe("the suite notices", () => {
  test.each(flaws)("%s", async (flaw, complaint) => {
    expect(await complaints(flaw, complaint)).toEqual(["as expected"]);
  });
});

/** The complaints until the one that is expected. */
async function complaints(flaw: string, expected: RegExp): Promise<string[]> {
  const others: string[] = [];
  for (const { verify } of acceptanceCases({ project: shop, run: reference(flaw) })) {
    const complaint = await complaintOf(verify);
    if (complaint !== undefined && expected.test(complaint)) return ["as expected"];
    if (complaint !== undefined) others.push(complaint);
  }
  return others;
}

async function complaintOf(verify: () => Promise<void>): Promise<string | undefined> {
  try {
    await verify();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
