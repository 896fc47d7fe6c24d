// Runs the end-to-end tests: two files at a time, the longest first, each in a process of its own.
//   node e2e/run.mjs [FILE…]                         all, or these
//   node e2e/run.mjs --times 20 [--load] [FILE…]     each again and again, with a busy core beside it
//   node e2e/run.mjs --record                        all, and keeps how long each took (e2e/times.json)
//
// A file that fails is run once more by itself, when nothing else runs. If it passes then, the
// list at the end says so, and what the first try showed is kept in test-results/first-try/.
// That is no excuse: more than two such files fail the run, and so does what is never chance.
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { run } from "node:test";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { NEVER_CHANCE } from "./grave.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
/** Beside where it was called: the project's root. */
const RESULTS = resolve("test-results");
/** How many seconds each file took on two cores, which says what begins first and how much is left. */
const TIMES = join(HERE, "times.json");
/** Files that may need a second try. */
const TRIES = 2;
/** How many letters of a failure the end of a run tells. */
const LINE = 500;
/** How many failures of a file the end of a run tells. */
const FEW = 5;
/** When a file is taken for stuck, in milliseconds. */
const STUCK = 15 * 60_000;

function minutes(seconds) {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/** Runs one file: `{file, passed, skipped, failed: [{name, error}], slow: [{name, seconds}], output, seconds}`. */
export async function attempt(file) {
  const begun = performance.now();
  const result = { file, passed: 0, skipped: 0, failed: [], slow: [], output: "" };
  const path = [];
  for await (const { type, data } of run({ files: [file], concurrency: false, timeout: STUCK })) {
    if (type === "test:stdout" || type === "test:stderr") result.output += data.message;
    if (type === "test:diagnostic" && data.file) result.output += `# ${data.message}\n`;
    if (type === "test:start") path.splice(data.nesting, path.length, data.name);
    if (type !== "test:pass" && type !== "test:fail") continue;
    const { error, type: kind } = data.details;
    const name = [...path.slice(0, data.nesting), data.name].join(" › ");
    if (type === "test:pass") {
      if (kind === "suite") continue;
      result.slow.push({ name, seconds: data.details.duration_ms / 1000 });
      if (data.skip === undefined) result.passed += 1;
      else result.skipped += 1;
    } else if (error.failureType !== "subtestsFailed") {
      const cause = error.cause ?? error;
      // Where Node itself goes through tells nothing.
      const stack = (cause.stack ?? String(cause)).replace(/\n +at .*node:internal.*/g, "");
      result.failed.push({ name: name === file ? "the file itself" : name, error: stack });
    }
  }
  return { ...result, seconds: (performance.now() - begun) / 1000 };
}

/** Whether a failure is one that no busy machine makes. */
export const grave = ({ error }) => error.includes(NEVER_CHANCE);

/**
 * What a run comes to: `firsts` are the first tries of all files, `seconds` the second tries of
 * those that failed, by file. Gives whether it passed, and what is to be said.
 */
export function verdict(firsts, seconds) {
  const failed = firsts.filter((first) => first.failed.length);
  const again = failed.filter(({ file }) => seconds.get(file)?.failed.length === 0);
  const lines = [];
  const bad = new Set(failed.filter((first) => !again.includes(first)));
  if (again.length) {
    lines.push(`passed at the second try: ${again.map(({ file }) => basename(file)).join(", ")} (what the first showed: test-results/first-try/)`);
    for (const first of again) {
      for (const { name } of first.failed) lines.push(`  ${basename(first.file)}: ${name}`);
      if (!first.failed.some(grave)) continue;
      bad.add(first);
      lines.push(`  ${basename(first.file)} fails all the same: an error, a request to others or lost data is never chance`);
    }
  }
  if (again.length > TRIES) {
    for (const first of again) bad.add(first);
    lines.push(`${again.length} files needed a second try, and ${TRIES} may: find what they have in common`);
  }
  return { passed: bad.size === 0, bad: [...bad], lines };
}

/** A failure in one line: the test's own name, and what is not right. */
export function inShort({ name, error }) {
  const what = error.replace(/^\w*Error(?: \[\w+\])?: /, "").replace(/^\s+at .*/gm, "").replace(/\s+/g, " ").trim();
  return `${name.split(" › ").at(-1)}: ${what.length > LINE ? `${what.slice(0, LINE)}…` : what}`;
}

const indent = (text) => text.replace(/^/gm, "      ");

function tell(result, said) {
  const { file, passed, skipped, failed, seconds } = result;
  const counts = [`${passed} passed`, skipped && `${skipped} skipped`, failed.length && `${failed.length} failed`].filter(Boolean).join(", ");
  console.log(`  ${failed.length ? "✖" : "✔"} ${basename(file)}: ${counts} in ${minutes(seconds)}${said}`);
  for (const { name, error } of failed) console.log(`    ✖ ${name}\n${indent(error)}`);
}

function keep(result, place) {
  const folder = join(RESULTS, place);
  mkdirSync(folder, { recursive: true });
  const text = [...result.failed.map(({ name, error }) => `✖ ${name}\n${error}\n`), "── what was printed", result.output].join("\n");
  writeFileSync(join(folder, `${basename(result.file)}.log`), text);
}

/** How long files are likely to take; a new one, as long as any may. */
function expectations(files) {
  const known = JSON.parse(readFileSync(TIMES, "utf8"));
  return new Map(files.map((file) => [file, known[basename(file)] ?? 60]));
}

function record(results) {
  const times = results.map(({ file, seconds }) => [basename(file), Math.ceil(seconds)]).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(TIMES, `${JSON.stringify(Object.fromEntries(times), null, 1)}\n`);
}

/** Runs every file once, `jobs` at a time; then those that failed once more, alone. */
async function once(files, jobs, recorded) {
  const expected = expectations(files);
  const waiting = [...files].sort((a, b) => expected.get(b) - expected.get(a));
  const firsts = [];
  const begun = performance.now();
  const sum = (list) => list.reduce((total, file) => total + expected.get(file), 0);
  const all = sum(files);
  const work = async () => {
    while (waiting.length) {
      const result = await attempt(waiting.shift());
      firsts.push(result);
      const done = sum(firsts.map(({ file }) => file));
      const left = ((performance.now() - begun) / 1000) * (all / done - 1);
      tell(result, ` (${firsts.length} of ${files.length} files${firsts.length < files.length ? `, about ${minutes(left)} left` : ""})`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const seconds = new Map();
  for (const first of firsts.filter(({ failed }) => failed.length)) {
    keep(first, "first-try");
    console.log(`\n${basename(first.file)} once more, by itself`);
    const second = await attempt(first.file);
    if (second.failed.length) keep(second, "second-try");
    tell(second, "");
    seconds.set(first.file, second);
  }
  if (recorded) record(firsts);

  const slowest = (what, list) => {
    console.log(`\nthe slowest ${what}:`);
    for (const { name, seconds: took } of list.sort((a, b) => b.seconds - a.seconds).slice(0, 12)) console.log(`  ${minutes(took).padStart(12)}  ${name}`);
  };
  slowest("tests", firsts.flatMap(({ file, slow }) => slow.map(({ name, seconds: took }) => ({ name: `${basename(file)}: ${name}`, seconds: took }))));
  slowest("files", firsts.map(({ file, passed, seconds: took }) => ({ name: `${basename(file)} (${passed} tests)`, seconds: took })));
  const { passed, bad, lines } = verdict(firsts, seconds);
  if (lines.length) console.log(`\n${lines.join("\n")}`);
  for (const { file, failed } of bad) {
    console.log(`failed: ${basename(file)}\n  → node e2e/run.mjs ${relative(".", file)}`);
    // Once more in short, for who sees but the end of what is printed.
    const last = seconds.get(file)?.failed ?? [];
    for (const failure of (last.length ? last : failed).slice(0, FEW)) console.log(`  ✖ ${inShort(failure)}`);
  }
  const last = firsts.map((first) => (bad.includes(first) ? first : (seconds.get(first.file) ?? first)));
  const count = (key) => last.reduce((total, result) => total + (Array.isArray(result[key]) ? result[key].length : result[key]), 0);
  // Last, for what reads the closing line.
  console.log(`\n${count("passed")} passed, ${count("failed")} failed${count("skipped") ? `, ${count("skipped")} skipped` : ""}`);
  return passed;
}

/** Runs each file again and again; a list of what failed, and how often. */
async function stress(files, times, jobs) {
  const waiting = files.flatMap((file) => Array.from({ length: times }, (_, round) => ({ file, round })));
  const found = new Map(files.map((file) => [file, { passed: 0, seconds: [], failed: new Map() }]));
  const begun = performance.now();
  const total = waiting.length;
  const work = async () => {
    while (waiting.length) {
      const { file, round } = waiting.shift();
      const result = await attempt(file);
      const of = found.get(file);
      of.seconds.push(result.seconds);
      if (result.failed.length === 0) of.passed += 1;
      else keep({ ...result, file: `${file}.${round + 1}` }, "stress");
      for (const { name, error } of result.failed) of.failed.set(name, [...(of.failed.get(name) ?? []), error]);
      const done = total - waiting.length;
      const left = ((performance.now() - begun) / 1000 / done) * waiting.length;
      tell(result, ` (time ${round + 1} of ${times}, about ${minutes(left)} left)`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  console.log();
  for (const [file, { passed, seconds, failed }] of found) {
    const middle = [...seconds].sort((a, b) => a - b)[Math.floor(seconds.length / 2)];
    console.log(`${basename(file)}: ${passed} of ${times} passed, ${minutes(middle)} each`);
    for (const [name, errors] of failed) console.log(`  ✖ ${errors.length} × ${name}\n${indent(errors[0].split("\n").slice(0, 6).join("\n"))}`);
  }
  const runs = [...found.values()].reduce((sum, { passed }) => sum + passed, 0);
  console.log(`\n${runs} passed, ${total - runs} failed`);
  return runs === total;
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { times: { type: "string" }, jobs: { type: "string" }, load: { type: "boolean" }, record: { type: "boolean" } } });
  const files = (positionals.length ? positionals.map((name) => resolve(name)) : readdirSync(HERE).filter((name) => name.endsWith(".test.mjs")).map((name) => join(HERE, name))).sort();
  const times = Number(values.times ?? 0);
  // Pages mostly wait for frames.
  const jobs = Number(values.jobs ?? (times ? 1 : Math.max(2, availableParallelism())));
  if (!Number.isInteger(times) || times < 0 || !Number.isInteger(jobs) || jobs < 1) throw new Error("--times and --jobs want whole numbers");
  for (const place of times ? ["stress"] : ["first-try", "second-try"]) rmSync(join(RESULTS, place), { recursive: true, force: true });
  // It ends with this one, however this one ends.
  if (values.load) spawn(process.execPath, ["-e", `while (process.ppid === ${process.pid});`], { stdio: "ignore" }).unref();
  const passed = await (times ? stress(files, times, jobs) : once(files, jobs, values.record));
  process.exit(passed ? 0 : 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
