// The soak: a random reader by seed, what must hold after each action, what must hold
// after many, and what a failure leaves behind to be looked at and done again.
import { mkdirSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { ROOT, launch, startSite, untilReady, watchedContext } from "../lib.mjs";
import { settled } from "../waits.mjs";
import { twoVersions } from "./elsewhere.mjs";
import { inside } from "./inside.mjs";
import { chances } from "./random.mjs";
import { ACTIONS, bringLargest, rest } from "./reader.mjs";

/** How long anything may take that is on its way, in milliseconds: longer than any machine should need. */
const PATIENCE = 60_000;
/** How many actions lie between two looks at whether the address brings back what is shown, and between two at the memory. */
const REOPEN = 40;
const WEIGH = 500;
/**
 * By how much the least of the last three weighings may be above the most of the first
 * three of a page's life: what leaks grows through all of them, and one node in twelve
 * actions is found. What a browser keeps by itself of what was pointed at last, `rest` has
 * it let go. The heap holds what the browser compiled and cached meanwhile.
 */
const SOME = 3;
const LIMITS = { heap: 3 << 20, wasm: 4 << 20, nodes: 300, listeners: 40 };

const weights = Object.fromEntries(Object.entries(ACTIONS).map(([name, { weight }]) => [name, weight]));

/** Whether both show the same; a year that is typed wrong is no state. */
const same = (shown, found) => isDeepStrictEqual({ ...shown, years: shown.years.length < 2 ? found?.years : shown.years }, found);

/**
 * A random reader of so many actions. `life` is how many a page lives before it is loaded
 * anew; `replay` a list of actions to be done instead of random ones. Resolves to what was
 * measured; throws where something did not hold.
 */
export async function soak({ seed = 1, actions = 1000, life = 5000, replay, say = () => {} } = {}) {
  const site = await startSite();
  const versions = twoVersions(site);
  const browser = await launch();
  const begun = Date.now();
  const done = [];
  const weighed = [];
  let page;
  try {
    const { context, problems } = await watchedContext(browser, new URL(site.url).origin, {
      worker: true,
      viewport: { width: 1280, height: 900 },
      hasTouch: true,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript(inside);
    page = await context.newPage();
    const tab = await context.newPage();
    let files = 0;
    for (const each of [page, tab]) {
      // A browser's own dialogs are sent away again.
      each.on("filechooser", (chooser) => void chooser.element().dispose().catch(() => {}));
      each.on("dialog", (dialog) => dialog.dismiss());
      each.on("download", async (download) => {
        files += 1;
        await download.delete().catch(() => {});
      });
    }
    const witness = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    await page.bringToFront();
    const lasting = (of) => of.evaluate((most) => window.soak.lasting(most), PATIENCE);
    const hand = { page, session, tab, versions, lasting };

    /** The first page that a reader opens; what it needs without a network is there before it goes on. */
    const open = async () => {
      await page.goto(new URL("?view=trade&lang=en", site.url).href);
      await untilReady(page, PATIENCE);
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", null, { timeout: PATIENCE });
      await page.evaluate(() => window.tairi.load("ja").then(() => window.tairi.load("zh-TW")));
      await bringLargest(hand);
      await lasting(page);
      hand.last = undefined;
      done.length = 0;
      return page.evaluate(() => performance.timeOrigin);
    };

    /** What this browser says is used, after everything unused is gone. */
    const weigh = async () => {
      await rest(hand);
      // The tabs may share a process, whose nodes are counted.
      for (const each of [witness, tab]) await each.goto("about:blank");
      await session.send("HeapProfiler.collectGarbage");
      // Nobody reads it, but nothing else has the browser let go of all that is not used:
      // after three collections a thousand nodes more were counted than a snapshot had.
      await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
      const { metrics } = await session.send("Performance.getMetrics");
      const metric = (name) => metrics.find((each) => each.name === name).value;
      return { heap: metric("JSHeapUsedSize"), nodes: metric("Nodes"), listeners: metric("JSEventListeners"), wasm: await page.evaluate(() => window.soak.memory()) };
    };

    /** Opens the address elsewhere, and compares: nothing that is shown may be lost. */
    const reopen = async () => {
      const own = await page.evaluate(() => Boolean(document.querySelector("#tairi [data-report]") && !document.querySelector("#tairi [data-kept] li em")));
      // What is not kept in the browser is not in the address either.
      if (own) return [];
      // As long as the page opens no other work, what it shows may be older than what the second tab has left.
      if (hand.last !== undefined && (await page.evaluate(() => Boolean(document.querySelector("#tairi [data-figure=workbench]"))))) return [];
      let shown;
      let found;
      // The address, and what is kept, follow a moment later.
      for (let tries = 0; tries < 5; tries += 1) {
        // The tab that is not seen has one frame a second, as in any browser.
        await page.bringToFront();
        await page.evaluate((most) => window.soak.settled(most), PATIENCE);
        const address = page.url();
        shown = await page.evaluate(() => window.soak.state());
        await witness.bringToFront();
        // Another hash alone would load nothing anew.
        await witness.goto("about:blank");
        await witness.goto(address);
        await untilReady(witness, PATIENCE);
        await witness.locator("#tairi [data-table] table").waitFor({ state: "attached" });
        // A kept file is read first.
        await witness.evaluate((most) => window.soak.settled(most), PATIENCE);
        await settled(witness);
        found = await witness.evaluate(() => window.soak.state());
        await page.bringToFront();
        if (same(shown, found)) return [];
      }
      const lost = Object.keys(shown).filter((key) => !isDeepStrictEqual(shown[key], found?.[key]));
      const short = (value) => JSON.stringify(value ?? null).slice(0, 400);
      return lost.map((key) => `opened again, ${page.url()} has another ${key}: ${short(found?.[key])} in place of ${short(shown[key])}`);
    };

    let born = await open();
    let lived = 0;
    const total = replay?.length ?? actions;
    for (let number = 0; number < total; number += 1) {
      const chance = chances(seed, number);
      const name = replay?.[number].name ?? chance.weighed(weights);
      const args = replay?.[number].args ?? ACTIONS[name].draw(chance);
      const action = { number, name, args };
      done.push(action);
      lived += 1;
      const faults = [];
      try {
        const taken = await ACTIONS[name].perform(hand, args, replay?.[number].taken);
        if (taken) action.taken = { name: taken.name, nth: taken.nth };
        const { faults: found, since } = await lasting(page);
        faults.push(...found);
        if (hand.last !== undefined && hand.last !== (await page.evaluate(() => window.soak.last()))) hand.last = undefined;
        if (since !== born) faults.push("the page was loaded anew");
        if (!faults.length && (number + 1) % REOPEN === 0) faults.push(...(await reopen()));
      } catch (error) {
        faults.push(String(error.stack ?? error));
      }
      // That there is no network is the browser's to say.
      faults.push(...problems.splice(0).filter((problem) => !/ERR_INTERNET_DISCONNECTED/.test(problem)));
      if (faults.length) throw Object.assign(new Error(faults.join("\n")), { number });

      if ((number + 1) % WEIGH === 0 || number + 1 === total) {
        const now = { number: number + 1, lived, ...(await weigh()) };
        weighed.push(now);
        const ofLife = weighed.filter((each) => each.number > number + 1 - lived && each.lived >= WEIGH);
        const first = (what) => Math.max(...ofLife.slice(0, SOME).map((each) => each[what]));
        const last = (what) => Math.min(...ofLife.slice(-SOME).map((each) => each[what]));
        const more = ofLife.length < 2 * SOME ? [] : Object.keys(LIMITS).filter((what) => last(what) - first(what) > LIMITS[what]);
        const seconds = (Date.now() - begun) / 1000;
        say(`${now.number} actions, ${seconds.toFixed(0)} s (${(now.number / seconds).toFixed(1)} a second); heap ${(now.heap / 2 ** 20).toFixed(1)} MB, wasm ${(now.wasm / 2 ** 20).toFixed(1)} MB, ${now.nodes} nodes, ${now.listeners} listeners; ${files} files`);
        if (more.length) throw Object.assign(new Error(more.map((what) => `a leak: ${what} grew from ${first(what)} at most to ${last(what)} at least`).join("\n")), { number });
        if (lived >= life && number + 1 < total) {
          born = await open();
          lived = 0;
        }
      }
    }
    return { seed, actions: total, seconds: (Date.now() - begun) / 1000, files, weighed };
  } catch (error) {
    const folder = join(ROOT, "test-results/soak", `${seed}-${error.number ?? "begin"}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "actions.json"), JSON.stringify(done, null, 1));
    await page?.screenshot({ path: join(folder, "page.png"), timeout: 10_000 }).catch(() => {});
    const last = done.slice(-30).map(({ number, name, args, taken }) => `  ${number}: ${name} ${JSON.stringify(args)}${taken ? ` → ${taken.name} (${taken.nth})` : ""}`);
    const again = `make soak ARGS="--replay ${join("test-results/soak", `${seed}-${error.number ?? "begin"}`, "actions.json")}"`;
    throw new Error(`seed ${seed}, action ${error.number ?? "before the first"}:\n${error.number === undefined ? error.stack : error.message}\n\nthe last actions at ${page?.url()}\n${last.join("\n")}\n\nas seen: ${join(folder, "page.png")}\nagain: ${again}`);
  } finally {
    await browser.close();
    await site.close();
    versions.close();
  }
}
