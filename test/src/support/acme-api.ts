import { sourceOf } from "../../../src/define/source-of.js";
import { run } from "../../../src/run.js";
import type { Io } from "../../../src/protocol/io.js";
import type { ProjectFiles } from "../../../src/model/types.js";
import { acme } from "../../support/acme.js";
import { apiServer, type Answer, type ApiServer } from "./api-server.js";
import { testIo, type TestIo } from "./io.js";
import { tempFiles } from "./files.js";

/** Seven customers, two a day, and an order for each; pages of three. */
export const customers = Array.from({ length: 7 }, (_, index) => ({
  id: index + 1,
  name: `Customer ${index + 1}`,
  updated_at: `2026-01-0${Math.floor(index / 2) + 1}T10:00:00Z`,
}));

export const orders = customers.map(({ id }) => ({ id: `o_${id}`, total: id, customer_id: id }));

/** Answers instead of the API; undefined: the API answers itself. */
export type Override = (url: URL) => Answer | Promise<Answer> | undefined;

export interface AcmeApi {
  readonly server: ApiServer;
  override: Override;
}

export async function acmeApi(): Promise<AcmeApi> {
  const state: { override: Override } = { override: () => undefined };
  const server = await apiServer((url) => state.override(url) ?? answer(url));
  return Object.assign(state, { server });
}

export function answer(url: URL): Answer {
  const child = /^\/v1\/customers\/(\d+)\/orders$/.exec(url.pathname);
  if (child !== null)
    return { body: { data: [{ id: `o_${child[1] ?? ""}`, total: Number(child[1]) }], next_cursor: null } };
  const since = url.searchParams.get("updated_since") ?? "";
  const from = Number(url.searchParams.get("after") ?? 0);
  const wanted = customers.filter(({ updated_at }) => updated_at >= since);
  const next = from + 3 < wanted.length ? String(from + 3) : null;
  return { body: { data: wanted.slice(from, from + 3), next_cursor: next } };
}

export interface AcmeRun extends TestIo {
  readonly code: number;
}

export interface AcmeRunOptions {
  readonly project?: ProjectFiles;
  readonly config?: unknown;
  readonly catalog?: unknown;
  readonly state?: unknown;
  readonly io?: Partial<Io>;
}

/** Runs a command of the source acme, with files of these contents. */
export async function runAcme(api: AcmeApi, command: string, options: AcmeRunOptions = {}): Promise<AcmeRun> {
  const { project = acme, config = acmeConfig(api), catalog, state } = options;
  const files = tempFiles();
  const argv = [command];
  if (config !== null) argv.push("--config", files.write(config));
  if (catalog !== undefined) argv.push("--catalog", files.write(catalog));
  if (state !== undefined) argv.push("--state", files.write(state));
  const surroundings = testIo(options.io);
  try {
    return { ...surroundings, code: await run(sourceOf(project), argv, surroundings.io) };
  } finally {
    files.remove();
  }
}

export function acmeConfig(api: AcmeApi) {
  return { api_key: "k-12345678", _mock_api: api.server.url };
}
