// What tests wait for: a state that the page declares, never a time that mostly suffices.
// One helper for each kind; e2e/waits.test.mjs lets no other in.
import assert from "node:assert/strict";

/** No budget, but when to give up, in milliseconds: a machine may be slow, and busy. */
export const PATIENCE = 30_000;
/** Between two looks, where nothing tells that there is something to see. */
const GLANCE = 50;

/** Waits until what `look` gives is true, and gives it; `what` is said if it never is. */
export async function until(what, look, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) return assert.fail(`waited in vain: ${typeof what === "function" ? what() : what}`);
    await new Promise((resolve) => setTimeout(resolve, GLANCE));
  }
}

/**
 * Waits until the page is at rest: its fonts are there, nothing that the last step asked for
 * is on its way (`<html data-tairi-busy>`, and the timers that Yew puts its own work off by,
 * which `noteTimers` counts), and three frames have passed since, so that all of it is on the screen.
 */
export const settled = (page) =>
  page.evaluate(async (patience) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const busy = () => document.documentElement.hasAttribute("data-tairi-busy") || window.shortTimers?.size > 0;
    await document.fonts.ready;
    // Something that puts itself off again and again is waited for no longer.
    const end = Date.now() + patience;
    for (let calm = 0; calm < 3 && Date.now() < end; ) {
      await frame();
      calm = busy() ? 0 : calm + 1;
    }
  }, PATIENCE);

/** Waits for some frames: what an observer is told, it has been told then. */
export const frames = (page, count = 3) =>
  page.evaluate(async (left) => {
    for (; left > 0; left -= 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, count);

/** Waits until the page has had nothing to do: what it does in idle time, it has begun then. */
export const idle = async (page) => {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
  await settled(page);
};

/**
 * Lets so many milliseconds go by at once, in a page that was opened with `clock`: whatever
 * would happen in that time by a timer has happened then.
 */
export async function skip(page, milliseconds) {
  await page.context().clock.fastForward(milliseconds);
  await settled(page);
}

/** Keeps back what is asked for; gives the call that lets it go. */
export async function hold(page, files) {
  let go;
  const free = new Promise((resolve) => (go = resolve));
  await page.route(files, async (route) => {
    await free;
    await route.continue();
  });
  return go;
}

/** Waits until a page around a frame has heard all that the frame had to say so far. */
export async function heardAll(page, frame) {
  await settled(frame);
  await page.evaluate(() => {
    window.lastWord = new Promise((resolve) => {
      const hear = (event) => {
        if (event.data !== "that is all") return;
        removeEventListener("message", hear);
        resolve();
      };
      addEventListener("message", hear);
    });
  });
  await frame.evaluate(() => parent.postMessage("that is all", "*"));
  await page.evaluate(async () => {
    await window.lastWord;
    // What tests note of messages is not to hold this one.
    window.heard = window.heard?.filter((each) => ![each].flat().includes("that is all"));
  });
}

/** What a page weighs when no collection makes it lighter: `weigh` gives numbers by name. */
export async function lightest(session, weigh) {
  let last;
  let same = 0;
  for (let looks = 0; looks < 40 && same < 2; looks += 1) {
    await session.send("HeapProfiler.collectGarbage");
    const now = await weigh();
    same = last && Object.keys(now).every((key) => now[key] >= last[key]) ? same + 1 : 0;
    last = last ? Object.fromEntries(Object.entries(now).map(([key, value]) => [key, Math.min(value, last[key])])) : now;
  }
  return last;
}
