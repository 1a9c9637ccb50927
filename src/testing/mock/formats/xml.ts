import { isList, isObject } from "../../../model/json.js";

/** An object with one key as an XML document: `@name` is an attribute, `#text` the text beside other content, a list an element each. */
export function xmlText(body: unknown, encoding: string | undefined): string {
  const entries = isObject(body) ? Object.entries(body) : [];
  const [root, ...others] = entries;
  if (root === undefined || others.length > 0 || isList(root[1])) {
    const names = entries.map(([name]) => name).join(", ");
    throw new Error(
      `XML has one root element, but the model's records and pagination lead to ${names === "" ? "none" : names}.`,
    );
  }
  return `<?xml version="1.0" encoding="${encoding ?? "UTF-8"}"?>\n${element(root[0], root[1])}\n`;
}

function element(name: string, value: unknown): string {
  if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(name)) throw new Error(`${name} cannot be the name of an XML element.`);
  if (isList(value)) return value.map((item) => element(name, item)).join("");
  if (value === null || value === undefined) return `<${name}/>`;
  if (!isObject(value)) return `<${name}>${escaped(textOf(value))}</${name}>`;
  const members = Object.entries(value);
  const attributes = members.filter(([key]) => key.startsWith("@"));
  const tag = [name, ...attributes.map(([key, text]) => `${key.slice(1)}="${escaped(textOf(text))}"`)].join(" ");
  const content = members
    .filter(([key]) => !key.startsWith("@"))
    .map(([key, child]) => (key === "#text" ? escaped(textOf(child)) : element(key, child)));
  return `<${tag}>${content.join("")}</${name}>`;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Line breaks and tabs by number, since readers change those that stand in an attribute. */
function escaped(text: string): string {
  return text.replace(/[<>&"\t\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
