import { authProblems } from "./check-auth.js";
import { answerProblems } from "./check-answers.js";
import { changeProblems } from "./check-changes.js";
import { bodyProblems } from "./check-body.js";
import { fieldProblems } from "./check-fields.js";
import { rateProblems } from "./check-rates.js";
import { formatProblems } from "./check-formats.js";
import { requestProblems } from "./check-requests.js";
import { settingProblems } from "./check-settings.js";
import { connectorShape, streamShape } from "./check-shape.js";
import { parentProblems, streamNameProblems } from "./check-streams.js";
import type { ModelProblem } from "./problem.js";
import type { ProjectFiles } from "./types.js";

/**
 * All that cannot be right in a model, in the order of its files: first the shape of each file (then nothing else can be said),
 * then what does not fit together. Empty: the model can be rendered, mocked and read. Touches no network; what the API really
 * does is not checked here.
 */
export function checkModel(project: ProjectFiles): ModelProblem[] {
  const shape = [
    ...connectorShape(project.connector),
    ...Object.entries(project.streams).flatMap(([name, stream]) => streamShape(name, stream)),
  ];
  if (shape.length > 0) return shape;
  return [
    ...settingProblems(project),
    ...authProblems(project),
    ...streamNameProblems(project),
    ...parentProblems(project),
    ...rateProblems(project.connector.api),
    ...requestProblems(project),
    ...bodyProblems(project),
    ...formatProblems(project),
    ...answerProblems(project),
    ...changeProblems(project),
    ...fieldProblems(project),
  ];
}
