// Measures tairi beside what people would use instead: the same browser, one run,
// contestants in turn, medians.
//   node bench/run.mjs [--job trade,intensity,flows,heat] [--rounds 5] [--sizes 10000] [--moves 30] [--shots DIR] [--write]
// --rounds  of each job; each has a number of its own
// --sizes   rows of `flows`, economies of `heat`; some sizes are a trial, not a verdict on all budgets
// --shots   a picture of each page of a figure goes there, to see that all draw the same
// --write   also keeps the numbers: bench/results.json and docs/performance.md
// Fails at its end if a budget is lost or a contestant could not be measured, and says which.
import { existsSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "../e2e/lib.mjs";
import { HERE, ROOT, machine, serve } from "./lib.mjs";
import { byteBudgets, keep, report, summary, together, verdicts } from "./report.mjs";
import * as flows from "./jobs/flows.mjs";
import * as heat from "./jobs/heat.mjs";
import * as intensity from "./jobs/intensity.mjs";
import * as trade from "./jobs/trade.mjs";

/**
 * Every job has `id`, `title`, `METHOD` (what is measured, for the page), `ROUNDS`, `SECONDS`
 * that it takes on a quiet machine, and
 * - `prepare(browser, pages, options)`, which makes its pages and gives groups of
 *   contestants that are measured one after another;
 * - `round(browser, contestant, base, options)`, one measurement, and `brief(result)`, a line of it;
 * - `sum(contestant, results)`, what all rounds say together, as plain data;
 * - `tables(sums)`, `budgets(sums)` and `said(options)`, for people.
 */
const JOBS = [trade, intensity, flows, heat];

const { values: args } = parseArgs({
  options: {
    job: { type: "string" },
    rounds: { type: "string" },
    sizes: { type: "string" },
    moves: { type: "string", default: "30" },
    shots: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const names = args.job?.split(",") ?? JOBS.map(({ id }) => id);
const jobs = JOBS.filter(({ id }) => names.includes(id));
const numbers = (text) => text?.split(",").map(Number);
const options = { moves: Number(args.moves), sizes: numbers(args.sizes), shots: args.shots };
const wrong = [
  [jobs.length < names.length, `--job is one of ${JOBS.map((job) => job.id).join(", ")}, or several with commas`],
  [[args.rounds ?? 1, options.moves, ...(options.sizes ?? [])].some((number) => !(number >= 1)), "--rounds, --moves and --sizes are numbers from 1"],
  [args.write && options.sizes, "--write keeps whole jobs only, so it does not go with --sizes"],
  [!existsSync(join(ROOT, "dist/index.html")), "there is no dist to measure; make dist"],
  [!existsSync(join(HERE, "node_modules")), "the other libraries are missing; scripts/setup.sh bench"],
].filter(([is]) => is);
for (const [, what] of wrong) console.error(`failed: ${what}`);
if (wrong.length) process.exit(2);

const minutes = (seconds) => `${Math.max(1, Math.round(seconds / 60))} min`;
const roundsOf = (job) => Number(args.rounds ?? job.ROUNDS);
const load = Number(loadavg()[0].toFixed(1));
if (load > 1) console.log(`this machine is busy (load ${load}): the numbers will be worse than they are, and noisy`);
console.log(`about ${minutes(jobs.reduce((sum, job) => sum + (job.SECONDS * roundsOf(job)) / job.ROUNDS, 0))} on a quiet machine`);

/** A round longer than this hangs. */
const PATIENCE = 180_000;

/** What a round gives; a browser that is gone, or answers no more, ends it. */
async function heldTo(browser, round) {
  let late;
  let gone;
  const failed = new Promise((_, reject) => {
    late = setTimeout(() => reject(new Error(`no end after ${PATIENCE / 1000} s`)), PATIENCE);
    gone = () => reject(new Error("the browser is gone"));
    browser.once("disconnected", gone);
  });
  try {
    return await Promise.race([round, failed]);
  } catch (error) {
    // What the round still does fails with its browser, and nobody waits for it.
    round.catch(() => {});
    await Promise.race([browser.close().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 5000))]);
    throw error;
  } finally {
    clearTimeout(late);
    browser.off("disconnected", gone);
  }
}

/** Measures all contestants of a job, in turn; a round that fails is told, and no others are lost. */
async function measure(job) {
  const rounds = roundsOf(job);
  const failed = [];
  let browser = await launch();
  let server;
  try {
    const pages = new Map();
    server = await serve(pages);
    const groups = await job.prepare(browser, pages, options);
    await server.warm(browser, [...new Set(groups.flat().map((each) => each.path))]);
    const results = new Map(groups.flat().map((each) => [each, []]));
    const all = results.size * rounds;
    const begun = performance.now();
    let done = 0;
    for (let number = 1; number <= rounds; number += 1) {
      for (const group of groups) {
        // Another one begins each time, so that none always follows the same.
        const turn = group.map((_, index) => group[(index + number) % group.length]);
        for (const contestant of turn) {
          process.stdout.write(`  round ${number} of ${rounds}: ${contestant.label} … `);
          try {
            if (!browser.isConnected()) browser = await launch();
            const result = await heldTo(browser, job.round(browser, contestant, server.url, options));
            results.get(contestant).push(result);
            console.log(job.brief(result));
          } catch (error) {
            const [line] = String(error?.message ?? error).split("\n");
            failed.push(`round ${number}, ${contestant.label}: ${line}`);
            console.log(`failed: ${line}`);
          }
          done += 1;
        }
      }
      if (number < rounds) console.log(`  about ${minutes(((performance.now() - begun) / 1000 / done) * (all - done))} more of this job`);
    }
    const sums = [...results].filter(([, each]) => each.length).map(([contestant, each]) => job.sum(contestant, each));
    const missing = [...results].filter(([, each]) => !each.length).map(([{ label }]) => `${job.id}: ${label} could not be measured`);
    const entry = { id: job.id, date: new Date().toISOString(), machine: machine(browser), rounds, load, said: job.said(options), results: sums, failed, budgets: job.budgets(sums) };
    console.log(`\n## ${job.title}\n\n${report(job, entry)}\n`);
    return { entry, missing };
  } finally {
    await browser.close().catch(() => {});
    await server?.close();
  }
}

const found = [];
const missing = [];
for (const job of jobs) {
  console.log(`${job.title}: making the pages …`);
  try {
    const measured = await measure(job);
    found.push(measured.entry);
    missing.push(...measured.missing);
  } catch (error) {
    console.error(error);
    missing.push(`${job.id}: ${String(error?.message ?? error).split("\n")[0]}`);
  }
}
const entries = args.write ? await together(JOBS, found) : found;
const budgets = verdicts(await byteBudgets(), entries);
if (args.write) {
  await keep(JOBS, entries, budgets);
  console.log("kept in bench/results.json and docs/performance.md");
}
console.log(`\n## Every budget\n\n${summary(budgets)}`);
for (const what of missing) console.error(`failed: ${what}`);
if (missing.length || budgets.some(({ kept }) => !kept)) process.exit(1);
