/** The quoting functions: every value of a user passes one of them on its way into a file. */
export { code } from "./code.js";
export { json, jsonText } from "./json.js";
export { dockerfile, markdown, markdownCode, shell, url, xml, yaml } from "./text.js";
