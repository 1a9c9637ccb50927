import type { Policy, RenderedFile } from "../render/types.js";

/** What is on the disk at the paths that matter; `undefined`: nothing there. Read before planning, so that the plan is pure. */
export interface Disk {
  /** Content of a path of the project. */
  read(path: string): Uint8Array | undefined;
  /** The last render of a path (`.connector/base/<path>`). */
  base(path: string): Uint8Array | undefined;
}

/** `.connector/state.json` and `.connector/streams/*.json`, read together. */
export interface AppliedState {
  readonly format: 1;
  /** Version of create-connector that wrote it. */
  readonly generator: string;
  readonly files: {
    readonly [id: string]: {
      readonly path: string;
      readonly policy: Policy;
      readonly hash?: string;
      readonly stream?: string;
    };
  };
  readonly removed: readonly string[];
  readonly conflicts: readonly string[];
}

export type ActionName =
  | "create"
  | "update"
  | "merge"
  | "keep"
  | "unchanged"
  | "adopt"
  | "delete"
  | "orphan"
  | "forget"
  | "stays deleted"
  | "conflict";

/** What happens to one file; `content` is what will be on the disk (absent: the disk is left alone or the file goes). */
export interface Action {
  readonly name: ActionName;
  readonly path: string;
  readonly id: string;
  readonly content?: Uint8Array;
  readonly executable?: boolean;
  /** Where the file was before: same id, new path. It goes from there. */
  readonly from?: string;
  /** The new text, written as `<path>.new` where it could not be merged. */
  readonly beside?: Uint8Array;
  /** Why, where the name alone does not say it. */
  readonly why?: string;
  /** The new render: becomes the base of `merge`, `json` and `lines` files. Absent: the base stays, or goes with the file. */
  readonly file?: RenderedFile;
}

export interface PlanMeta {
  /** Version of create-connector that rendered the files. */
  readonly generator: string;
  /** Files at our paths that are not ours are overwritten instead of reported. Default: no. */
  readonly force?: boolean;
}

export interface Plan {
  readonly actions: readonly Action[];
  readonly state: AppliedState;
}
