/** Where a value stands in a JSON document: dotted, `*` for every element, an array of keys where a key has dots. */
export type Path = string | readonly string[];
