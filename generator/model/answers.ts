import type { Inference, Sample } from "../infer/types.js";

/**
 * A partial model: `connector.json` with `streams` inside it by name, each with a `sample` beside its facts, and `schemas` and
 * `fixtures` when they are known already. `null` says that there is none (a key, a cursor), where leaving a fact out lets the
 * sample decide. It is what a person wrote, so nothing of it is trusted before it is checked.
 */
export type Answers = { readonly [key: string]: unknown };

/** What a model needs and nobody is asked for: given from outside, so that the same answers give the same model. */
export interface ModelDefaults {
  /** For `id`, when the answers have none. */
  readonly uuid: string;
  /** Of the licence. */
  readonly year: number;
  /** By stream: samples that were read or inferred before. They win over `sample` in the answers. */
  readonly samples?: { readonly [stream: string]: Sample | Inference };
}
