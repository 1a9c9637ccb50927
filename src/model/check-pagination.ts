import { pathKeys, pathOf } from "./path.js";
import type { ModelProblem } from "./problem.js";
import type { PaginationModel, Path, QueryValue, StreamModel } from "./types.js";

/** What of a pagination contradicts itself. */
export function paginationProblems(file: string, at: string, pagination: PaginationModel | undefined): ModelProblem[] {
  if (pagination === undefined || pagination.type === "none") return [];
  return [
    ...sizeProblems(file, at, pagination),
    ...flagProblems(file, at, pagination),
    ...bodyPlaces(pagination).flatMap(([option, path]): ModelProblem[] => {
      const place = { file, at: `${at}.${option}`, value: path };
      if (pathKeys(path).length > 0 && !pathKeys(path).includes("*")) return [];
      return [{ ...place, rule: "It must lead to one value of the body.", remedy: "Name it without *: meta.next" }];
    }),
  ];
}

function sizeProblems(file: string, at: string, pagination: PaginationModel): ModelProblem[] {
  const size = pagination.type === "none" ? undefined : pagination.size;
  const problems: ModelProblem[] = [];
  if (size?.max !== undefined && size.value > size.max) {
    const rule = `It is more than the API's maximum, ${size.max}.`;
    const remedy = `Ask for ${size.max} at most, or correct max.`;
    problems.push({ file, at: `${at}.size.value`, value: size.value, rule, remedy });
  }
  if ("stop" in pagination && pagination.stop === "shortPage" && size === undefined) {
    const rule = "Without a size no page is known to be short.";
    const remedy = 'Add size: { "param": …, "value": … }, or use "emptyPage".';
    problems.push({ file, at: `${at}.stop`, value: pagination.stop, rule, remedy });
  }
  return problems;
}

function flagProblems(file: string, at: string, pagination: PaginationModel): ModelProblem[] {
  if (!("more" in pagination && "last" in pagination)) return [];
  const rule = "It says what more says, the other way round: only one of them can be the API's flag.";
  return [{ file, at: `${at}.last`, value: pagination.last, rule, remedy: "Take one of the two out." }];
}

/** What a pagination reads of the body; answers that are not complete have it too. */
export interface BodyReads {
  readonly type?: PaginationModel["type"];
  readonly from?: Path;
  readonly more?: Path;
  readonly last?: Path;
  readonly pages?: Path;
  readonly total?: Path;
  readonly connection?: Path;
}

/** The places of the body that a pagination reads, by option. */
export function bodyPlaces({
  type,
  from,
  more,
  last,
  pages,
  total,
  connection,
}: BodyReads): (readonly [string, Path])[] {
  const odata = type === "odata" ? ["@odata.nextLink"] : undefined;
  const options: { readonly [option: string]: Path | undefined } = { from, more, last, pages, total, connection };
  return Object.entries({ ...options, type: odata }).flatMap(([option, path]) =>
    path === undefined ? [] : [[option, path] as const],
  );
}

/** A place that a pagination reads and that cannot be there, because the records take it: its option and path. */
export function placeInRecords(records: Path, pagination: BodyReads): readonly [string, Path] | undefined {
  const keys = pathKeys(records);
  return bodyPlaces(pagination).find(([option, path]) => {
    const place = pathKeys(path);
    if (option === "connection") return !place.every((key, index) => key === keys[index]);
    // [{ "next": … }, …]: an element of the list may hold it.
    if (/^\d+$/.test(place[keys.length] ?? "")) return false;
    return keys.every((key, index) => key === place[index]);
  });
}

/** What a pagination reads beside the records is not there, where the whole body is records. */
export function besideRecordsProblems(
  file: string,
  { records }: StreamModel,
  pagination: PaginationModel | undefined,
): ModelProblem[] {
  const inside = placeInRecords(records, pagination ?? {});
  if (inside === undefined) return [];
  const [option, path] = inside;
  const place = { file, at: "records", value: records };
  const shown = JSON.stringify(pathOf(pathKeys(path)));
  if (option === "connection") {
    const rule = `The pages go on at ${shown} (pagination.connection), but the records do not stand in it.`;
    return [{ ...place, rule, remedy: "Name the records of that connection: its path, then nodes or edges.*.node." }];
  }
  const whole = pathKeys(records).length === 0 ? "The whole body is records" : "The records are a list";
  const rule = `${whole}, so the pagination finds nothing at ${shown} beside them.`;
  const remedy = "Say where the list stands (records=data), or, where the body is one record, pagination.type=none.";
  return [{ ...place, rule, remedy }];
}

export type Constants = readonly (readonly [string, { readonly [name: string]: QueryValue } | undefined])[];

/** Two owners of one query parameter: one of them would be lost. */
export function clashes(
  file: string,
  at: string,
  pagination: PaginationModel | undefined,
  constants: Constants,
): ModelProblem[] {
  const params = allParams(pagination);
  const inQuery = pageParams(pagination);
  const problems = inQuery.flatMap(([where, param]) =>
    clashWith(file, at === "" ? "" : `${at}.${where}`, param, constants, "pagination"),
  );
  const [first, second] = params;
  if (first === undefined || second?.[1] !== first[1] || at === "") return problems;
  const rule = `The same parameter carries ${first[0]} and ${second[0]}.`;
  return [...problems, { file, at: `${at}.${second[0]}`, value: second[1], rule, remedy: "Give each its own." }];
}

/** The query parameters that a pagination sets, by option. */
export function pageParams(pagination: PaginationModel | undefined): [string, string][] {
  if (pagination === undefined || pagination.type === "relay") return [];
  return "in" in pagination && pagination.in === "body" ? [] : allParams(pagination);
}

function allParams(pagination: PaginationModel | undefined): [string, string][] {
  if (pagination === undefined || pagination.type === "none") return [];
  const { size } = pagination;
  const sizes: [string, string][] = size !== undefined && "param" in size ? [["size.param", size.param]] : [];
  if (pagination.type === "relay") return [["variable", pagination.variable ?? "after"], ...sizes];
  return "param" in pagination ? [["param", pagination.param], ...sizes] : sizes;
}

export function clashWith(
  file: string,
  at: string,
  param: string,
  constants: Constants,
  owner: string,
): ModelProblem[] {
  return constants.flatMap(([where, query]): ModelProblem[] => {
    if (query === undefined || !Object.hasOwn(query, param)) return [];
    const rule = `The parameter ${JSON.stringify(param)} is set by ${owner} and by ${where}: one would be lost.`;
    return [{ file, at: at === "" ? `${where}.${param}` : at, value: param, rule, remedy: `Take it out of ${where}.` }];
  });
}
