#!/usr/bin/env node
// A random reader, for as long as is wanted: docs/reliability.md.
//   node e2e/soak.mjs --seed 7 --actions 10000
//   node e2e/soak.mjs --replay test-results/soak/7-1234/actions.json
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "./lib.mjs";
import { soak } from "./soak/run.mjs";

const { values } = parseArgs({ options: { seed: { type: "string", default: "1" }, actions: { type: "string", default: "1000" }, replay: { type: "string" } } });
const [seed, actions] = [Number(values.seed), Number(values.actions)];
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(actions) || actions < 1) throw new Error("--seed and --actions are whole numbers");
const replay = values.replay && JSON.parse(readFileSync(values.replay, "utf8"));

try {
  const result = await soak({ seed, actions, replay, say: (line) => console.log(line) });
  const folder = join(ROOT, "test-results/soak");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${seed}.json`), JSON.stringify(result, null, 1));
  console.log(`seed ${seed}: ${result.actions} actions in ${result.seconds.toFixed(0)} s, nothing wrong`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
