import { readFileSync } from "node:fs";

/** Version of create-connector: of the package.json above the compiled generator, or above its sources. */
export function ownVersion(): string {
  for (const place of ["../../package.json", "../package.json"]) {
    const found = versionIn(new URL(place, import.meta.url));
    if (found !== undefined) return found;
  }
  throw new Error("The package.json of create-connector is missing.");
}

function versionIn(url: URL): string | undefined {
  let text: string;
  try {
    text = readFileSync(url, "utf8");
  } catch {
    return undefined;
  }
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || !("name" in value) || value.name !== "create-connector")
    return undefined;
  return "version" in value && typeof value.version === "string" ? value.version : undefined;
}
