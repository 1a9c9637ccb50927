import type { AcceptanceCase } from "../types.js";
import { checkCases } from "./cases/check.js";
import { discoverCases } from "./cases/discover.js";
import { executableCases } from "./cases/executable.js";
import { factCases } from "./cases/facts.js";
import { failureCases } from "./cases/failures.js";
import { fullReadCases } from "./cases/full-read.js";
import { incrementalCases } from "./cases/incremental.js";
import { inputCases } from "./cases/inputs.js";
import { rotationCases } from "./cases/rotation.js";
import { secretCases } from "./cases/secrets.js";
import { specCases } from "./cases/spec.js";
import { stateCases } from "./cases/states.js";
import { createSuite, type SuiteOptions } from "./suite.js";

/**
 * The protocol's acceptance suite for one connector, offline against the mock API: its promises, each with a function that throws
 * an Error when the connector breaks it (what is due, what came, and which requests the model refused). Cases that a model has no
 * use for (no cursor, no secret) are not listed. With `executable` the same few are tried through a process.
 */
export function acceptanceCases(options: SuiteOptions): AcceptanceCase[] {
  const suite = createSuite(options);
  return [
    ...factCases(suite),
    ...specCases(suite),
    ...checkCases(suite),
    ...discoverCases(suite),
    ...fullReadCases(suite),
    ...incrementalCases(suite),
    ...stateCases(suite),
    ...failureCases(suite),
    ...inputCases(suite),
    ...secretCases(suite),
    ...rotationCases(suite),
    ...executableCases(suite),
  ];
}
