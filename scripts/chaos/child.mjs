/** A connector of chaos as a process of its own: the model in CHAOS_PROJECT runs on the CDK in CHAOS_CDK. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { sourceOf, start } = await import(pathToFileURL(join(process.env.CHAOS_CDK, "index.js")).href);
await start(async () => ({ source: sourceOf(JSON.parse(process.env.CHAOS_PROJECT)) }));
