import type { Facts, FilePlan } from "../facts.js";

/** test/, beside the fixtures, which belong to the model. */
export function testFiles({ name }: Facts): FilePlan[] {
  return ["test/acceptance.test.ts", "test/mock-api.ts"].map((path) => ({
    id: path,
    path,
    policy: "merge",
    template: path,
    locals: { name },
  }));
}
