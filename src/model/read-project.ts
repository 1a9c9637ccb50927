import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { connectorShape, isConnectorModel, isStreamModel, streamShape } from "./check-shape.js";
import { isList, isObject } from "./json.js";
import { parseJson } from "./parse-json.js";
import { formatProblem, type ModelProblem } from "./problem.js";
import type { ConnectorModel, Fixture, ProjectFiles, Schema, StreamModel } from "./types.js";

/**
 * Reads a project's model: connector.json, streams/*.json, and of each stream schemas/*.json and test/fixtures/*.json (missing
 * fixtures are none). Streams come in the order of their names. Throws an `Error` that names the file and place when one is
 * missing, is no JSON, or has the wrong shape; what does not fit together is for `checkModel`.
 */
export function readProject(root: string): ProjectFiles {
  const connector = readConnector(root);
  const names = streamFiles(root);
  return {
    connector,
    streams: Object.fromEntries(names.map((name) => [name, readStream(root, name)])),
    schemas: Object.fromEntries(names.map((name) => [name, readSchema(root, name)])),
    fixtures: Object.fromEntries(names.map((name) => [name, readFixtures(root, name)])),
  };
}

function readConnector(root: string): ConnectorModel {
  const value = readJson(root, "connector.json");
  if (value === undefined) {
    throw new Error(
      `There is no connector.json in ${root}. Run this in a connector's folder, or make one: npx create-connector`,
    );
  }
  if (!isConnectorModel(value)) throw wrongShape(connectorShape(value));
  return value;
}

function streamFiles(root: string): string[] {
  const files = filesIn(path.join(root, "streams"));
  return files.flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -".json".length)] : [])).sort();
}

function readStream(root: string, name: string): StreamModel {
  const value = readJson(root, `streams/${name}.json`);
  if (!isStreamModel(value)) throw wrongShape(streamShape(name, value));
  return value;
}

function readSchema(root: string, name: string): Schema {
  const file = `schemas/${name}.json`;
  const value = readJson(root, file);
  if (value === undefined)
    throw new Error(`${file} is missing: the stream ${name} has no schema. The least is {"type":"object"}.`);
  if (!isObject(value)) throw new Error(`${file} must hold a JSON Schema, an object.`);
  return value;
}

function readFixtures(root: string, name: string): readonly Fixture[] {
  const file = `test/fixtures/${name}.json`;
  const value = readJson(root, file) ?? [];
  if (!isList(value) || !value.every(isObject)) throw new Error(`${file} must hold a list of records: [{ … }, …].`);
  return value;
}

function readJson(root: string, file: string): unknown {
  const text = textOf(path.join(root, file));
  return text === undefined ? undefined : parseJson(text, file);
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return isObject(error) && (error["code"] === "ENOENT" || error["code"] === "ENOTDIR");
}

function wrongShape(problems: readonly ModelProblem[]): Error {
  return new Error(problems.map(formatProblem).join("\n"));
}
