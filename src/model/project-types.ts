/** What a model says of itself: where its facts come from, and the project around it. */

/** Where facts come from: dotted place of the fact → origin. Rendering ignores it. */
export interface Sources {
  readonly [fact: string]: {
    readonly from: "asked" | "sample" | "description" | "proven" | "default";
    readonly on?: string;
    readonly why?: string;
  };
}

export interface ProjectModel {
  readonly ci: "github" | "gitlab" | "none";
  readonly license: "MIT" | "Apache-2.0" | "UNLICENSED";
  readonly packageManager: "npm" | "pnpm" | "yarn";
  /** Year in the licence: stands here so that rendering does not depend on the day. */
  readonly year: number;
  /** How the CDK is had: packed in `vendor/`, or from the registry. */
  readonly cdk: "vendor" | "registry";
}
