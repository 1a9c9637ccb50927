import { readFileSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import type { JsonObject } from "../protocol/messages.js";

/**
 * Writes the configuration that a connector sent (CONTROL) over the file that it was given: a refresh token that rotates is dead from
 * then on. Atomically, so that whatever ends this process leaves the old file or the new one; the file's mode and, where it is a
 * link, the link stay.
 */
export function saveConfig(file: string, config: JsonObject): void {
  const target = realpathSync(file);
  const text = `${JSON.stringify(config, null, 2)}\n`;
  if (readFileSync(target, "utf8") === text) return;
  const beside = `${target}.${process.pid}.tmp`;
  writeFileSync(beside, text, { mode: statSync(target).mode & 0o777 });
  renameSync(beside, target);
}
