import { isList, isObject } from "../../../model/json.js";
import { canonical } from "../../data/paths.js";
import type { AcceptanceCase } from "../../types.js";
import { expectThat } from "../expect.js";
import type { Suite } from "../suite.js";

/** Dotted place of a fact → its value. */
type Facts = ReadonlyMap<string, unknown>;

/** What a model may say and code cannot, or need not repeat. */
const modelOnly =
  /^(?:\$schema|description|sources(?:\..*)?|pagination\.size\.max|auth\.(?:options\.[^.]+\.)?(?:rotates|authorization(?:\..*)?))$/;
/** What holds when nothing is said. */
const defaults: Facts = new Map<string, unknown>([
  ["pagination.type", "none"],
  ["pagination.start", 1],
  ["pagination.in", "query"],
  ["pagination.variable", "after"],
  ["pagination.stop", "emptyPage noToken"],
  ["pagination.rel", "next"],
  ["cursor.order", "none"],
  ["format", "json"],
  ["auth.clientAuth", "body"],
  ["cursor.stopEarly", false],
  ["coerce", false],
]);

/** `describe`: what the code says of the API is what the model says. Facts that became functions are passed over. */
export function factCases(suite: Suite): AcceptanceCase[] {
  return [
    suite.withMock("facts: the code says of the API what the model says", async () => {
      const described = await suite.described();
      if (described === undefined) return;
      const { api, streams } = described;
      const found = differences(suite.project.connector.api, api, "connector.json (api)", "src/api.ts");
      for (const name of suite.streams) {
        if (!isObject(streams) || !Object.hasOwn(streams, name)) continue;
        found.push(
          ...differences(suite.model(name), streams[name], `streams/${name}.json`, `the code of stream "${name}"`),
        );
      }
      expectThat(found.length === 0, () => {
        return [...found, "Correct the one that is wrong: the model says what the API does, the code does it."].join(
          "\n",
        );
      });
    }),
  ];
}

function differences(model: unknown, code: unknown, file: string, where: string): string[] {
  const [due, came] = [factsOf(model), factsOf(code)];
  return [...new Set([...due.keys(), ...came.keys()])].flatMap((place) => {
    if (modelOnly.test(place) || place === "transform" || place === "filter" || inCode(came, place)) return [];
    if (sameFact(place, due.get(place), came.get(place), defaultsFor(due))) return [];
    return [`${file}: ${place} is ${shown(due.get(place))}, but in ${where} it is ${shown(came.get(place))}.`];
  });
}

/** Is the fact, or what it is a part of, a function? */
function inCode(came: Facts, place: string): boolean {
  const keys = place.split(".");
  return keys.some((_, index) => came.get(keys.slice(0, index + 1).join(".")) === "in code");
}

/** Offsets count from 0, pages from 1. */
function defaultsFor(model: Facts): Facts {
  return model.get("pagination.type") === "offset" ? new Map([...defaults, ["pagination.start", 0]]) : defaults;
}

function sameFact(place: string, due: unknown, came: unknown, usual: Facts): boolean {
  if (canonical(plain(due) ?? null) === canonical(plain(came) ?? null)) return true;
  const said = due ?? came;
  return (due === undefined || came === undefined) && isDefault(place, said, usual);
}

function isDefault(place: string, value: unknown, defaults: Facts): boolean {
  if (isList(value)) return value.length === 0;
  if (value === false && /^partitions\..*\.add$/.test(place)) return true;
  const usual = defaults.get(place);
  return typeof usual === "string"
    ? usual.split(" ").some((word) => word === value)
    : usual !== undefined && usual === value;
}

/** A list of one key is that key. */
function plain(value: unknown): unknown {
  return isList(value) && value.length === 1 ? plain(value[0]) : value;
}

function factsOf(value: unknown, place: readonly string[] = []): Facts {
  if (value === undefined) return new Map();
  if (!isObject(value) || isList(value)) return new Map<string, unknown>([[place.join("."), value]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...factsOf(inner, [...place, key])]));
}

function shown(value: unknown): string {
  return value === undefined ? "not said" : JSON.stringify(value);
}
