// Pages without scripts, and the app that takes their place.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { LANGS, ROOT, VIEWS, layoutFaults, readCsv, untilReady, untilWhole, useTairi } from "./lib.mjs";
import { noteShifts, shifts } from "./notes.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OFF = { context: { javaScriptEnabled: false } };
// Chromium fetches ahead for scripts that then do not run, and wonders.
const unused = () => tairi.expectProblem(/preloaded using link preload but not used/);

test("there is a page and a picture for each view in each language", () => {
  const wanted = VIEWS.flatMap((view) => LANGS.flatMap((lang) => [`${view}.${lang}.html`, `${view}.${lang}.png`])).sort();
  const there = readdirSync(join(ROOT, "dist/embed")).filter((name) => !/\.(br|gz)$/.test(name));
  assert.deepEqual(there.sort(), wanted);
});

test("pictures for other sites have the size that these ask for, and weigh little", () => {
  for (const view of VIEWS) {
    for (const lang of LANGS) {
      const png = readFileSync(join(ROOT, `dist/embed/${view}.${lang}.png`));
      assert.equal(png.toString("latin1", 1, 4), "PNG");
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630], `${view} ${lang}`);
      assert.ok(png.length > 20_000 && png.length < 300_000, `${view} ${lang}: ${png.length} bytes`);
    }
  }
});

