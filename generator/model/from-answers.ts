import {
  checkModel,
  type ConnectorModel,
  connectorShape,
  isConnectorModel,
  isObject,
  isStreamModel,
  type ProjectFiles,
  type StreamModel,
  streamShape,
} from "@create-connector/cdk/model";
import { UserError } from "../errors.js";
import { answersError } from "./answer-errors.js";
import type { ModelDefaults } from "./answers.js";
import { connectorFrom } from "./from-connector.js";
import { parentsFrom } from "./from-parents.js";
import { filesFrom } from "./from-schemas.js";
import { withSettings } from "./from-settings.js";
import { streamsFrom } from "./from-streams.js";

/**
 * The whole model from answers: what was answered stands, what a sample shows is filled in, and what follows from the rest is
 * derived (settings that templates name, parents of path variables, schemas and fixtures). Pure.
 * Throws one `UserError` with all that is wrong, each with its place in the answers and what to do.
 */
export function modelFromAnswers(answers: object, defaults: ModelDefaults): ProjectFiles {
  if (!isObject(answers)) throw new UserError("The answers are a list: they must be an object, as connector.json is.");
  const drafts = streamsFrom(answers, defaults);
  const connector = checkedConnector(connectorFrom(answers, defaults, drafts));
  const streams = checkedStreams(parentsFrom(drafts));
  const project = withSettings({ connector, ...filesFrom(streams, drafts, connector.api.pagination) }, answers);
  const problems = checkModel(project);
  if (problems.length > 0) throw answersError(problems);
  return project;
}

function checkedConnector(value: unknown): ConnectorModel {
  if (isConnectorModel(value)) return value;
  throw answersError(connectorShape(value));
}

function checkedStreams(values: { readonly [stream: string]: unknown }): { readonly [stream: string]: StreamModel } {
  const problems = Object.entries(values).flatMap(([name, value]) => streamShape(name, value));
  if (problems.length > 0) throw answersError(problems);
  const entries = Object.entries(values).flatMap(([name, value]): [string, StreamModel][] =>
    isStreamModel(value) ? [[name, value]] : [],
  );
  return Object.fromEntries(entries);
}
