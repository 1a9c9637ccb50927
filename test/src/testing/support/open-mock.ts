import type { ProjectFiles } from "../../../../src/model/types.js";
import { createMockApi, type MockApi, type MockApiOptions } from "../../../../src/testing/index.js";
import { fetchMock, type Reply } from "./fetch-mock.js";

export interface OpenMock {
  readonly api: MockApi;
  /** GETs a path below the base URL with the right credential and constants, unless other headers are given. */
  readonly get: (path: string, headers?: { readonly [name: string]: string }) => Promise<Reply>;
}

export const shopHeaders = { authorization: "Bearer mock-api_key", "x-client": "shop" };

/** A mock API that listens for the time of one test. */
export async function withMock(
  project: ProjectFiles,
  use: (mock: OpenMock) => Promise<void>,
  options: Omit<MockApiOptions, "project"> = {},
): Promise<void> {
  const api = createMockApi({ project, ...options });
  const address = await api.listen();
  const base = "https://api.shop.test/v1";
  try {
    await use({ api, get: (path, headers = shopHeaders) => fetchMock(address, `${base}${path}`, headers) });
  } finally {
    await api.close();
  }
}

/** The ids of the records in a body's `data`. */
export function idsIn({ json, list }: Reply): unknown[] {
  const { data } = json;
  const records: readonly unknown[] = Array.isArray(data) ? data : list;
  return records.map((record) =>
    typeof record === "object" && record !== null && "id" in record ? record.id : undefined,
  );
}

/** Follows pages until `next` finds no more, at most 20. */
export async function allPages(
  first: string,
  next: (reply: Reply) => string | undefined,
  get: OpenMock["get"],
): Promise<unknown[][]> {
  const pages: unknown[][] = [];
  for (let path: string | undefined = first; path !== undefined && pages.length < 20;) {
    const reply: Reply = await get(path);
    pages.push(idsIn(reply));
    path = next(reply);
  }
  return pages;
}
