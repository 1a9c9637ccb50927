import type { StreamDefinition } from "../define/types.js";
import { ConnectorError } from "../protocol/error.js";
import { askedBy, readPages, slicesOf, type ReadContext } from "../slices/index.js";
import { tellAccess } from "./access.js";
import { loadConfig } from "./config.js";
import { createRequesters } from "./requesters.js";
import type { Command } from "./types.js";

/**
 * Says whether the configuration works: it fits the specification, and one page of the check stream can be read. Which of the other
 * streams the credentials do not open is said in the log (see `tellAccess`). Whatever the API
 * or the configuration is to blame for is a FAILED status (exit code 0); a fault of the connector is thrown.
 */
export async function check(command: Command): Promise<number> {
  const { output } = command;
  try {
    await readOnePage(command);
    output.message({ type: "CONNECTION_STATUS", connectionStatus: { status: "SUCCEEDED" } });
  } catch (error) {
    if (!(error instanceof ConnectorError) || command.signal.aborted) throw error;
    output.log("ERROR", `${error.code}: ${error.detail ?? error.message}`);
    output.message({ type: "CONNECTION_STATUS", connectionStatus: { status: "FAILED", message: error.message } });
  }
  return 0;
}

async function readOnePage(command: Command): Promise<void> {
  const configuration = await loadConfig(command);
  const requesters = createRequesters(configuration, command);
  const context: ReadContext = {
    config: configuration.config,
    requester: (stream) => requesters.of(stream),
    now: () => command.io.now(),
    log: (level, message) => {
      command.output.log(level, message);
    },
    signal: command.signal,
  };
  try {
    const { check: stream, streams } = command.source;
    await firstPage(stream, context);
    await tellAccess(
      streams.filter((one) => one !== stream && one.parent === undefined),
      context,
      firstPage,
    );
  } finally {
    await requesters.close();
  }
}

async function firstPage(stream: StreamDefinition, context: ReadContext): Promise<void> {
  const { name, cursor: kind, primaryKey } = stream;
  const run = { stream: name, config: context.config, primaryKey, now: () => context.now(), log: () => undefined };
  const cursor = (await kind?.open(run))?.slice(undefined);
  for await (const slice of slicesOf(stream, context)) {
    for await (const { page } of readPages(stream, context, slice, { ...askedBy(cursor), ahead: false })) {
      if (page.count > 0) page.record(0);
      return;
    }
  }
}
