// The code of a figure is loaded with its page; that of the others follows.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { WITH } from "../scripts/split.mjs";
import { ROOT, VIEWS, address, untilReady, useTairi } from "./lib.mjs";
import { idle, settled } from "./waits.mjs";

const tairi = useTairi();
const PARTS = [...VIEWS, "api", "files", "frame", "mirror", "own", "rest", "share", ...new Set(Object.values(WITH).flat())].sort();
// The engine is none: see engine.test.mjs.
const PART = /-[0-9a-f]+\.(?!flows\.|sheets\.)([\w-]+)\.wasm$/;

/** A page that says which parts it asked for; `hold` keeps back the named ones. */
async function watched(hold = () => false) {
  const page = await tairi.openPage("about:blank");
  const asked = [];
  page.on("request", (request) => {
    const part = new URL(request.url()).pathname.match(PART)?.[1];
    if (part) asked.push(part);
  });
  await page.route("**/*.wasm", (route) => {
    const part = route.request().url().match(PART)?.[1];
    return part && hold(part, asked) ? route.abort() : route.continue();
  });
  return { page, asked };
}

test("each view has a part, and there are some for what is not asked for at first", () => {
  const built = readdirSync(join(ROOT, "dist")).flatMap((name) => name.match(PART)?.[1] ?? []);
  assert.deepEqual(built.sort(), PARTS);
});

test("a page begins with its own part; the others follow when it is ready", async () => {
  const { page, asked } = await watched();
  await page.goto(address(tairi.url, "fta", { lang: "en" }));
  await untilReady(page);
  assert.equal(asked[0], "fta");
  await page.waitForFunction((count) => performance.getEntriesByType("resource").filter((entry) => entry.name.endsWith(".wasm")).length > count, PARTS.length);
  assert.deepEqual([...new Set(asked)].sort(), PARTS);
  assert.equal(new Set(asked).size, asked.length, "each once");
});

test("readers who save data get no more than they ask for, and no figure needs another's part", async () => {
  const { page, asked } = await watched();
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  // The last one asks for more by itself: the place for a reader's own files.
  const [own, ...others] = VIEWS.toReversed();
  await page.goto(address(tairi.url, others[0], { lang: "en" }));
  await untilReady(page);
  await idle(page);
  assert.deepEqual(asked, [others[0]]);
  // Each figure with its table, its sources and a part opened.
  for (const view of VIEWS) {
    await page.locator(`nav [data-view=${view}]`).click();
    await page.locator(`#tairi [data-figure=${view}]`).waitFor();
    for (const tab of ["Table", "Sources", "Chart"]) await page.getByRole("tab", { name: tab }).click();
    const part = page.locator("[data-cell], [data-target]:not([aria-pressed])").first();
    if (await part.count()) await part.click();
    await settled(page);
  }
  // The table of the first one brought what all of them share; some share more, which comes once.
  const wanted = [...new Set([others[0], "rest", ...VIEWS.slice(0, -2).flatMap((view) => [view, ...(WITH[view] ?? [])]), own, "own"])];
  assert.deepEqual([...asked].sort(), wanted.toSorted());
  assert.equal(asked.at(-1), "own");
  await page.locator("summary").filter({ hasText: "Download" }).click();
  await Promise.all([page.waitForEvent("download"), page.locator("[data-download=csv]").click()]);
  assert.deepEqual([...asked].sort(), [...wanted, "files"].sort());
  assert.equal(asked.at(-1), "files");
});

test("a call for what is not there yet waits for it", async () => {
  // Chromium minds that a page waits; so would we, were it not for a call that answers at once.
  tairi.expectProblem(/Synchronous XMLHttpRequest/);
  const { page, asked } = await watched();
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await page.goto(address(tairi.url, "fta", { lang: "en" }));
  await untilReady(page);
  const [claims, svg] = await page.evaluate(() => [
    window.tairi.claims().length,
    window.tairi.mount(document.createElement("div"), { view: "roadmap" }).svg().slice(0, 4),
  ]);
  assert.deepEqual([claims > 20, svg], [true, "<svg"]);
  assert.equal(asked[0], "fta");
  assert.deepEqual([...new Set(asked.slice(1))].sort(), ["api", "claims", "files", "roadmap"]);
});

test("of two figures the one that was asked for last stays, though the other's code comes later", async () => {
  const { page } = await watched();
  let release;
  const late = new Promise((resolve) => (release = resolve));
  await page.route(/\.roadmap\.wasm$/, async (route) => {
    await late;
    await route.continue();
  });
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await page.goto(address(tairi.url, "fta", { lang: "en" }));
  await untilReady(page);
  const asked = page.waitForRequest(/\.roadmap\.wasm$/);
  await page.getByRole("link", { name: "Roadmap" }).click();
  await asked;
  await page.locator("nav [data-view=claims]").click();
  await page.locator("#tairi [data-figure=claims]").waitFor();
  // What is chosen while code is on its way is kept, too.
  await page.locator("select[data-key=theme]").selectOption("dark");
  release();
  await page.waitForFunction(() => !("tairiBusy" in document.documentElement.dataset));
  await settled(page);
  assert.equal(await page.locator("#tairi [data-figure=claims]").count(), 1);
  assert.match(page.url(), /view=claims.*theme=dark/);
});

test("a figure whose code cannot be had is not turned to, and a second try works", async () => {
  tairi.expectProblem(/ERR_FAILED/);
  let broken = true;
  const { page } = await watched((part) => broken && part === "roadmap");
  await page.goto(address(tairi.url, "fta", { lang: "en" }));
  await untilReady(page);
  await page.getByRole("link", { name: "Roadmap" }).click();
  const note = page.getByRole("alert").filter({ hasText: "could not be loaded" });
  await note.waitFor();
  assert.equal(await page.locator("#tairi [data-figure=fta]").count(), 1);
  assert.match(page.url(), /view=fta/);
  broken = false;
  await page.getByRole("link", { name: "Roadmap" }).click();
  await page.locator("#tairi [data-figure=roadmap]").waitFor();
  await settled(page);
  assert.ok(await note.isHidden());
});
