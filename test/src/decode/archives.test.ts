import { describe, expect, test } from "@jest/globals";
import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { csv, decodePage } from "../../../src/decode/index.js";
import { unpack } from "../../../src/decode/unpack.js";
import { zipped } from "./zipped.js";

describe("a body that is an archive", () => {
  const page = (body: Uint8Array) =>
    decodePage({ body, contentType: "application/json", records: ["data"], where: "Page 1" });
  const json = '{"data":[{"id":1}]}';

  test("of gzip is unpacked, whatever the header says", () => {
    expect(page(gzipSync(json)).record(0)).toEqual({ id: 1 });
    expect(page(gzipSync(gzipSync(json))).count).toBe(1);
  });

  test("of ZIP is unpacked, stored or deflated, in front of a comment", () => {
    expect(page(zipped([{ name: "a.json", content: json }])).record(0)).toEqual({ id: 1 });
    expect(page(zipped([{ name: "a.json", content: json, stored: true }], "made today")).count).toBe(1);
  });

  test("of several files is one page of all their records; folders are no files", () => {
    const body = zipped([
      { name: "reports/", content: "" },
      { name: "reports/a.csv", content: "id\n1\n2\n" },
      { name: "__MACOSX/reports/a.csv", content: "noise" },
      { name: "reports/b.csv.gz", content: gzipSync("id\n3\n") },
    ]);
    const all = decodePage({ body, records: [], where: "Page 1", format: csv() });
    expect(Array.from({ length: all.count }, (_, index) => all.record(index)["id"])).toEqual(["1", "2", "3"]);
    expect(all.bytes).toBe(body);
  });

  test("without a file is a page without records", () => {
    expect(page(zipped([])).count).toBe(0);
  });

  test("that stops before its end may come whole the next time", () => {
    const body = zipped([{ name: "a.json", content: json }]);
    for (const cut of [body.subarray(0, body.length - 30), gzipSync(json).subarray(0, 20)]) {
      expect(fault(cut)).toMatchObject({ code: "DECODE_INCOMPLETE", failureType: "transient_error" });
    }
  });

  test("that is broken, encrypted or packed in another way says so", () => {
    const broken = zipped([{ name: "a.json", content: json, crc: 1 }]);
    expect(fault(broken)).toMatchObject({ code: "DECODE_ARCHIVE" });
    expect(fault(broken).message).toContain("a.json of the ZIP file is broken");
    expect(fault(zipped([{ name: "a.json", content: json, flags: 1 }])).message).toContain(
      "a.json of the ZIP file is encrypted",
    );
    expect(fault(zipped([{ name: "a.json", content: json, method: 14 }])).message).toContain("packed by method 14");
    expect(fault(Buffer.concat([gzipSync(json).subarray(0, -8), Buffer.alloc(8)]))).toMatchObject({
      code: "DECODE_ARCHIVE",
    });
  });

  test("holds no bomb: what comes out has a limit", () => {
    const million = Buffer.alloc(1_000_000);
    const two = [
      { name: "a", content: million },
      { name: "b", content: million },
    ];
    for (const body of [gzipSync(million), zipped(two)]) {
      expect(() => unpack(body, "Page 1", 999_999)).toThrow("unpacked, the body has more than 0 MB");
    }
    expect(() => unpack(zipped(two), "Page 1", 1_500_000)).toThrow("more than 1 MB");
    const lying = deflateRawSync(million);
    const body = zipped([{ name: "a", content: lying, method: 8, stored: true, size: 10, crc: crc32(million) }]);
    expect(() => unpack(body, "Page 1", 1000)).toThrow("unpacked, the body has more than 0 MB");
  });

  test("is not unpacked without end", () => {
    const deep = gzipSync(gzipSync(gzipSync(gzipSync(json))));
    expect(fault(deep).message).toContain("an archive within 3 archives");
  });

  function fault(body: Uint8Array): Error {
    try {
      page(body);
    } catch (error) {
      if (error instanceof Error) return error;
    }
    throw new Error("Nothing was thrown.");
  }
});
