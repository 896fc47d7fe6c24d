// The runner of these tests: what a second try makes up for, and what it does not.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { NEVER_CHANCE } from "./grave.mjs";
import { ROOT } from "./lib.mjs";
import { inShort, verdict } from "./run.mjs";

const folder = mkdtempSync(join(tmpdir(), "tairi-run-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name, body) {
  const path = join(folder, name);
  writeFileSync(path, `import assert from "node:assert/strict";\nimport { describe, test } from "node:test";\n${body}`);
  return path;
}

/** A test's own process knows that it is one, and would begin no other. */
const { NODE_TEST_CONTEXT: _, ...env } = process.env;

const failed = (name, error = "AssertionError: 1 is not 2") => ({ file: name, passed: 1, skipped: 0, failed: [{ name: "a test", error }], slow: [], output: "", seconds: 1 });
const passed = (name) => ({ ...failed(name), failed: [] });
const second = (...results) => new Map(results.map((result) => [result.file, result]));

test("a file that passes at the second try is named, and fails nothing", () => {
  const { passed: good, bad, lines } = verdict([passed("a"), failed("b")], second(passed("b")));
  assert.deepEqual([good, bad], [true, []]);
  assert.match(lines[0], /^passed at the second try: b /);
});

test("one that fails twice fails the run", () => {
  const { passed: good, bad, lines } = verdict([failed("a"), passed("b")], second(failed("a")));
  assert.deepEqual([good, bad.map(({ file: name }) => name), lines], [false, ["a"], []]);
});

test("more than two second tries fail the run", () => {
  const some = ["a", "b"].map((name) => failed(name));
  assert.equal(verdict(some, second(passed("a"), passed("b"))).passed, true);
  const { passed: good, bad, lines } = verdict([...some, failed("c")], second(passed("a"), passed("b"), passed("c")));
  assert.deepEqual([good, bad.length], [false, 3]);
  assert.match(lines.at(-1), /^3 files needed a second try/);
});

test("what is never chance fails the run, though it passes later", () => {
  const { passed: good, bad, lines } = verdict([failed("a", `AssertionError: ${NEVER_CHANCE}what pages complained of`)], second(passed("a")));
  assert.deepEqual([good, bad.length], [false, 1]);
  assert.match(lines.at(-1), /never chance/);
});

test("a failure is told in one line, without where it was", () => {
  const error = "AssertionError [ERR_ASSERTION]: never chance: what pages complained of\n+ actual - expected\n\n+ [\n+   'error: oh'\n+ ]\n- []\n    at assertQuiet (file:///e2e/grave.mjs:10:10)\n    at async it";
  assert.equal(inShort({ name: "a group › is quiet", error }), "is quiet: never chance: what pages complained of + actual - expected + [ + 'error: oh' + ] - []");
  assert.match(inShort({ name: "long", error: `Error: ${"x".repeat(1_000)}` }), /^long: x{500}…$/);
});

test("a file's tests are counted, its failures named with their places, its words kept", () => {
  const path = file(
    "mixed.test.mjs",
    `import { assertQuiet } from ${JSON.stringify(join(ROOT, "e2e/grave.mjs"))};
     describe("a group", () => { test("good", () => console.log("words")); test("bad", async (t) => { await t.test("within", () => assertQuiet(["page error: oh"])); }); });
     test("left out", { skip: "why" }, () => {});`,
  );
  const script = join(folder, "attempt.mjs");
  writeFileSync(script, `import { attempt, grave } from ${JSON.stringify(join(ROOT, "e2e/run.mjs"))};\nconst found = await attempt(${JSON.stringify(path)});\nconsole.log(JSON.stringify({ ...found, grave: found.failed.map(grave) }));\n`);
  const found = JSON.parse(execFileSync(process.execPath, [script], { env, encoding: "utf8" }));
  assert.deepEqual([found.passed, found.skipped, found.failed.map(({ name }) => name), found.grave], [1, 1, ["a group › bad › within"], [true]]);
  assert.match(found.output, /words/);
});

/** Runs the runner itself. */
const run = (...args) => {
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, "e2e/run.mjs"), ...args], { cwd: folder, env, encoding: "utf8" });
  return { status, stdout };
};

test("a file that fails once is tried again, and one that cannot be read is not taken for tested", () => {
  const flag = JSON.stringify(join(folder, "flag"));
  const once = file("once.test.mjs", `import { existsSync, writeFileSync } from "node:fs"; test("the second time", () => { const there = existsSync(${flag}); writeFileSync(${flag}, ""); assert.ok(there); });`);
  const good = run(once);
  assert.equal(good.status, 0, good.stdout);
  assert.match(good.stdout, /passed at the second try: once\.test\.mjs/);
  assert.match(good.stdout, /\n1 passed, 0 failed\n$/);
  const broken = run(file("broken.test.mjs", 'import "./nowhere.mjs";'));
  assert.match(broken.stdout, /failed: broken\.test\.mjs\n.*\n {2}✖ /);
  assert.equal(broken.status, 1);
  assert.match(broken.stdout, /failed: broken\.test\.mjs/);
});

test("the stress counts how often a file passes", () => {
  const flag = JSON.stringify(join(folder, "other"));
  const once = file("counted.test.mjs", `import { existsSync, writeFileSync } from "node:fs"; test("but for the first time", () => { const there = existsSync(${flag}); writeFileSync(${flag}, ""); assert.ok(there); });`);
  const { status, stdout } = run("--times", "3", once);
  assert.equal(status, 1);
  assert.match(stdout, /counted\.test\.mjs: 2 of 3 passed/);
  assert.match(stdout, /1 × but for the first time/);
  assert.match(stdout, /\n2 passed, 1 failed\n$/);
});

