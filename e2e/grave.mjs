// Failures that no slow or busy machine makes: an error on a page, a request to others,
// something lost. e2e/run.mjs lets no second try make up for them.
import assert from "node:assert/strict";

/** How such a failure begins. */
export const NEVER_CHANCE = "never chance: ";

/** Fails if pages complained of anything but what was foreseen. */
export const assertQuiet = (problems, foreseen = []) =>
  assert.deepEqual(
    problems.filter((problem) => !foreseen.some((pattern) => pattern.test(problem))),
    [],
    `${NEVER_CHANCE}what pages complained of`,
  );

/** Fails if what was kept for a reader is not what is there. */
export const assertKept = (actual, expected, what) => assert.deepEqual(actual, expected, `${NEVER_CHANCE}${what} is lost`);
