// The code of a figure is loaded with its page; that of the others follows.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, VIEWS, address, settled, untilReady, useTairi } from "./lib.mjs";

const tairi = useTairi();
const PARTS = [...VIEWS, "files"].sort();
const PART = /-[0-9a-f]+\.([\w-]+)\.wasm$/;

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

test("each view has a part, and there is one for files", () => {
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
  await page.goto(address(tairi.url, VIEWS.at(-1), { lang: "en" }));
  await untilReady(page);
  await page.waitForTimeout(800);
  assert.deepEqual(asked, [VIEWS.at(-1)]);
  // Each figure with its table, its sources and a part opened.
  for (const view of VIEWS) {
    await page.locator(`nav [data-view=${view}]`).click();
    await page.locator(`[data-figure=${view}]`).waitFor();
    for (const tab of ["Table", "Sources", "Chart"]) await page.getByRole("tab", { name: tab }).click();
    const part = page.locator("[data-cell], [data-target]").first();
    if (await part.count()) await part.click();
    await settled(page);
  }
  const wanted = [VIEWS.at(-1), ...VIEWS.slice(0, -1)];
  assert.deepEqual(asked, wanted);
  await page.locator("summary").filter({ hasText: "Download" }).click();
  await Promise.all([page.waitForEvent("download"), page.locator("[data-download=csv]").click()]);
  assert.deepEqual(asked, [...wanted, "files"]);
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
  assert.deepEqual(asked.slice(0, 3), ["fta", "claims", "roadmap"]);
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
  assert.equal(await page.locator("[data-figure=fta]").count(), 1);
  assert.match(page.url(), /view=fta/);
  broken = false;
  await page.getByRole("link", { name: "Roadmap" }).click();
  await page.locator("[data-figure=roadmap]").waitFor();
  await settled(page);
  assert.ok(await note.isHidden());
});
