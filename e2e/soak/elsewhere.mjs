// What goes on beside the page: the reader's second tab, which shares what is kept, and a host
// that puts new versions, which share the service worker.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, untilReady } from "../lib.mjs";
import { another, copy } from "../versions.mjs";

/** The second tab's address. */
const WORKBENCH = "?view=workbench&lang=en";

/** Two versions of the site: `turn` puts the one that is not there, and says what its pages call it. */
export function twoVersions(site) {
  const folder = mkdtempSync(join(tmpdir(), "tairi-soak-"));
  const built = { dir: join(ROOT, "dist"), name: undefined };
  const second = { dir: copy(built.dir, join(folder, "second")), name: "second" };
  another(second.dir, second.name);
  const versions = [built, second];
  return {
    async turn() {
      versions.reverse();
      await site.turn(versions[0].dir);
      return versions[0].name;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Something that is done in the second tab, where all must hold that must hold in the page. */
const elsewhere = (draw, act) => ({
  draw,
  async perform(hand, args, before) {
    const { page, tab } = hand;
    await tab.bringToFront();
    if (tab.url() === "about:blank") {
      await tab.goto(new URL(WORKBENCH, page.url()).href);
      await untilReady(tab);
    }
    const taken = await act(tab, args, before, hand);
    const { faults } = await hand.lasting(tab);
    assert.deepEqual(faults, [], "in the second tab");
    hand.last = await tab.evaluate(() => window.soak.last());
    await page.bringToFront();
    return taken;
  },
});

/** Waits until the worker that belongs to what is served now looks after the tab. */
const untilTaken = (tab) =>
  tab.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    for (let worker; (worker = registration.installing ?? registration.waiting); )
      await new Promise((resolve) => (worker.state === "activated" || worker.state === "redundant" ? setTimeout(resolve) : worker.addEventListener("statechange", resolve, { once: true })));
  });

/** A new version is put while the page is open, and the second tab is opened twice: the second time it is the new one. */
async function takeVersion(tab, args, before, { page, versions }) {
  await tab.context().setOffline(false);
  const wanted = await versions.turn();
  for (const visit of [1, 2]) {
    await tab.goto("about:blank");
    await tab.goto(new URL(WORKBENCH, page.url()).href);
    await untilReady(tab);
    if (visit === 1) await untilTaken(tab);
  }
  assert.equal(await tab.evaluate(() => document.body.dataset.version), wanted, "the version on the second visit");
}

/** Has the second tab at the workbench, whatever it was turned to. */
async function atWorkbench(tab) {
  await tab.evaluate((address) => document.querySelector("#tairi [data-bring]") || window.soak.go(address), WORKBENCH);
  await tab.locator("#tairi [data-bring]").waitFor();
}

/** The actions, from those that the page has itself: `bring` a file, `use` what the workbench has. */
export const besides = ({ bring, use }) => ({
  "bring a file in the second tab": { weight: 1, ...elsewhere(bring.draw, (tab, args) => bring.perform({ page: tab }, args)) },
  "use the workbench in the second tab": {
    weight: 3,
    ...elsewhere(
      (chance) => ({ ...use.draw(chance), way: "click" }),
      async (tab, args, before) => {
        await atWorkbench(tab);
        return use.perform({ page: tab }, args, before);
      },
    ),
  },
  "a new version is put": { weight: 0.3, ...elsewhere(() => ({}), takeVersion) },
});
