// Every view, in every language, on a phone and on a desk: it shows, it fits,
// it says nothing on the console and asks nobody else for anything.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LANGS, UNDRAWN, VIEWS, figure, inkShare, layoutFaults, openTab, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();

for (const view of VIEWS) {
  describe(`the view ${view}`, () => {
    for (const lang of LANGS) {
      for (const width of [320, 1280]) {
        test(`shows and fits in ${lang} at ${width} px, with its table and sources`, async () => {
          const page = await tairi.visit(view, { lang, width });
          assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
          assert.equal(await page.locator("[data-figure]").count(), 1, "one figure at a time");
          const section = figure(page, view);
          const chart = section.locator("[data-chart]");
          const box = await chart.boundingBox();
          assert.ok(box.width > Math.min(width, 736) - 40, `the chart is ${box.width} px wide`);
          assert.ok(box.height > 150, `the chart is ${box.height} px high`);
          if (view === "intensity") assert.equal(await chart.locator("button[data-cell]").count(), 12);
          else if (UNDRAWN.includes(view)) assert.ok((await chart.locator("button[data-cell]").count()) > 20);
          else assert.ok((await inkShare(chart.locator("canvas.picture"))) > 0.005, "the canvas is empty");
          assert.ok((await section.locator("h2").innerText()).trim().length > 8, "the figure has a title");
          assert.ok((await section.locator(".takeaway").innerText()).trim().length > 8, "and a sentence that says what to see");
          assert.equal(await section.locator("[data-live][aria-live=polite]").count(), 1, "one live region");
          assert.deepEqual(await layoutFaults(page), []);

          await openTab(page, "table");
          const table = section.locator("[data-table] table");
          assert.ok((await table.locator("tbody tr").count()) > 2, "the table has rows");
          assert.ok((await table.locator("thead th").count()) > 1, "the table has headings");
          assert.deepEqual(await layoutFaults(page), [], "the table");

          await openTab(page, "sources");
          assert.ok((await section.locator("[data-sources] article").count()) > 0, "the sources are told");
          assert.deepEqual(await layoutFaults(page), [], "the sources");
        });
      }
    }

    test("opens each of its parts without a fault at 320 px", async () => {
      const page = await tairi.visit(view, { lang: "zh-TW", width: 320 });
      const parts = page.locator("[data-cell], [data-target]:not([aria-pressed])");
      for (let n = 0; n < (await parts.count()); n += 1) {
        // A second click would close what is open, be it by another part.
        if ((await parts.nth(n).getAttribute("aria-expanded")) !== "true") await parts.nth(n).click();
        await page.locator("[data-detail]").waitFor({ state: "visible" });
        await settled(page);
        assert.deepEqual(await layoutFaults(page), [], `part ${n}`);
      }
      const events = page.locator(".events summary");
      if (await events.count()) {
        await events.click();
        assert.ok((await page.locator(".events li").count()) > 3);
        assert.deepEqual(await layoutFaults(page), [], "the events");
      }
    });
  });
}

test("the page marks when a figure is seen and when it answers, whatever tab it begins with", async () => {
  for (const tab of ["chart", "table", "sources"]) {
    for (const view of ["trade", "intensity"]) {
      const page = await tairi.openView(view, { params: { tab } });
      const marks = await page.evaluate(() =>
        ["tairi:visible", "tairi:ready"].map((name) => performance.getEntriesByName(name, "mark").map((m) => m.startTime)),
      );
      assert.equal(marks[0].length, 1, "tairi:visible once");
      assert.equal(marks[1].length, 1, "tairi:ready once");
      assert.ok(marks[0][0] <= marks[1][0]);
      await openTab(page, "chart");
      if (view === "trade") assert.ok((await inkShare(page.locator("canvas.picture"))) > 0.005, "the chart is drawn when it is opened");
    }
  }
});
