import type { RateLimitModel } from "@create-connector/cdk/model";

const spans = new Map<string, RateLimitModel["per"]>(
  (["second", "minute", "hour"] as const).flatMap((per) => [
    [per, per],
    [per.slice(0, 1), per],
    [`${per}s`, per],
  ]),
);
spans.set("sec", "second").set("min", "minute");

/** Is a text a rate, or several? `7/second`, `7/s, 200/min`, `100/minute burst 10`. */
export function rateProblem(text: string): true | string {
  for (const part of text.split(",")) {
    const rate = rateOf(part);
    if (rate === undefined)
      return `${part.trim()} is no rate. Write requests and time: 7/second, 200/minute, 1000/hour, several with commas; with burst: 100/minute burst 10.`;
    if (rate.requests < 1)
      return `${part.trim()} lets nothing leave. Give a longer time: 30/minute is one request in two seconds.`;
    if (rate.burst !== undefined && (rate.burst < 1 || rate.burst > rate.requests))
      return `${part.trim()} has a burst of ${rate.burst}. Give 1 to ${rate.requests}, the requests of that time.`;
  }
  return true;
}

/** The rate, or the list of rates, that a valid text stands for. */
export function readRates(text: string): RateLimitModel | readonly RateLimitModel[] {
  const rates = text.split(",").flatMap((part) => rateOf(part) ?? []);
  const [only] = rates;
  return rates.length === 1 && only !== undefined ? only : rates;
}

/** Rates as text that reads back the same. */
export function rateText(rates: Partial<RateLimitModel> | readonly Partial<RateLimitModel>[] | undefined): string {
  return [rates ?? []]
    .flat()
    .map(({ requests, per, burst }) => `${requests}/${per}${burst === undefined ? "" : ` burst ${burst}`}`)
    .join(", ");
}

function rateOf(text: string): RateLimitModel | undefined {
  const found = /^\s*(\d+)\s*(?:\/|per)\s*([a-z]+)(?:\s+burst\s+(\d+))?\s*$/i.exec(text);
  const per = spans.get(found?.[2]?.toLowerCase() ?? "");
  if (found === null || per === undefined) return undefined;
  const burst = found[3] === undefined ? {} : { burst: Number(found[3]) };
  return { requests: Number(found[1]), per, ...burst };
}