test("a page names its picture only where its own address is known", () => {
  for (const view of VIEWS) {
    const html = readFileSync(join(ROOT, `dist/embed/${view}.ja.html`), "utf8");
    const [, base] = html.match(/rel="canonical" href="(.*?)embed\//) ?? [];
    const [, image] = html.match(/property="og:image" content="(.*?)"/) ?? [];
    assert.equal(image, base && `${base}embed/${view}.ja.png`);
  }
});

describe("the gallery", () => {
  for (const [width, theme] of [[280, "light"], [768, "dark"], [1280, "light"]]) {
    test(`shows every view in every language at ${width} px, ${theme}`, async () => {
      const page = await tairi.openPage("/gallery.html", { width, theme });
      assert.equal(await page.locator("script").count(), 0);
      assert.equal(await page.getByRole("article").count(), VIEWS.length * LANGS.length);
      for (const lang of LANGS) {
        const section = page.locator(`section[lang=${lang}]`);
        for (const view of VIEWS) {
          const article = section.locator(`article[data-view=${view}]`);
          const box = await article.getByRole("img").boundingBox();
          assert.ok(box.width > 230 && box.height > 150, `${view} ${lang}: ${JSON.stringify(box)}`);
          const links = await article.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
          assert.deepEqual(links, [`./?view=${view}&lang=${lang}`, `embed/${view}.${lang}.html`, `embed/${view}.${lang}.png`]);
        }
      }
      assert.deepEqual(await layoutFaults(page), []);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
    });
  }

  test("leads to a view and back", async () => {
    const page = await tairi.openPage("/gallery.html");
    await page.locator("section[lang=ja] article[data-view=fta] h3 a").click();
    await untilReady(page);
    assert.equal(await page.locator("html").getAttribute("lang"), "ja");
    assert.equal(await page.locator("[data-figure=fta]").count(), 1);
    await page.goBack();
    await page.getByRole("link", { name: "tairi", exact: true }).click();
    await untilReady(page);
  });
});

describe("with scripts off", () => {
  for (const view of VIEWS) {
    test(`${view} shows figure, table and source in every language`, async () => {
      unused();
      for (const lang of LANGS) {
        const page = await tairi.openPage(`/embed/${view}.${lang}.html`, { ...OFF, width: lang === "ja" ? 320 : 1280 });
        assert.ok(await page.getByRole("heading", { level: 2 }).isVisible());
        const picture = page.getByRole("img").filter({ visible: true });
        assert.equal(await picture.count(), 1, "one picture of two widths");
        const box = await picture.boundingBox();
        assert.ok(box.width > 250 && box.height > 100, JSON.stringify(box));
        for (const part of ["[data-table]", "[data-sources]"]) {
          assert.ok(await page.locator(part).isHidden(), "folded");
          await page.locator("details").filter({ has: page.locator(part) }).locator("summary").click();
          assert.ok(await page.locator(part).isVisible());
        }
        const rows = await page.locator("[data-table] tbody tr").count();
        assert.ok(rows > 2, `${rows} rows`);
        assert.ok((await page.locator("[data-sources] dt").count()) > 3);
      }
    });
  }

  test("the first page leads to all the others", async () => {
    unused();
    const page = await tairi.openPage("/", OFF);
    await page.getByRole("link", { name: "日本語" }).click();
    assert.match(page.url(), /embed\/trade\.ja\.html$/);
    await page.goBack();
    await page.getByRole("link", { name: "Roadmap" }).click();
    assert.match(page.url(), /embed\/roadmap\.en\.html$/);
  });

  test("no page is wider than its window", async () => {
    unused();
    for (const view of VIEWS) {
      const page = await tairi.openPage(`/embed/${view}.zh-TW.html`, { ...OFF, width: 280 });
      const width = await page.locator("html").evaluate((html) => html.scrollWidth);
      assert.equal(width, 280, view);
    }
  });
});

describe("the app takes the place of the figure", () => {
  for (const [path, width] of [["/embed/trade.en.html", 390], ["/embed/claims.ja.html", 1280], ["/embed/intensity.zh-TW.html", 390], ["/?view=triangle&lang=ja", 1280], ["/", 390]]) {
    test(`at ${path} without a shift, at ${width} px`, async () => {
      const page = await tairi.openPage("about:blank", { width });
      await page.addInitScript(noteShifts);
      await page.goto(new URL(path, tairi.url).href);
      await untilReady(page);
      await untilWhole(page);
      assert.deepEqual(await shifts(page), []);
      assert.equal(await page.locator("#tairi-still").count(), 0);
      assert.equal(await page.locator("[data-figure]").count(), 1);
    });
  }

  test("a page of a view and a language needs no words in its address", async () => {
    const page = await tairi.openPage("/embed/china-market.ja.html");
    await untilReady(page);
    assert.equal(await page.locator("html").getAttribute("lang"), "ja");
    assert.equal(await page.locator("[data-figure=china-market]").count(), 1);
    assert.equal(await page.locator("nav").count(), 0, "the figure alone");
    // And is turned to another one by its address all the same.
    await page.goto(new URL("/embed/china-market.ja.html?view=fta&lang=en", tairi.url).href);
    await untilReady(page);
    assert.equal(await page.locator("[data-figure=fta]").count(), 1);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  });

  test("the table written out is the table of the app", async () => {
    unused();
    const page = await tairi.openPage("/embed/trade.en.html", OFF);
    const still = await page.locator("[data-table] tbody tr").evaluateAll((rows) => rows.map((row) => row.firstElementChild.textContent));
    const app = await tairi.openView("trade", { lang: "en" });
    const csv = await app.evaluate(() => window.tairi.mount(document.createElement("div"), { view: "trade" }).csv());
    assert.deepEqual(still, readCsv(csv).rows.map((row) => row.year));
  });
});

describe("where the app cannot run, the figure stays and says so", () => {
  const said = async (page) => {
    await page.locator("html[data-tairi=error]").waitFor();
    assert.ok(await page.getByRole("img").filter({ visible: true }).isVisible());
    await page.getByText("standing still").filter({ visible: true }).waitFor();
  };

  test("a download that fails", async () => {
    tairi.expectProblem(/./);
    const page = await tairi.openPage("about:blank");
    await page.route("**/*_bg.wasm", (route) => route.abort());
    await page.goto(new URL("/embed/fta.en.html", tairi.url).href);
    await said(page);
  });

  test("a file that is no WebAssembly", async () => {
    tairi.expectProblem(/./);
    const page = await tairi.openPage("about:blank");
    await page.route("**/*_bg.wasm", (route) => route.fulfill({ body: "no wasm", contentType: "application/wasm" }));
    await page.goto(new URL("/embed/fta.en.html", tairi.url).href);
    await said(page);
  });

  test("a policy that forbids WebAssembly", async () => {
    tairi.expectProblem(/./);
    const page = await tairi.openPage("about:blank");
    await page.route("**/embed/*.html", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-security-policy": "default-src 'self'" } });
    });
    await page.goto(new URL("/embed/fta.en.html", tairi.url).href);
    await said(page);
  });
});

test("axe finds nothing in a page that stands still", async () => {
  for (const [view, theme] of [["trade", "light"], ["claims", "dark"], ["intensity", "light"]]) {
    const page = await tairi.openPage("about:blank", { theme });
    await page.route("**/*.js", (route) => route.abort());
    tairi.expectProblem(/ERR_FAILED/);
    unused();
    await page.goto(new URL(`/embed/${view}.ja.html`, tairi.url).href);
    for (const summary of await page.locator("details summary").all()) await summary.click();
    await settled(page);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { rules: { "page-has-heading-one": { enabled: false } } }));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), [], view);
  }
});
