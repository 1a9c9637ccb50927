import { pathToFileURL } from "node:url";
import { buildBundle, bundleIsStale } from "./bundle.js";
import type { Project } from "./project.js";
import type { Terminal } from "./terminal.js";

/**
 * Runs the connector in this process, as the executable of an image would: built first when the bundle is missing or older
 * than the source (said on stderr, stdout belongs to the connector). Signals and the exit code are the connector's own.
 */
export async function execConnector(project: Project, argv: readonly string[], terminal: Terminal): Promise<void> {
  await freshBundle(project, terminal);
  process.argv = [process.execPath, project.bundle, ...argv];
  await import(pathToFileURL(project.bundle).href);
}

/** Builds when that is needed. */
export async function freshBundle(project: Project, terminal: Terminal): Promise<void> {
  if (!bundleIsStale(project)) return;
  terminal.warn("Building dist/connector.cjs …\n");
  await buildBundle(project);
}
