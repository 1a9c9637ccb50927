import { bodyPlaces } from "./check-pagination.js";
import { pathKeys } from "./path.js";
import type { ModelProblem } from "./problem.js";
import type { CsvModel, FormatModel, PaginationModel, ProjectFiles, StreamModel } from "./types.js";

/** Formats whose parts cannot be right, and paths that lead nowhere in a body of that format. */
export function formatProblems(project: ProjectFiles): ModelProblem[] {
  const shared = project.connector.api.pagination;
  return Object.entries(project.streams).flatMap(([name, stream]) => {
    const { format } = stream;
    if (format === undefined) return [];
    const file = `streams/${name}.json`;
    return [
      ...encodingProblems(file, format),
      ...(typeof format === "object" && format.type === "csv" ? dialectProblems(file, format) : []),
      ...recordsProblems(file, stream, format),
      ...rootProblems(file, stream, format, stream.pagination ?? shared),
    ];
  });
}

function typeOf(format: FormatModel): "json" | "jsonl" | "csv" | "xml" {
  return typeof format === "object" ? format.type : format;
}

function encodingProblems(file: string, format: FormatModel): ModelProblem[] {
  const encoding = typeof format === "object" ? format.encoding : undefined;
  if (encoding === undefined || isCharset(encoding)) return [];
  const remedy = "Write a name of WHATWG Encoding, such as latin1, windows-1251 or utf-16le.";
  return [{ file, at: "format.encoding", value: encoding, rule: "No such charset is known.", remedy }];
}

function isCharset(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== "";
  } catch {
    return false;
  }
}

function dialectProblems(file: string, { delimiter = ",", quote = '"' }: CsvModel): ModelProblem[] {
  if (delimiter === quote) {
    const rule = "Delimiter and quote are the same character.";
    return [{ file, at: "format.delimiter", value: delimiter, rule, remedy: "Give each its own." }];
  }
  return [["delimiter", delimiter] as const, ["quote", quote] as const].flatMap(([option, character]) => {
    if (!/[\r\n]/.test(character)) return [];
    const remedy = "Write the character that the API uses.";
    return [{ file, at: `format.${option}`, value: character, rule: "It cannot be a line break.", remedy }];
  });
}

function recordsProblems(file: string, { records }: StreamModel, format: FormatModel): ModelProblem[] {
  const keys = pathKeys(records);
  const place = { file, at: "records", value: records };
  switch (typeOf(format)) {
    case "json":
      return [];
    case "csv":
      if (keys.length === 0) return [];
      return [{ ...place, rule: "Rows of CSV are the whole body.", remedy: 'Write "." (records=.).' }];
    case "jsonl":
      if (keys.length === 0 || keys[0] === "*") return [];
      return [{ ...place, rule: "JSON lines are a list.", remedy: 'Write ".", or "*.data" for a place in each line.' }];
    case "xml":
      if (keys.length > 0) return [];
      return [
        {
          ...place,
          rule: "The body is the root element, no record.",
          remedy: 'Write it with its root: "orders.order".',
        },
      ];
  }
}

/** A document of XML has one root: what stands beside the records stands below it, too. */
function rootProblems(
  file: string,
  { records, pagination: own }: StreamModel,
  format: FormatModel,
  pagination: PaginationModel | undefined,
): ModelProblem[] {
  const [root] = pathKeys(records);
  if (typeOf(format) !== "xml" || pagination === undefined || root === undefined) return [];
  const outside = bodyPlaces(pagination).filter(([, path]) => pathKeys(path)[0] !== root);
  return outside.map(([option, path]): ModelProblem => {
    const rule = `The body is one element ${JSON.stringify(root)}, so nothing is found at ${JSON.stringify(path)}.`;
    const place = own === undefined ? { at: "records", value: records } : { at: `pagination.${option}`, value: path };
    return { file, ...place, rule, remedy: `Begin it with ${root}.` };
  });
}
