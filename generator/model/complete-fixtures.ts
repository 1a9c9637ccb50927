import type { Fixture } from "@create-connector/cdk/model";

/** So many sample records a stream has at most. */
const most = 10;

/**
 * A stream's fixtures with the columns of a new sample: what none of them fills is put into the first that lacks it. A stream without
 * fixtures takes the sample's.
 */
export function completeFixtures(fixtures: readonly Fixture[], sample: readonly Fixture[]): readonly Fixture[] {
  const [first, ...others] = fixtures;
  if (first === undefined) return sample.slice(0, most);
  const have = new Set(fixtures.flatMap(filledColumns));
  const news = new Map<string, unknown>();
  for (const [column, value] of sample.flatMap((record) => Object.entries(record))) {
    if (isFilled(value) && !have.has(column) && !news.has(column)) news.set(column, value);
  }
  if (news.size === 0) return fixtures;
  return [Object.fromEntries([...Object.entries(first), ...news]), ...others];
}

function filledColumns(fixture: Fixture): string[] {
  return Object.entries(fixture).flatMap(([column, value]) => (isFilled(value) ? [column] : []));
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}
