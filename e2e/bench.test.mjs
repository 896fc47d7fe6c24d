// What the bench says of its numbers, tried without measuring anything.
import assert from "node:assert/strict";
import { test } from "node:test";
import { median, quantile, spread } from "../bench/numbers.mjs";
import { report, summary, verdicts } from "../bench/report.mjs";
import { budget } from "../bench/verdicts.mjs";

test("medians and the middle half are of values in any order", () => {
  assert.equal(median([30, 10, 20]), 20);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(quantile([5, 1, 4, 2, 3], 0.95), 5);
  assert.deepEqual(spread([8, 2, 6, 4]), { median: 5, from: 4, to: 8 });
  assert.deepEqual(spread([7]), { median: 7, from: 7, to: 7 });
});

const ratio = (value, more) => budget({ name: "against another", value, limit: 0.6, stretch: 0.5, unit: "ratio", why: "200 kB against 300", ...more });

test("a budget is kept up to its limit, and lost with its reason above", () => {
  assert.deepEqual(ratio(0.6), { name: "against another", is: "0.60 ×", limit: "0.60 ×", stretch: "0.50 ×", kept: true, verdict: "kept", why: "" });
  assert.equal(ratio(0.5).verdict, "kept, stretch too");
  const lost = ratio(0.601);
  assert.deepEqual([lost.kept, lost.verdict, lost.why], [false, "lost", "200 kB against 300"]);
});

test("what has to be more is lost below its limit", () => {
  const faster = (value) => budget({ name: "faster", value, limit: 5, stretch: 10, unit: "faster", atLeast: true });
  assert.deepEqual([faster(4.9), faster(5), faster(10)].map(({ verdict }) => verdict), ["lost", "kept", "kept, stretch too"]);
});

test("what was not measured, or went wrong, is lost whatever its number", () => {
  for (const bad of [NaN, undefined, Infinity]) assert.deepEqual([ratio(bad).kept, ratio(bad).is], [false, "not measured"]);
  const broken = ratio(0.1, { broken: "not every move drew" });
  assert.deepEqual([broken.kept, broken.why], [false, "not every move drew"]);
  assert.equal(budget({ name: "none", value: 0, limit: 0, unit: "shift" }).kept, true);
  assert.equal(budget({ name: "some", value: 1e-9, limit: 0, unit: "shift" }).kept, false);
});

test("the summary has every budget, and counts those that are lost", () => {
  const all = verdicts([ratio(0.4)], [{ budgets: [ratio(0.55)] }, { budgets: [ratio(0.9)] }]);
  const text = summary(all);
  assert.equal(all.length, 4);
  assert.equal(text.split("\n").filter((line) => line.startsWith("| ")).length, all.length + 1);
  assert.match(text, /lost: 200 kB against 300/);
  assert.match(text, /\n1 of 4 budgets lost\.$/);
  assert.match(summary(verdicts([ratio(0.4)], [])), /\nEvery budget of this table is kept\.$/);
});

test("a round that failed is told with its job's numbers", () => {
  const job = { tables: (results) => [{ caption: "", head: ["", "ms"], rows: results.map(({ label, time }) => [label, String(time)]) }] };
  const entry = { date: "2026-01-02T03:04:05Z", machine: "a machine", rounds: 2, load: 0, said: "", results: [{ label: "tairi", time: 7 }], failed: ["round 2, tairi: crashed"] };
  const text = report(job, entry);
  assert.match(text, /^2026-01-02, a machine; 2 rounds; /);
  assert.match(text, /\| tairi \| 7 {2}\|/);
  assert.match(text, /- round 2, tairi: crashed$/);
});
