import { TestEnvironment } from "jest-environment-node";

/** A test environment that skips what comes behind the first failing test: one red test is all that a mutant needs. */
export default class UntilFirstFailure extends TestEnvironment {
  #failed = false;

  handleTestEvent(event) {
    if (event.name === "test_done" && event.test.errors.length > 0) this.#failed = true;
    if (event.name === "test_start" && this.#failed) event.test.mode = "skip";
  }
}
