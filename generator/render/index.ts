import type { ProjectFiles } from "@create-connector/cdk/model";
import { factsOf, type FilePlan, type RenderOptions } from "./facts.js";
import { airbyteFiles } from "./files/airbyte.js";
import { containerFiles } from "./files/container.js";
import { docsFiles } from "./files/docs.js";
import { integrationFiles } from "./files/integration.js";
import { modelFiles } from "./files/model.js";
import { projectFiles } from "./files/project.js";
import { sourceFiles } from "./files/source.js";
import { testFiles } from "./files/tests.js";
import { formatted } from "./format.js";
import { fill } from "./templates.js";
import type { RenderedFile } from "./types.js";

export type { RenderOptions } from "./facts.js";

/**
 * All files of a project, in memory, sorted by path. Pure: the same model and options give the same bytes, whatever the day, the
 * machine or the order of the streams. The model must have been checked (`checkModel`).
 */
export async function render(project: ProjectFiles, options: RenderOptions): Promise<RenderedFile[]> {
  const facts = factsOf(project, options);
  const plans = [
    ...modelFiles(facts),
    ...sourceFiles(facts),
    ...testFiles(facts),
    ...projectFiles(facts),
    ...containerFiles(facts),
    ...airbyteFiles(facts),
    ...integrationFiles(facts),
    ...docsFiles(facts),
  ];
  const files: RenderedFile[] = [];
  for (const plan of plans.sort((a, b) => (a.path < b.path ? -1 : 1))) files.push(await written(plan));
  return files;
}

async function written({ template, locals = {}, content, ...file }: FilePlan): Promise<RenderedFile> {
  if (template !== undefined) return { ...file, content: await formatted(file.path, fill(template, locals)) };
  return { ...file, content: content ?? "" };
}
