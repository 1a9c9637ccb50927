import type { ModelProblem } from "./problem.js";
import type { ApiModel } from "./types.js";

/** What no declared rate can mean: more at once than in all. That there is at least one request says the JSON Schema. */
export function rateProblems({ rateLimit }: ApiModel): ModelProblem[] {
  const rates = [rateLimit ?? []].flat();
  return rates.flatMap(({ requests, burst }, index): ModelProblem[] => {
    if (burst === undefined || burst <= requests) return [];
    const at = Array.isArray(rateLimit) ? `api.rateLimit.${index}.burst` : "api.rateLimit.burst";
    const rule = `More may leave at once than in all, ${requests}.`;
    return [
      { file: "connector.json", at, value: burst, rule, remedy: `Give at most ${requests}, or leave burst out.` },
    ];
  });
}
