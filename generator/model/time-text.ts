import type { DateFormat } from "@create-connector/cdk/model";

/** A point in time, in milliseconds since the epoch, as an API of this format writes it. */
export function timeText(time: number, format: DateFormat): string | number {
  if (format === "epochSeconds") return Math.floor(time / 1000);
  if (format === "epochMilliseconds") return time;
  if (format === "iso") return new Date(time).toISOString().replace(".000Z", "Z");
  return inPattern(new Date(time + offsetOf(format.zone)), format.pattern);
}

/** `UTC` → 0, `+02:00` → two hours. */
function offsetOf(zone: string): number {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === "-" ? -size : size;
}

function inPattern(local: Date, pattern: string): string {
  const parts: { readonly [letters: string]: string } = {
    yyyy: String(local.getUTCFullYear()).padStart(4, "0"),
    MM: two(local.getUTCMonth() + 1),
    dd: two(local.getUTCDate()),
    HH: two(local.getUTCHours()),
    mm: two(local.getUTCMinutes()),
    ss: two(local.getUTCSeconds()),
    SSS: String(local.getUTCMilliseconds()).padStart(3, "0"),
  };
  return pattern.replace(/yyyy|MM|dd|HH|mm|SSS|ss/g, (letters) => parts[letters] ?? letters);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
