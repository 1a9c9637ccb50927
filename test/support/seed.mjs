import fc from "fast-check";

/**
 * Property tests draw the same cases in every run, so that a red test is red for everybody. `FC_SEED=7 npm test` draws others.
 */
fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 20261125) });
