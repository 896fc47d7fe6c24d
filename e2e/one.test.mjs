// All of tairi in one file, opened from a disk without a network.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ENGINES, startEngine } from "./engines.mjs";
import { assertQuiet } from "./grave.mjs";
import { LANGS, ROOT, UNDRAWN, VIEWS, inkShare, launch, layoutFaults, trap } from "./lib.mjs";
import { settled } from "./waits.mjs";

const DIST = process.env.TAIRI_DIST ?? join(ROOT, "dist");
const FILES = ["tairi.html", ...VIEWS.map((view) => `one/${view}.html`)];
let folder;

before(() => {
  // Alone in a folder: what it asked for beside it would not be there.
  folder = mkdtempSync(join(tmpdir(), "tairi-one-"));
  FILES.forEach((file) => copyFileSync(join(DIST, file), join(folder, file.replace("/", "-"))));
});
after(() => rmSync(folder, { recursive: true }));
const address = (file, query = "") => pathToFileURL(join(folder, file.replace("/", "-"))).href + query;

test("they are the same wherever they are built", () => {
  const place = mkdtempSync(join(tmpdir(), "tairi-a-folder-with-a-name-of-its-own-"));
  try {
    for (const name of ["Cargo.toml", "index.html", "package.json", "scripts", "www"]) cpSync(join(ROOT, name), join(place, name), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(place, "node_modules"));
    cpSync(DIST, join(place, "dist"), { recursive: true });
    for (const file of FILES) rmSync(join(place, "dist", file));
    execFileSync(process.execPath, ["scripts/widget.mjs"], { cwd: place, stdio: "inherit" });
    for (const file of FILES) assert.ok(readFileSync(join(place, "dist", file)).equals(readFileSync(join(DIST, file))), `${file} differs`);
  } finally {
    rmSync(place, { recursive: true });
  }
});

