// Every view, in every language, on a phone and on a desk: it shows, it fits,
// it says nothing on the console and asks nobody else for anything.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LANGS, VIEWS, address, figure, inkShare, layoutFaults, settled, untilReady, useTairi } from "./lib.mjs";

const tairi = useTairi();

for (const view of VIEWS) {
  describe(`the view ${view}`, () => {
    for (const lang of LANGS) {
      for (const width of [320, 1280]) {
        test(`shows and fits in ${lang} at ${width} px`, async () => {
          const page = await tairi.openView(view, { lang, width });
          assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
          const shown = figure(page, view);
          assert.equal(await page.locator("[data-figure]").count(), 1, "one figure at a time");
          const chart = shown.locator("[data-chart]").first();
          await chart.waitFor({ state: "visible" });
          const box = await chart.boundingBox();
          assert.ok(box.width > width * 0.6 - 60, `the chart is ${box.width} px wide`);
          assert.ok(box.height > 80, `the chart is ${box.height} px high`);
          for (const canvas of await shown.locator("[data-chart] canvas").all()) {
            if (await canvas.isVisible()) assert.ok((await inkShare(canvas)) > 0.005, "the canvas is empty");
          }
          const heading = (await shown.locator("h1, h2, h3").first().innerText()).trim();
          assert.ok(heading.length > 3, "the figure has a title");
          assert.equal(await shown.locator("[data-live]").count(), 1, "one live region");
          assert.deepEqual(await layoutFaults(page), []);
        });
      }

      test(`has its table and its sources in ${lang}`, async () => {
        for (const width of [320, 1280]) {
          const page = await tairi.openView(view, { lang, width, params: { tab: "table" } });
          const table = figure(page, view).locator("[data-table]").first();
          await table.waitFor({ state: "visible" });
          assert.ok((await table.locator("tr").count()) > 2, "the table has rows");
          assert.ok((await table.locator("th").count()) > 1, "the table has headings");
          assert.deepEqual(await layoutFaults(page), [], `table at ${width} px`);

          const sources = await tairi.openView(view, { lang, width, params: { tab: "sources" } });
          const panel = figure(sources, view).locator("[data-sources]").first();
          await panel.waitFor({ state: "visible" });
          assert.ok((await panel.innerText()).trim().length > 20, "the sources are told");
          assert.deepEqual(await layoutFaults(sources), [], `sources at ${width} px`);
        }
      });
    }

    test("shows in the dark, at three pixels a point", async () => {
      const page = await tairi.openView(view, { lang: "zh-TW", theme: "dark", width: 390, dpr: 3 });
      const ground = await page.evaluate(() => {
        const see = (el) => getComputedStyle(el).backgroundColor.match(/[\d.]+/g).map(Number);
        const body = see(document.body);
        const [r, g, b] = body.length === 4 && body[3] === 0 ? see(document.documentElement) : body;
        return (r + g + b) / 3;
      });
      assert.ok(ground < 80, `the ground is as light as ${ground}`);
      for (const canvas of await page.locator("[data-chart] canvas").all()) {
        const { drawn, shown } = await canvas.evaluate((c) => ({ drawn: c.width, shown: c.getBoundingClientRect().width }));
        if (shown) assert.ok(Math.abs(drawn - shown * 3) <= 3, `${drawn} pixels for ${shown} × 3`);
      }
      assert.deepEqual(await layoutFaults(page), []);
    });

    test("follows the window when it is resized", async () => {
      const page = await tairi.openView(view, { lang: "en", width: 1280 });
      for (const width of [280, 768, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        await settled(page);
        await page.waitForTimeout(150);
        assert.deepEqual(await layoutFaults(page), [], `at ${width} px`);
      }
    });
  });
}

// Every control that changes what is shown.
const CONTROLS = [
  "select",
  "input[type=checkbox]",
  "input[type=radio]",
  "input[type=range]",
  "button[aria-pressed]",
  "button[aria-expanded]",
  "[role=tab]",
  "[role=radio]",
  "[role=switch]",
  "summary",
].join(", ");

const controlState = (page) =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)]
        .filter((el) => el.matches("select, input, [aria-pressed], [role=tab], [role=radio], [role=switch]"))
        .map((el) => {
          const name = el.getAttribute("aria-label") ?? el.id ?? el.innerText;
          const value = el.matches("[type=checkbox], [type=radio]")
            ? String(el.checked)
            : (el.getAttribute("aria-pressed") ?? el.getAttribute("aria-selected") ?? el.getAttribute("aria-checked") ?? el.value);
          return `${el.tagName} ${name || el.innerText} = ${value}`;
        }),
    CONTROLS,
  );

