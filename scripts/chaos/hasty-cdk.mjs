import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A copy of the built CDK that writes the state of a page before the page's last record, as a careless reader would. It lies where
 * Node finds the CDK's dependencies. Throws an Error when the place to break is not there.
 */
export function hastyCdk(root) {
  mkdirSync(join(root, "dist"), { recursive: true });
  const copy = mkdtempSync(join(root, "dist", ".chaos-"));
  const folder = join(copy, "dist");
  cpSync(join(root, "src", "dist"), folder, { recursive: true });
  cpSync(join(root, "src", "model"), join(copy, "model"), { recursive: true });
  const file = join(folder, "commands", "read-slice.js");
  const code = readFileSync(file, "utf8");
  const place = "const bytes = output.record(stream.name, record";
  if (code.split(place).length !== 2)
    throw new Error(`${file} has no single line "${place}": correct scripts/chaos/hasty-cdk.mjs.`);
  const early =
    "if (index === page.count - 1 && cursor?.checkpoint() !== undefined) { job.state.checkpoint(slice, cursor.checkpoint()); job.writeState(); }";
  writeFileSync(file, code.replace(place, `${early}\n            ${place}`));
  return { folder, remove: () => rmSync(copy, { recursive: true, force: true }) };
}