for (const file of FILES) {
  test(`${file} is small, and refers to nothing outside`, () => {
    const size = statSync(join(DIST, file)).size;
    assert.ok(size < (/tairi|workbench/.test(file) ? 670_000 : 400_000), `${size} bytes`);
    const html = readFileSync(join(DIST, file), "utf8");
    const markup = html.replace(/<script[^>]*>[^]*?<\/script>/g, "<script></script>");
    const code = html.match(/<script type="module">([^]*?)<\/script>/)[1];
    assert.ok(code.length > 10_000, "the code is in it");
    // In the markup: every attribute that names a place.
    for (const [, name, value] of markup.matchAll(/\s(src|href|srcset|action|data|poster|manifest|formaction|background|ping)\s*=\s*"([^"]*)"/gi)) {
      assert.match(value, /^data:/, `${name}="${value}"`);
    }
    assert.doesNotMatch(markup, /<(?:base|iframe|object|embed|frame|link(?![^>]*href="data:))\b|url\(|@import|http-equiv="refresh"/i);
    // In the code: nothing is imported, and the browser's own ways out are not taken.
    // The engine's is made of what is in the page.
    const [, imported] = code.match(/\bimport\((\w+)\)/) ?? [];
    if (imported) assert.match(code, new RegExp(`${imported.replace("$", "\\$")}\\b[^;]*URL\\.createObjectURL`));
    assert.doesNotMatch(code.replace(`import(${imported})`, ""), /\bimport\s*[({"'`*]|\bimport\s+[\w{*][^;]*\bfrom\b|\bexport\s.*\bfrom\b/);
    assert.doesNotMatch(code, /window\.fetch|globalThis\.fetch|self\.fetch|sendBeacon|new WebSocket|EventSource|importScripts|new Worker/);
    const places = [...html.matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`<>)\\]*/g)].map(([place]) => place);
    assert.deepEqual(places.filter((place) => !/^http:\/\/www\.w3\.org\//.test(place)), [], "addresses that are no names of XML");
    assert.match(html, /Content-Security-Policy" content="default-src 'none';/, "and could not be");
  });
}

describe("in Chromium, without a network", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  /** A page that has no network, and notes what it complains of or asks for. */
  async function offline() {
    const context = await browser.newContext({ offline: true, reducedMotion: "reduce", viewport: { width: 900, height: 900 }, locale: "en-GB", acceptDownloads: true });
    context.setDefaultTimeout(20_000);
    const problems = [];
    const asked = [];
    const page = await context.newPage();
    page.on("console", (message) => problems.push(`console ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => problems.push(`page error: ${error.stack ?? error}`));
    page.on("request", (request) => asked.push(request.url()));
    return { page, problems, asked, context };
  }
  const ready = (page) => page.waitForFunction(() => document.documentElement.dataset.tairi === "ready");

  test("a reader can use every view, in every language, and take files away", async (t) => {
    const { page, problems, asked, context } = await offline();
    await page.goto(address("tairi.html"));
    await ready(page);
    t.diagnostic(`ready after ${await page.evaluate(() => Math.round(performance.getEntriesByName("tairi:ready")[0].startTime))} ms`);
    for (const view of VIEWS) {
      await page.locator(`nav [data-view=${view}]`).click();
      await page.locator(`[data-figure=${view}]`).waitFor();
      for (const lang of LANGS) {
        await page.locator(`.languages [lang="${lang}"]`).click();
        await page.waitForFunction((wanted) => document.documentElement.lang === wanted && document.querySelector(".tairi").lang === wanted, lang);
        await settled(page);
        assert.deepEqual(await layoutFaults(page), [], `${view} ${lang}`);
      }
      if (!UNDRAWN.includes(view)) assert.ok(await page.evaluate(() => document.querySelector("canvas.picture").getBoundingClientRect().width > 300), view);
      const part = page.locator("[aria-expanded]:is([data-cell], [data-target])").first();
      if (await part.count()) {
        await part.click();
        await page.locator("[data-detail]").first().waitFor();
      }
      for (const tab of ["table", "sources", "chart"]) {
        await page.locator(`[data-tab="${tab}"]`).click();
        await page.locator(`[data-${tab}]`).waitFor({ state: "visible" });
      }
      assert.ok(await page.evaluate(() => document.querySelectorAll("[data-table] td").length > 5), view);
    }
    await page.locator(".share").click();
    await page.locator("dialog.sharing").waitFor();
    await settled(page);
    await page.keyboard.press("Escape");
    await page.locator(".downloads summary").click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator("[data-download=csv]").click()]);
    assert.match(file.suggestedFilename(), /\.csv$/);
    assert.ok(await page.evaluate(() => window.tairi.datasets().length > 10));
    assertQuiet(problems);
    assert.deepEqual(asked.filter((url) => !/^(?:file:.*\/tairi\.html(?:\?.*)?$|data:|blob:)/.test(url)), []);
    await context.close();
  });

  for (const file of ["tairi.html", "one/fta.html"]) {
    test(`${file}: code that has stopped says so, and begins anew when asked`, async () => {
      const { page, problems, asked, context } = await offline();
      await page.goto(address(file, file === "tairi.html" ? "?view=trade&lang=ja" : "?lang=ja"));
      await ready(page);
      await page.evaluate(trap);
      await page.setViewportSize({ width: 500, height: 900 });
      await page.waitForFunction(() => document.documentElement.dataset.tairi === "error");
      await page.getByRole("alert").filter({ hasText: "図が動かなくなりました。" }).waitFor();
      assert.equal(await page.locator("#tairi [data-figure]").count(), 0, "nothing that looks as if it worked");
      const title = await page.title();
      const still = page.locator("#tairi + .tairi").filter({ hasText: title });
      await still.waitFor();
      assert.ok((await inkShare(still.locator("canvas"))) > 0.005, "the picture is still there");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.getByRole("button", { name: "もう一度試す" }).click();
      await ready(page);
      assert.equal(await page.title(), title);
      assertQuiet(problems, [/page error: RuntimeError: unreachable/]);
      assert.deepEqual(asked.filter((url) => !/^(?:file:.*\.html(?:\?.*)?$|data:|blob:)/.test(url)), [], "nothing is fetched");
      await context.close();
    });
  }

  for (const view of VIEWS) {
    test(`one/${view}.html shows its figure whole, in any language`, async () => {
      const { page, problems, context } = await offline();
      const texts = {};
      for (const file of [`one/${view}.html`, "tairi.html"]) {
        await page.goto(address(file, file === "tairi.html" ? `?view=${view}&lang=ja&plain=1` : "?lang=ja"));
        await ready(page);
        await page.locator(`[data-figure=${view}]`).waitFor();
        await page.locator('[data-tab="table"]').click();
        await page.locator("[data-table] td").first().waitFor();
        await settled(page);
        texts[file] = await page.evaluate(() => document.querySelector("[data-figure]").textContent);
      }
      assert.equal(texts[`one/${view}.html`], texts["tairi.html"], "the same words");
      assertQuiet(problems);
      await context.close();
    });
  }
});

const wanted = process.env.TAIRI_ENGINES?.split(",") ?? Object.keys(ENGINES);
for (const [id, engine] of Object.entries(ENGINES)) {
  describe(`in ${engine.name}, from a file`, { skip: !wanted.includes(id) && "left out" }, () => {
    let page;
    before(async () => {
      page = await startEngine(id);
    });
    after(() => page?.close());

    test("every view opens and has its table", async () => {
      for (const view of VIEWS) {
        await page.open(address("tairi.html", `?view=${view}&lang=ja`));
        await page.until(`the view ${view}`, (name) => document.querySelector("[data-figure]")?.dataset.figure === name, view);
        const drawn = await page.evaluate(() => document.querySelector("canvas.picture")?.getBoundingClientRect().width ?? document.querySelectorAll("[data-cell]").length * 100);
        assert.ok(drawn > 300, view);
        await page.click('[data-tab="table"]');
        await page.until("its table", () => document.querySelectorAll("[data-table] td").length > 5);
        assert.equal(await page.evaluate(() => document.documentElement.lang), "ja");
      }
      await page.click('.languages [lang="zh-TW"]');
      await page.until("another language", () => document.documentElement.lang === "zh-TW");
    });
  });
}
