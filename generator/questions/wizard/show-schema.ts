import { isObject } from "../answers.js";
import type { Wizard } from "./wizard.js";

const MOST = 12;

/** Lists the fields of a stream with their types; the schema itself is edited in its file. */
export async function showSchema(
  { prompter }: Wizard,
  name: string,
  fields: { readonly [field: string]: unknown },
): Promise<void> {
  const names = Object.keys(fields);
  const lines = names.slice(0, MOST).map((field) => `  ${field.padEnd(20)} ${typeText(fields[field])}`);
  const more = names.length > MOST ? [`  … and ${names.length - MOST} more`] : [];
  const none = names.length === 0 ? ["  Any field is taken. Give a sample to have them described."] : [];
  await prompter.select({
    message: `Fields of ${name}`,
    above: [...lines, ...more, ...none],
    options: [{ value: undefined, label: "back", note: `after this run: schemas/${name}.json` }],
    fleeting: true,
  });
}

function typeText(schema: unknown): string {
  if (!isObject(schema)) return "anything";
  const type = schema["type"];
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  const known = types.filter((one) => typeof one === "string" && one !== "null");
  const format = typeof schema["format"] === "string" ? ` (${schema["format"]})` : "";
  return known.length === 0 ? "anything" : `${known.join(" or ")}${format}`;
}
