import nodePlop, { type NodePlopAPI } from "node-plop";

/** Answers as plop hands them on: ours are made by `prompts` and read by the action, so nobody looks inside on the way. */
export type PlopAnswers = object;

/** What we use of plop. Its own types know another Inquirer's; this is the only module that sees them. */
export interface Plop {
  /** Folder that a generator writes into. */
  getDestBasePath(): string;
  setActionType(name: string, action: (answers: PlopAnswers) => Promise<string>): void;
  setGenerator(
    name: string,
    generator: {
      readonly description: string;
      /** A function: plop's own prompts are not used. */
      readonly prompts: () => Promise<PlopAnswers>;
      readonly actions: { readonly type: string }[];
    },
  ): unknown;
}

export interface Registry {
  readonly plop: Plop;
  /** Runs a generator: its prompts, then its actions. Rejects with what a prompt or an action threw. */
  readonly run: (generator: string) => Promise<void>;
}

/** A registry of generators that are run by plop's own runner, without its command line. */
export async function createRegistry(cwd: string): Promise<Registry> {
  const api: NodePlopAPI = await nodePlop("", { destBasePath: cwd, force: false });
  const thrown: unknown[] = [];
  const plop: Plop = {
    getDestBasePath: () => api.getDestBasePath(),
    // The runner keeps an error's message alone; its hints and its class would be lost.
    setActionType: (name, action) => {
      api.setActionType(name, async (answers: PlopAnswers) => {
        try {
          return await action(answers);
        } catch (error) {
          thrown.push(error);
          throw error;
        }
      });
    },
    setGenerator: (name, { description, prompts, actions }) =>
      api.setGenerator(name, { description, prompts, actions: actions.map((action) => ({ ...action })) }),
  };
  const run = async (name: string): Promise<void> => {
    const generator = api.getGenerator(name);
    const answers: unknown = await generator.runPrompts();
    if (typeof answers !== "object" || answers === null) throw new Error(`The generator ${name} gave no answers.`);
    const { failures } = await generator.runActions(answers);
    if (thrown.length > 0) throw thrown[0];
    const [failure] = failures;
    if (failure !== undefined) throw new Error(failure.error);
  };
  return { plop, run };
}
