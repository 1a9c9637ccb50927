/** How a program that was started ended. */
export interface Outcome {
  readonly ok: boolean;
  /** There is no such program. */
  readonly missing: boolean;
  /** What it printed on both streams, as it came. */
  readonly output: string;
}

/** Starts a program without a shell and without input. Resolves however it ends; rejects only when `signal` ends it. */
export type RunTool = (
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly signal?: AbortSignal; readonly env?: { readonly [name: string]: string } },
) => Promise<Outcome>;

/** execa is loaded at the first call: it takes as long as the rest of a start. */
export const runTool: RunTool = async (command, args, { cwd, signal, env }) => {
  const { execa } = await import("execa");
  const result = await execa(command, args, {
    cwd,
    reject: false,
    all: true,
    // Its handler of signals would end us at Ctrl-C before we have said how to go on; what we start gets the signal, too.
    cleanup: false,
    stdin: "ignore",
    extendEnv: false,
    env: { ...toolEnvironment(process.env), ...env },
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
  signal?.throwIfAborted();
  return { ok: !result.failed, missing: result.code === "ENOENT", output: result.all };
};

/**
 * Without what npm says about the script that started us (`npm start`, `npx`): an npm below would take our folder for its own.
 * The user's settings (registry, proxy, cache) stay.
 */
export function toolEnvironment(env: { readonly [name: string]: string | undefined }): { [name: string]: string } {
  const ours =
    /^(npm_(package|lifecycle)_.*|npm_config_(local_prefix|workspaces?|include_workspace_root)|npm_(execpath|command|node_execpath)|init_cwd|node_options|git_(dir|work_tree|index_file))$/i;
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      ours.test(name) || value === undefined ? [] : [[name, value] as const],
    ),
  );
}
