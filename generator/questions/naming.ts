/**
 * A title as a name: lower-case letters and digits of ASCII with single dashes, without a leading `source-` (the project adds it);
 * accents are dropped. `""` when nothing is left (`日本`).
 */
export function slugOf(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .replace(/^source-(?=.)/, "");
}

/** A name as a title: `acme-billing` → `Acme Billing`. */
export function titleOf(name: string): string {
  return name
    .split("-")
    .filter((word) => word !== "")
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(" ");
}

/** A text as the name of a stream or of a setting: `Order items` → `order_items`; camelCase is kept; `""` when nothing is left. */
export function identifierOf(text: string): string {
  const name = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
