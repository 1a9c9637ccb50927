import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import prettier from "prettier";

const begin = "<!-- figures: written by npm run bench -- --write -->";
const end = "<!-- end of the figures -->";

export function printReport({ title, goal, head, rows }) {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column].length)));
  const line = (cells) => cells.map((cell, column) => cell.padStart(widths[column])).join("  ");
  console.log(`\n${title}\n  to reach: ${goal}\n  ${[head, ...rows].map(line).join("\n  ")}`);
}

/** Replaces the figures of the page; what people wrote around them stays. */
export async function writeReport(path, sections) {
  const page = existsSync(path) ? readFileSync(path, "utf8") : `# Benchmarks\n\n${begin}\n${end}\n`;
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${path} must hold the lines "${begin}" and "${end}".`);
  const text = `${before}${begin}\n\n${figures(sections)}\n\n${end}${after}`;
  const options = await prettier.resolveConfig(path);
  writeFileSync(path, await prettier.format(text, { ...options, filepath: path }));
}

function figures(sections) {
  const machine = `Measured with Node ${process.version} on ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}.`;
  const tables = sections.map(({ title, goal, head, rows }) => {
    const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
    return `## ${title}\n\nTo reach: ${goal}.\n\n${lines.join("\n")}`;
  });
  return [machine, ...tables].join("\n\n");
}