describe("controls", () => {
  for (const view of VIEWS) {
    test(`of ${view}: each can be switched, and the address brings back what it shows`, async () => {
      const page = await tairi.openView(view, { lang: "en" });
      const whole = async (what) => {
        await settled(page);
        assert.equal(await page.evaluate(() => document.documentElement.dataset.tairi), "ready", what);
        assert.equal(await page.locator("[data-figure]").count(), 1, what);
      };
      const controls = page.locator(CONTROLS);
      const count = await controls.count();
      assert.ok(count > 0, "there are controls");
      for (let n = 0; n < count; n += 1) {
        await page.goto(address(tairi.url, view, { lang: "en" }));
        await untilReady(page);
        const control = controls.nth(n);
        if ((await controls.count()) <= n || !(await control.isVisible()) || (await control.isDisabled())) continue;
        const what = await control.evaluate((el) => el.outerHTML.slice(0, 120));
        const kind = await control.evaluate((el) => el.tagName);
        if (kind === "SELECT") {
          const values = await control.evaluate((el) => [...el.options].filter((o) => !o.disabled).map((o) => o.value));
          for (const value of values) {
            await control.selectOption(value);
            await whole(`${what} → ${value}`);
            assert.equal(await control.inputValue(), value, `${what} keeps its value`);
          }
        } else if (kind === "INPUT" && (await control.getAttribute("type")) === "range") {
          for (const key of ["Home", "End"]) {
            await control.press(key);
            await whole(`${what} at ${key}`);
          }
        } else {
          await control.click();
          await whole(what);
        }
        const before = await controlState(page);
        await page.reload();
        await untilReady(page);
        assert.deepEqual(await controlState(page), before, `after a reload of ${page.url()}`);
      }
    });
  }
});

describe("the address", () => {
  test("chooses the same by its hash as by its query", async () => {
    const page = await tairi.openPage("#view=roadmap&lang=ja");
    await untilReady(page);
    assert.equal(await figure(page, "roadmap").count(), 1);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "ja");
  });

  test("falls back where it is broken, and never shows what it was given", async () => {
    const evil = "<img src=x onerror=alert(1)>";
    const keys = ["view", "lang", "time", "measure", "unit", "yScale", "tab", "focus", "theme", "plain", "static", "transparent", "nonsense"];
    for (const value of [evil, "", "9".repeat(400), "1987..", "..", "2010..1987", "NaN", "%00", "__proto__", "-1"]) {
      const params = Object.fromEntries(keys.filter((k) => k !== "static").map((key) => [key, value]));
      const page = await tairi.openPage(address(tairi.url, undefined, { params }));
      await untilReady(page);
      assert.equal(await page.locator("[data-figure]").count(), 1, value);
      assert.ok(!(await page.evaluate(() => document.body.innerText)).includes("onerror"), value);
      assert.equal(await page.locator("img[src=x]").count(), 0, value);
      assert.deepEqual(await layoutFaults(page), [], value);
    }
  });

  test("survives broken percent signs", async () => {
    const page = await tairi.openPage("?view=%E0%A4%A&lang=%&time=%ZZ#%%%");
    await untilReady(page);
    assert.equal(await page.locator("[data-figure]").count(), 1);
  });

  test("guesses the language of the browser", async () => {
    for (const [locale, lang] of [["ja-JP", "ja"], ["zh-TW", "zh-TW"], ["en-GB", "en"], ["fr-FR", "en"]]) {
      const page = await tairi.openPage("", { context: { locale } });
      await untilReady(page);
      const got = await page.evaluate(() => document.documentElement.lang);
      // What a reader of none of the three gets is for the app to say.
      if (locale === "fr-FR") assert.ok(LANGS.includes(got));
      else assert.equal(got, lang, locale);
    }
  });

  test("follows the list of views, and back and forward work", async () => {
    const page = await tairi.openView("trade", { lang: "en" });
    for (const view of ["intensity", "roadmap"]) {
      const link = page.locator(`a[href*="view=${view}"], [data-view="${view}"]`).first();
      if ((await link.count()) && (await link.isVisible())) await link.click();
      else await page.locator(`select:has(option[value="${view}"])`).first().selectOption(view);
      await figure(page, view).waitFor({ state: "visible" });
      assert.match(page.url(), new RegExp(`view=${view}\\b`));
      assert.match(page.url(), /lang=en\b/, "the language stays");
    }
    await page.goBack();
    await figure(page, "intensity").waitFor({ state: "visible" });
    await page.goBack();
    await figure(page, "trade").waitFor({ state: "visible" });
    await page.goForward();
    await figure(page, "intensity").waitFor({ state: "visible" });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.tairi), "ready");
  });

  test("lists every view", async () => {
    const page = await tairi.openView("trade", { lang: "en" });
    for (const view of VIEWS) {
      const entries = page.locator(`a[href*="view=${view}"], [data-view="${view}"], option[value="${view}"]`);
      assert.ok((await entries.count()) > 0, view);
    }
  });
});

test("the page marks when a figure is seen and when it answers", async () => {
  const page = await tairi.openView("trade");
  const marks = await page.evaluate(() =>
    ["tairi:visible", "tairi:ready"].map((name) => performance.getEntriesByName(name, "mark").map((m) => m.startTime)),
  );
  assert.equal(marks[0].length, 1, "tairi:visible once");
  assert.equal(marks[1].length, 1, "tairi:ready once");
  assert.ok(marks[0][0] <= marks[1][0]);
});
