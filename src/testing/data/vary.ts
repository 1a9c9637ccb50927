import { createHash } from "node:crypto";

/**
 * Another value of the same kind, so that keys stay unique when fixtures are continued: numbers count up, texts that end in digits
 * too, UUIDs come from a hash, dates move a day, other texts get a suffix. `undefined` where nothing can be varied.
 */
export function vary(value: unknown, count: number): unknown {
  if (typeof value === "number") return value + count;
  if (typeof value !== "string") return undefined;
  if (uuid.test(value)) return uuidOf(`${value} ${count}`);
  const date = /^(\d{4}-\d\d-\d\d)(.*)$/.exec(value);
  if (date !== null) return `${daysAfter(date[1] ?? "", count)}${date[2] ?? ""}`;
  const [, before = "", number = ""] = /^(.*?)(\d+)$/s.exec(value) ?? [];
  if (number !== "") return `${before}${String(BigInt(number) + BigInt(count)).padStart(number.length, "0")}`;
  return suffixed(value, `-${count + 1}`);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function uuidOf(seed: string): string {
  const hex = createHash("sha1").update(seed).digest("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4] ?? "8";
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}

function daysAfter(date: string, days: number): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}

/** `ann@x.org` → `ann-2@x.org`; `https://x.org/a/` → `https://x.org/a-2/`. */
function suffixed(value: string, suffix: string): string {
  const [, name, rest] = /^([^@\s]+)(@[^@\s]+)$/.exec(value) ?? /^(.*?)(\/*)$/s.exec(value) ?? [];
  return `${name ?? value}${suffix}${rest ?? ""}`;
}
