import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { isObject } from "../model/json.js";
import type { JsonObject } from "../protocol/messages.js";

/** One line of the connector's stdout, as far as it is a message. */
export interface Message {
  readonly type: string;
  readonly body: JsonObject;
}

/**
 * Runs a bundle and hands over its messages one by one; `seen` ends the run early by returning "stop". Resolves with the exit
 * code, 0 when the run was stopped on purpose. `onConfig` gets each configuration that the connector sends to be kept (CONTROL), also after the stop. Stack traces name lines of the sources, not of the bundle. What the connector says on stderr goes to ours.
 */
export async function runConnector(
  bundle: string,
  argv: readonly string[],
  seen: (message: Message) => "stop" | undefined,
  onConfig?: (config: JsonObject) => void,
): Promise<number> {
  const child = spawn(process.execPath, ["--enable-source-maps", bundle, ...argv], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve(code ?? 1);
    });
  });
  let stopped = false;
  for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
    const message = readMessage(line);
    const config = message === undefined ? undefined : configIn(message);
    if (config !== undefined) onConfig?.(config);
    if (stopped || message === undefined || seen(message) !== "stop") continue;
    stopped = true;
    child.kill("SIGTERM");
  }
  const exitCode = await ended;
  return stopped ? 0 : exitCode;
}

/** The configuration of a CONTROL. */
function configIn({ type, body }: Message): JsonObject | undefined {
  const connectorConfig = type === "CONTROL" ? body["connectorConfig"] : undefined;
  const config = isObject(connectorConfig) ? connectorConfig["config"] : undefined;
  return isObject(config) ? { ...config } : undefined;
}

/** Anything but a message is passed over: the protocol allows stray lines. */
function readMessage(line: string): Message | undefined {
  const value = parse(line);
  if (!isObject(value) || typeof value["type"] !== "string") return undefined;
  const body = value[fieldOf(value["type"])];
  return isObject(body) ? { type: value["type"], body: { ...body } } : undefined;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** `CONNECTION_STATUS` → `connectionStatus`. */
function fieldOf(type: string): string {
  return type.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
