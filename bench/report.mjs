// What is kept of a run, and the page that is written from what is kept: bench/results.json
// holds the last run of every job, docs/performance.md shows them.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { weigh } from "../scripts/weigh.mjs";
import { HERE, ROOT } from "./lib.mjs";
import { VERDICT_HEAD, budget, tested, verdictRow } from "./verdicts.mjs";

const RESULTS = join(HERE, "results.json");

/** Rows of texts as a table of Markdown, which can be read on a terminal, too. */
function table(head, rows) {
  const widths = head.map((text, column) => Math.max(text.length, ...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rows.map(line)].join("\n");
}

/** A job's numbers. `kept` is what is kept of its run. */
export function report(job, { date, machine, rounds, load, said, results, failed }) {
  const when = `${date.slice(0, 10)}, ${machine}; ${[`${rounds} rounds`, said].filter(Boolean).join(", ")}; load before the run ${load}.`;
  const tables = job.tables(results).map(({ caption, head, rows }) => `${caption ? `${caption}\n\n` : ""}${table(head, rows)}`);
  const lost = failed.length ? [`Rounds that failed:\n\n${failed.map((each) => `- ${each}`).join("\n")}`] : [];
  return [when, ...tables, ...lost].join("\n\n");
}

/** The budgets that a build's bytes are held to, as those of a run. */
export async function byteBudgets(dist = join(ROOT, "dist")) {
  const limits = JSON.parse(await readFile(join(ROOT, "scripts/budgets.json"), "utf8"));
  const { budgeted } = weigh(dist);
  return ["first load", "static layer", "engine"].map((name) => {
    const { limit, aim = null } = limits[name];
    const { bytes = NaN, of } = budgeted[name];
    return budget({ name: `${name}, brotli`, value: bytes, limit, stretch: aim, unit: "bytes", also: of ?? "", why: "`make size` shows its files" });
  });
}

/** The design's budgets that no run of the bench can say more about than the tests. */
const TESTED = [tested("findings of axe, errors on the console, requests to other origins", "0")];

/** Every budget with its verdict: of the build, of the kept run of each job, and the tests'. */
export const verdicts = (bytes, entries) => [...bytes, ...entries.flatMap(({ budgets }) => budgets), ...TESTED];

/** These as a table, and how many of them are lost. */
export function summary(budgets) {
  const lost = budgets.filter(({ kept }) => !kept).length;
  return `${table(VERDICT_HEAD, budgets.map(verdictRow))}\n\n${lost ? `${lost} of ${budgets.length} budgets lost.` : "Every budget of this table is kept."}`;
}

const HEAD = `# Performance

Written by \`make bench\`: tairi beside what people would use instead. \`node bench/run.mjs
--job flows\` measures one job; with \`--write\` its numbers are kept and this page is
written anew, where the other jobs keep theirs. The machine is never quite quiet: only
ratios of one run count.

## Every budget

Those of the design. *Stretch* is what is hoped for beyond the limit. A lost budget says why, with
the numbers of its run; they are in \`bench/results.json\`, too.
`;

/** What was kept before, of all jobs. */
const before = async () => JSON.parse(await readFile(RESULTS, "utf8").catch(() => '{"jobs":[]}')).jobs;

/** The entries of all jobs: those that were found now, else those that were kept before. */
export async function together(jobs, found) {
  const old = await before();
  return jobs.flatMap(({ id }) => [found, old].map((list) => list.find((each) => each.id === id)).find(Boolean) ?? []);
}

/** Keeps the entries, and writes the page. */
export async function keep(jobs, entries, budgets) {
  await writeFile(RESULTS, `${JSON.stringify({ budgets, jobs: entries }, null, 1)}\n`);
  const parts = entries.map((entry) => {
    const job = jobs.find(({ id }) => id === entry.id);
    return `## ${job.title}\n\n${job.METHOD.trim()}\n\n${report(job, entry)}\n`;
  });
  await writeFile(join(ROOT, "docs/performance.md"), [`${HEAD}\n${summary(budgets)}\n`, ...parts].join("\n"));
}
