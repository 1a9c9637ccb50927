/**
 * Union of lines, for ignore files: what the user has stays, lines that are new in `theirs` come behind the line that they follow there.
 * A line that the base had and the user removed stays away. LF.
 */
export function mergeLines(mine: string, base: string, theirs: string): string {
  const known = new Set(base.split("\n"));
  const merged = mine.replace(/\n$/, "").split("\n");
  let after = merged.length - 1;
  for (const line of theirs.split("\n")) {
    const at = merged.indexOf(line);
    if (line.trim() === "") continue;
    if (at >= 0) after = at;
    if (at >= 0 || known.has(line)) continue;
    merged.splice(after + 1, 0, line);
    after += 1;
  }
  return `${merged.join("\n")}\n`;
}
