import { run } from "../../../../src/run.js";
import { sourceOf } from "../../../../src/define/source-of.js";
import type { ProjectFiles } from "../../../../src/model/types.js";
import { readStream, type MockApi, type StreamRead } from "../../../../src/testing/index.js";
import { withMock } from "./open-mock.js";
import { shop } from "./shop.js";

export interface ShopRead extends StreamRead {
  /** What a full read must bring. */
  readonly expected: readonly unknown[];
  readonly api: MockApi;
}

/** Reads a stream of the shop with our own CDK, against the mock that `disturb` changed. */
export async function readShop(
  disturb: (api: MockApi) => void,
  { stream = "customers", project = shop }: { readonly stream?: string; readonly project?: ProjectFiles } = {},
): Promise<ShopRead> {
  const source = sourceOf(project);
  let read: ShopRead | undefined;
  await withMock(project, async ({ api }) => {
    disturb(api);
    const result = await readStream((argv, io) => run(source, argv, io), stream, { api });
    read = { ...result, expected: api.records(stream), api };
  });
  if (read === undefined) throw new Error("Nothing was read.");
  return read;
}

/** Records in an order of their own, to compare what came with what should. */
export function sorted(records: readonly unknown[]): string[] {
  return records.map((record) => JSON.stringify(record)).sort();
}
