import { own } from "./json.js";
import type { ModelProblem } from "./problem.js";
import { didYouMean } from "./suggest.js";
import type { ProjectFiles, StreamModel } from "./types.js";
import { variableProblems } from "./variables.js";

const STREAM_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,99}$/;

/** Names that cannot be a file's, names that differ only by case, a `check` that names no stream, and a model without streams. */
export function streamNameProblems(project: ProjectFiles): ModelProblem[] {
  const names = Object.keys(project.streams);
  const seen = new Map<string, string>();
  const problems: ModelProblem[] = [];
  for (const name of names) {
    const file = `streams/${name}.json`;
    const twin = seen.get(name.toLowerCase());
    if (!STREAM_NAME.test(name)) {
      const rule = `The stream's name ${JSON.stringify(name)} is not allowed.`;
      problems.push({
        file,
        at: "",
        rule,
        remedy: "Begin with a letter; letters, digits, _ and - follow; at most 100.",
      });
    }
    if (twin !== undefined) {
      const rule = `The stream is there twice: ${JSON.stringify(twin)} and ${JSON.stringify(name)} are one file on some systems.`;
      problems.push({ file, at: "", rule, remedy: "Rename one of them." });
    }
    seen.set(name.toLowerCase(), name);
  }
  if (names.length === 0) {
    const remedy = "Add one: --stream orders path=/orders";
    problems.push({ file: "connector.json", at: "", rule: "The connector has no stream.", remedy });
  }
  return [...problems, ...checkStreamProblems(project)];
}

/** Parents that do not exist or loop, variables that nothing fills, and parameters that fill nothing. */
export function parentProblems(project: ProjectFiles): ModelProblem[] {
  return Object.entries(project.streams).flatMap(([name, stream]) => [
    ...parentOf(project, name, stream),
    ...variableProblems(`streams/${name}.json`, stream),
  ]);
}

function checkStreamProblems(project: ProjectFiles): ModelProblem[] {
  const check = project.connector.check;
  if (check === undefined) return [];
  const place = { file: "connector.json", at: "check", value: check };
  const stream = own(project.streams, check);
  if (stream === undefined) {
    return [{ ...place, rule: "No such stream.", remedy: didYouMean(check, Object.keys(project.streams)) }];
  }
  const root = Object.keys(project.streams).find((name) => own(project.streams, name)?.parent === undefined);
  if (stream.parent === undefined || root === undefined) return [];
  return [
    { ...place, rule: "That stream has a parent: it cannot be read alone.", remedy: `Take ${JSON.stringify(root)}.` },
  ];
}

function parentOf(project: ProjectFiles, name: string, stream: StreamModel): ModelProblem[] {
  const parent = stream.parent;
  if (parent === undefined) return [];
  const place = { file: `streams/${name}.json`, at: "parent.stream", value: parent.stream };
  if (own(project.streams, parent.stream) === undefined) {
    const others = Object.keys(project.streams).filter((other) => other !== name);
    return [{ ...place, rule: "No such stream.", remedy: didYouMean(parent.stream, others) }];
  }
  const loop = loopFrom(project, name);
  if (loop === undefined) return [];
  return [
    { ...place, rule: `The parents run in a circle: ${loop.join(" → ")}.`, remedy: "One of them must have no parent." },
  ];
}

/** The way from a stream over its parents back to itself; undefined when it ends, or runs into a circle that it is not part of. */
function loopFrom(project: ProjectFiles, name: string): string[] | undefined {
  const way = [name];
  for (
    let at = own(project.streams, name)?.parent?.stream;
    at !== undefined;
    at = own(project.streams, at)?.parent?.stream
  ) {
    if (at === name) return [...way, name];
    if (way.includes(at)) return undefined;
    way.push(at);
  }
  return undefined;
}
