import type { ApiDefinition, StreamDefinition } from "../define/types.js";
import { createRequester } from "../http/index.js";
import type { Requester } from "../http/types.js";
import { baseUrlOf } from "../slices/index.js";
import type { Configuration } from "./config.js";
import type { Command } from "./types.js";

/** The requesters of a run: one for each API, made when it is first needed. */
export function createRequesters(
  { config, mock, rates, save }: Configuration,
  { io, output, mask, signal }: Pick<Command, "io" | "output" | "mask" | "signal">,
) {
  const requesters = new Map<ApiDefinition, Promise<Requester>>();
  return { of, close };

  function of(stream: StreamDefinition): Promise<Requester> {
    const known = requesters.get(stream.api);
    if (known !== undefined) return known;
    const made = make(stream);
    requesters.set(stream.api, made);
    return made;
  }

  async function make(stream: StreamDefinition): Promise<Requester> {
    const { auth, allowedHosts, rateLimit, concurrency } = stream.api;
    return createRequester({
      auth,
      config,
      baseUrl: await baseUrlOf(stream, config),
      allowedHosts,
      ...(rates ? { rateLimit } : {}),
      concurrency,
      mock,
      env: io.env,
      now: () => io.now(),
      sleep: io.sleep,
      log: (level, message) => {
        output.log(level, message);
      },
      addSecret: (secret) => {
        mask.add(secret);
      },
      saveConfig: save,
      signal,
    });
  }

  async function close(): Promise<void> {
    const made = await Promise.allSettled(requesters.values());
    await Promise.allSettled(made.flatMap((result) => (result.status === "fulfilled" ? [result.value.close()] : [])));
  }
}
