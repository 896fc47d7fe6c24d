// How long a page's thread stands still: the longest of its tasks, by the time that its thread
// has worked. What other programs do beside it, and a machine that is shared, does not count.
import assert from "node:assert/strict";

/** Milliseconds after which a reader notices. */
const NOTICED = 200;
/** A collection of garbage, or code that is compiled for the first time, may fall into a task once. */
const TRIES = 3;

/** The longest task of the pages' threads while `work` goes on, in milliseconds. */
export async function longestTask(page, work) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel"] });
  let trace;
  try {
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString());
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const threads = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread));
  const tasks = traceEvents.filter((event) => event.name.endsWith("::RunTask") && threads.has(thread(event)));
  assert.ok(tasks.length > 0 && tasks.some(({ tdur }) => tdur > 0), "the browser tells how long tasks take");
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1000;
}

/** Fails if the page's thread stands still while `work` goes on; it is done again if it once does. */
export async function goesOn(page, what, work) {
  const seen = [];
  for (let at = 0; at < TRIES; at += 1) {
    seen.push(Math.round(await longestTask(page, work)));
    if (seen.at(-1) <= NOTICED) return;
  }
  assert.fail(`${what}: the page stood still for ${seen.join(", ")} ms`);
}
