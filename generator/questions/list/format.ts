import type { Question, StreamContext } from "../types.js";

/** How a stream's bodies are written. A sample shows it, and JSON is usual: the wizard does not ask. */
export const formatQuestions: readonly Question<StreamContext>[] = [
  {
    key: "format.type",
    flag: "format=<format>",
    short: "format",
    help: "how bodies are written; archives (gzip, ZIP) need no word",
    message: "How are bodies written?",
    kind: "select",
    choices: [
      { value: "json", label: "JSON", example: '{"data": [{"id": 1}]}' },
      { value: "jsonl", label: "JSON lines", example: "one object a line" },
      { value: "csv", label: "CSV", example: "id,name" },
      { value: "xml", label: "XML", example: "<orders><order><id>1</id></order></orders>" },
    ],
    default: () => "json",
    quiet: true,
  },
  {
    key: "format.delimiter",
    flag: "format.delimiter=<character>",
    help: "what stands between the fields of a CSV row, when it is no comma: ; or tab",
    message: "What stands between the fields? (; or tab; Enter: a comma)",
    kind: "input",
    optional: true,
    quiet: true,
    when: isCsv,
    read: (text) => (text === "tab" || text === "\\t" ? "\t" : text),
    validate: (text) =>
      text.length === 1 || text === "tab" || text === "\\t" || `${text} is no delimiter. Give one character, or tab.`,
  },
  {
    key: "format.encoding",
    flag: "format.encoding=<charset>",
    help: "charset of the bodies, when headers do not tell: latin1, windows-1251",
    message: "Which charset? (Enter: what the headers say, else UTF-8)",
    kind: "input",
    optional: true,
    quiet: true,
    when: ({ stream }) => formatType({ stream }) !== "json",
    validate: (text) =>
      isCharset(text) || `${text} is no charset that is known. Give one such as latin1, windows-1251 or utf-16le.`,
  },
  {
    key: "format.header",
    flag: "format.header=<names>",
    help: "names of the CSV's columns with commas, when no row holds them",
    message: "Names of the columns, with commas (Enter: the first row holds them)",
    kind: "input",
    optional: true,
    quiet: true,
    when: isCsv,
    read: (text) => text.split(",").map((name) => name.trim()),
  },
];

function isCsv({ stream }: Pick<StreamContext, "stream">): boolean {
  return formatType({ stream }) === "csv";
}

function formatType({ stream }: Pick<StreamContext, "stream">): string {
  const { format } = stream;
  return (typeof format === "object" ? format.type : format) ?? "json";
}

function isCharset(text: string): boolean {
  try {
    return new TextDecoder(text).encoding !== "";
  } catch {
    return false;
  }
}
