import { bytesOf } from "../../../generator/plan/text.js";
import { plan } from "../../../generator/plan/index.js";
import type { Action, AppliedState, Disk, Plan } from "../../../generator/plan/types.js";
import type { Policy, RenderedFile } from "../../../generator/render/types.js";

/** A project in memory: what a plan looks at and what applying it would leave. */
export class Memory {
  readonly files = new Map<string, string | Uint8Array>();
  readonly bases = new Map<string, string>();
  state: AppliedState | undefined;
  generator = "1.0.0";

  get disk(): Disk {
    const bytes = (map: ReadonlyMap<string, string | Uint8Array>, path: string) => {
      const content = map.get(path);
      return content === undefined ? undefined : bytesOf(content);
    };
    return { read: (path) => bytes(this.files, path), base: (path) => bytes(this.bases, path) };
  }

  plan(files: readonly RenderedFile[], options: { readonly force?: boolean } = {}): Plan {
    return plan(files, this.disk, this.state, { generator: this.generator, ...options });
  }

  /** Plans and makes it so; the plan is given back. */
  run(files: readonly RenderedFile[], options: { readonly force?: boolean } = {}): Plan {
    const made = this.plan(files, options);
    for (const action of made.actions) this.apply(action);
    this.state = made.state;
    return made;
  }

  text(path: string): string | undefined {
    const content = this.files.get(path);
    return content === undefined ? undefined : new TextDecoder().decode(bytesOf(content));
  }

  private apply({ name, path, from, content, beside, file }: Action): void {
    if (from !== undefined) this.files.delete(from);
    if (content !== undefined) this.files.set(path, content);
    if (beside !== undefined) this.files.set(`${path}.new`, beside);
    if (name === "delete") this.files.delete(path);
    if (["delete", "orphan", "forget", "stays deleted"].includes(name)) this.bases.delete(path);
    if (file !== undefined && ["merge", "json", "lines"].includes(file.policy))
      this.bases.set(path, String(file.content));
  }
}

export function rendered(
  path: string,
  content: string | Uint8Array,
  policy: Policy = "merge",
  id = path,
): RenderedFile {
  return { id, path, content, policy };
}

/** `create src/a.ts`, one an action. */
export function words(made: Plan): string[] {
  return made.actions.map(({ name, path }) => `${name} ${path}`);
}
