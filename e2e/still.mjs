// How long a page's thread stands still: the longest of its tasks, by the time that its thread
// has worked. What other programs do beside it, and a machine that is shared, does not count.
import assert from "node:assert/strict";

/** Milliseconds after which a reader notices. */
const NOTICED = 200;
/** A collection of garbage, or code that is compiled for the first time, may fall into a task once. */
const TRIES = 3;
/** A loop that takes this many milliseconds on the machine that the bounds were set on. */
const [ROUNDS, USUAL] = [20_000_000, 123];
/** A machine that is slower still is taken for one that is so slow: what freezes a page is ten times as long. */
const SLOWEST = 3;

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

/** What a loop of the page's own takes here: how fast this machine is at this moment. */
const loop = (page) =>
  longestTask(page, () =>
    page.evaluate((rounds) => {
      let sum = 0;
      for (let at = 0; at < rounds; at += 1) sum = (Math.imul(sum, 31) + at) | 0;
      return sum;
    }, ROUNDS),
  );

/** How much longer than usual all takes here and now, 1 where it does not. */
const slowness = async (page) => Math.min(SLOWEST, Math.max(1, (await loop(page)) / USUAL));

/**
 * Fails if the page's thread stands still while `work` goes on; it is done again if it once does.
 * On a machine that is slower than usual, as it may be for a while, it may take as much longer.
 */
export async function goesOn(page, what, work) {
  const seen = [];
  for (let at = 0; at < TRIES; at += 1) {
    const took = await longestTask(page, work);
    if (took <= NOTICED) return;
    const slow = await slowness(page);
    if (took <= NOTICED * slow) return;
    seen.push(`${Math.round(took)} ms (${slow.toFixed(1)} × slower than usual)`);
  }
  assert.fail(`${what}: the page stood still for ${seen.join(", ")}`);
}
