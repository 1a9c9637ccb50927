/** JSON that was damaged somewhere: what a person or a program may write by mistake, and what somebody may write on purpose. */
import fc from "fast-check";
import { isList, isObject } from "../../src/model/json.js";
import { hostileTexts } from "../generator/render/projects.js";

/** Names that lead somewhere else when they become a file's. */
export const hostilePaths = [
  "../../etc/passwd",
  "/etc/passwd",
  "..",
  ".",
  "a/../../b",
  "C:\\temp",
  "nul",
  "a\u0000b",
  "%2e%2e/x",
  "{config.}",
  "{x}",
];

/** A value of any kind, often one that means something somewhere. */
export const strange: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts, ...hostilePaths) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      null,
      true,
      false,
      0,
      -1,
      1e308,
      1.5,
      "",
      [],
      {},
      [[]],
      "none",
      "page",
      "cursor",
      "datetime",
      "iso",
    ),
  },
  fc.string({ unit: "grapheme" }),
);

/** What is done to one place: its value is replaced, it is taken out, a key is added beside it, or it stands there twice. */
interface Deed {
  readonly where: readonly number[];
  readonly kind: "replace" | "remove" | "add" | "twin";
  readonly key: string;
  readonly value: unknown;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  where: fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 8 }),
  kind: fc.constantFrom("replace" as const, "remove" as const, "add" as const, "twin" as const),
  key: fc.oneof(
    fc.constantFrom("__proto__", "constructor", "type", "sample", "x y", ""),
    fc.string({ unit: "grapheme" }),
  ),
  value: strange,
});

/** `original` with one or two places damaged. */
export function damaged(original: unknown): fc.Arbitrary<unknown> {
  return fc.array(deed, { minLength: 1, maxLength: 2 }).map((deeds) => deeds.reduce(damage, original));
}

function damage(body: unknown, { where, kind, key, value }: Deed): unknown {
  const [at, ...rest] = where;
  if (at === undefined || (!isObject(body) && !isList(body))) return value;
  const entries: [string, unknown][] = Object.entries(body);
  const index = entries.length === 0 ? 0 : at % entries.length;
  const isHere = rest.length === 0 || entries.length === 0;
  const changed = entries.flatMap(([name, inner], position): [string, unknown][] => {
    if (position !== index) return [[name, inner]];
    if (!isHere) return [[name, damage(inner, { where: rest, kind, key, value })]];
    return kind === "remove" ? [] : kind === "replace" ? [[name, value]] : [[name, inner]];
  });
  const twin = kind === "twin" ? entries[index]?.[1] : value;
  const all = isHere && (kind === "add" || kind === "twin") ? [...changed, [key, twin] as const] : changed;
  return isList(body) ? all.map(([, inner]) => inner) : Object.fromEntries(all);
}
