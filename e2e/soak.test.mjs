// A short life with the random reader of docs/reliability.md; `make soak` has long ones.
import { test } from "node:test";
import { soak } from "./soak/run.mjs";

test("a random reader of 200 actions finds nothing wrong", async (t) => {
  const { seconds } = await soak({ seed: 20261123, actions: 200 });
  t.diagnostic(`${seconds.toFixed(0)} s`);
});
