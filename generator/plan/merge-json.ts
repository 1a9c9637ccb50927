import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parseTree,
  type JSONPath,
  type Node,
  type ParseError,
} from "jsonc-parser";

export interface JsonMerge {
  readonly text: string;
  /** Dotted places where both changed a value: the user's stands. */
  readonly clashes: readonly string[];
}

/**
 * Merges JSON key by key over a common base. The user's layout, comments and order stay; a value that both changed stays the user's and
 * is reported. Lists are one value. Undefined: one of the three is no JSON object.
 */
export function mergeJson(mine: string, base: string, theirs: string): JsonMerge | undefined {
  const [m, b, t] = [mine, base, theirs].map(valueOfText);
  if (!isObject(m) || !isObject(b) || !isObject(t)) return undefined;
  const changes: Change[] = [];
  const clashes: string[] = [];
  compare([], b, m, t, changes, clashes);
  const text = changes.reduce((edited, change) => applyChange(edited, change), mine);
  return { text, clashes };
}

/** Is it the same JSON, whatever its layout? False when one is no JSON. */
export function sameJson(a: string, b: string): boolean {
  const [left, right] = [valueOfText(a), valueOfText(b)];
  return left !== undefined && right !== undefined && same(left, right);
}

type Value = string | number | boolean | null | Value[] | ObjectValue;
interface ObjectValue {
  readonly [key: string]: Value;
}

/** `after`: keys that stand before it in the new render, nearest first. `value` undefined: the key goes. */
interface Change {
  readonly path: JSONPath;
  readonly value: Value | undefined;
  readonly after: readonly string[];
}

function compare(
  path: readonly string[],
  base: ObjectValue,
  mine: ObjectValue,
  theirs: ObjectValue,
  changes: Change[],
  clashes: string[],
): void {
  const order = Object.keys(theirs);
  for (const key of new Set([...order, ...Object.keys(base)])) {
    const [b, m, t] = [base, mine, theirs].map((object) => own(object, key));
    if (same(b, t) || same(m, t)) continue;
    const place = [...path, key];
    if (isObject(m) && isObject(t)) {
      compare(place, isObject(b) ? b : {}, m, t, changes, clashes);
    } else if (same(m, b)) {
      changes.push({ path: place, value: t, after: order.slice(0, Math.max(0, order.indexOf(key))).reverse() });
    } else {
      clashes.push(place.join("."));
    }
  }
}

function applyChange(text: string, { path, value, after }: Change): string {
  const tree = parseTree(text);
  const inPlace = typeof value !== "object" && tree !== undefined && findNodeAtLocation(tree, path) !== undefined;
  const layout = { insertSpaces: !/^\t/m.test(text), tabSize: indentOf(text), eol: "\n" };
  const edits = modify(text, path, value, {
    // Laying out a line of the user's again for a new value would be noise.
    ...(inPlace && value !== undefined ? {} : { formattingOptions: layout }),
    getInsertionIndex: (properties) => {
      const before = after.find((key) => properties.includes(key));
      return before === undefined ? (after.length === 0 ? 0 : properties.length) : properties.indexOf(before) + 1;
    },
  });
  return applyEdits(text, edits);
}

function indentOf(text: string): number {
  return /^( +)\S/m.exec(text)?.[1]?.length ?? 2;
}

/** `jsonc-parser`'s own `parse` would set a prototype for a key `__proto__`. */
function valueOfText(text: string): Value | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  return tree === undefined || errors.length > 0 ? undefined : valueOfNode(tree);
}

function valueOfNode(node: Node): Value {
  const children = node.children ?? [];
  if (node.type === "array") return children.map(valueOfNode);
  if (node.type !== "object") return scalarOf(node.value);
  const entries = children.flatMap(({ children: pair = [] }) => {
    const [key, value] = pair;
    return key === undefined || value === undefined ? [] : [[String(key.value), valueOfNode(value)] as const];
  });
  return Object.fromEntries(entries);
}

function scalarOf(value: unknown): Value {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function same(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && same(own(a, key), own(b, key)))
    );
  }
  return a === b;
}

function isObject(value: Value | undefined): value is ObjectValue {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(object: ObjectValue, key: string): Value | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
