import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isObject } from "../model/json.js";
import type { JsonObject } from "../protocol/messages.js";
import { toolProblem } from "./problem.js";

/** Where the parts of a connector's project are that the tools use. Absolute paths. */
export interface Project {
  readonly root: string;
  readonly entry: string;
  readonly bundle: string;
  /** What the bundle is made of, besides the packages that package.json names. */
  readonly sources: readonly string[];
}

/** The project in a folder or the nearest one above it; a problem when there is none. */
export function findProject(from: string): Project {
  for (let root = resolve(from); ; root = dirname(root)) {
    if (existsSync(join(root, "connector.json"))) return projectAt(root);
    if (root === dirname(root)) {
      throw toolProblem(
        `No connector.json in ${resolve(from)} or above it. Run this inside a connector's project, or name it: --project DIR`,
      );
    }
  }
}

function projectAt(root: string): Project {
  const at = (...parts: string[]): string => join(root, ...parts);
  return {
    root,
    entry: at("src", "index.ts"),
    bundle: at("dist", "connector.cjs"),
    sources: [at("src"), at("schemas"), at("package.json"), at("tsconfig.json")],
  };
}

/** A JSON file that must hold an object; `use` says what it is for. */
export function readJsonObject(path: string, use: string): JsonObject {
  if (!existsSync(path)) throw toolProblem(`${path} is missing: ${use}`);
  const text = readFileSync(path, "utf8");
  const value = parse(path, text);
  if (!isObject(value)) throw toolProblem(`${path} must hold a JSON object: ${use}`);
  return { ...value };
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw toolProblem(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
