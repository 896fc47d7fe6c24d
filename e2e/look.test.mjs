// Every view at other sizes, sharpnesses and grounds than the usual ones.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LANGS, UNDRAWN, VIEWS, inkShare, layoutFaults, openTab, shown, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();

for (const view of VIEWS) {
  describe(`the look of ${view}`, () => {
    test("follows the window when it is resized, and is sharp at 1, 2 and 3 pixels a point", async () => {
      for (const dpr of [1, 2, 3]) {
        const page = await tairi.visit(view, { lang: dpr === 1 ? "en" : "ja", width: 500, dpr });
        for (const width of [280, 500, 1920]) {
          await page.setViewportSize({ width, height: 900 });
          await settled(page);
          // The frame's width in whole pixels; the page's width only where it is narrow.
          const sizes = await page.locator("[data-chart] canvas").evaluateAll((all) =>
            all.map((canvas) => {
              const { width: w, height: h } = canvas.getBoundingClientRect();
              return { frame: canvas.closest(".frame").clientWidth, w, h, drawn: [canvas.width, canvas.height] };
            }),
          );
          assert.equal(sizes.length, UNDRAWN.includes(view) ? 0 : 2);
          for (const { frame, w, h, drawn } of sizes) {
            assert.ok(Math.abs(w - frame) <= 1, `the canvas is ${w} px wide in a frame of ${frame} px`);
            assert.ok(Math.abs(drawn[0] - w * dpr) <= 1 && Math.abs(drawn[1] - h * dpr) <= 1, `${drawn} pixels for ${w} × ${h} at ${dpr}`);
          }
          if (dpr === 1) assert.deepEqual(await layoutFaults(page), [], `at ${width} px`);
        }
      }
    });

    test("shows in the dark", async () => {
      const light = await shown(await tairi.visit(view, { lang: "zh-TW", width: 390 }));
      // By the reader's system, and by choice against the system.
      for (const [system, theme] of [["dark", "auto"], ["light", "dark"]]) {
        const page = await tairi.visit(view, { lang: "zh-TW", width: 390, theme, context: { colorScheme: system } });
        const ground = await page.evaluate(() => getComputedStyle(document.querySelector(".tairi")).backgroundColor.match(/\d+/g).map(Number));
        assert.ok(Math.max(...ground) < 80, `the ground is ${ground}`);
        assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), `rgb(${ground.join(", ")})`, "the page's ground is the same");
        if (!UNDRAWN.includes(view)) assert.notEqual(await shown(page), light, "the picture has the colours of the dark");
        assert.deepEqual(await layoutFaults(page), []);
      }
    });
  });
}

test("the picture stays sharp when the reader zooms", async () => {
  const page = await tairi.openView("trade", { width: 1000 });
  const session = await page.context().newCDPSession(page);
  for (const [deviceScaleFactor, width] of [[2, 1001], [1.5, 1002], [1.1, 1003], [1, 1000]]) {
    await session.send("Emulation.setDeviceMetricsOverride", { width, height: 900, deviceScaleFactor, mobile: false });
    await page.waitForFunction((dpr) => Math.abs(devicePixelRatio - dpr) < 0.001, deviceScaleFactor);
    await settled(page);
    const [drawn, shown] = await page.locator("canvas.picture").evaluate((canvas) => [canvas.width, canvas.clientWidth]);
    assert.equal(drawn, Math.round(shown * deviceScaleFactor));
    assert.ok((await inkShare(page.locator("canvas.picture"))) > 0.005);
  }
});

/** The parts of a figure that open, so that all of it is seen at once. */
const FOCUS = { trade: "1966", intensity: "JPN-KOR", investment: "1993", triangle: "jpn-twn", "china-market": "2005", fta: "CHN", roadmap: "goal", claims: "c18" };

/** Every tab of a view, with all that opens open: what a reader would see amiss. */
async function everyTab(page, what) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
  for (const tab of ["chart", "table", "sources"]) {
    if (tab === "chart") await settled(page);
    else await openTab(page, tab);
    assert.deepEqual(await layoutFaults(page), [], `${what}, ${tab}`);
  }
}

test("at 280 px nothing is cut, covered or wider than the window, in three languages", async () => {
  for (const view of VIEWS) {
    for (const lang of LANGS) {
      const page = await tairi.visit(view, { lang, width: 280, params: { focus: FOCUS[view] } });
      // No row of controls scrolls by itself, and no name of a choice is cut.
      const cut = await page.locator(".tairi :is(.controls, fieldset, select, .tabs, .counts)").evaluateAll((all) =>
        all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.className || each.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(cut, [], `${view} in ${lang}`);
      await everyTab(page, `${view} in ${lang}`);
    }
  }
});

test("letters of twice the size still fit", async () => {
  for (const view of VIEWS) {
    for (const [width, lang] of [[390, "en"], [390, "ja"], [1280, "zh-TW"]]) {
      const page = await tairi.visit(view, { lang, width, params: { focus: FOCUS[view] } });
      await page.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      await settled(page);
      assert.deepEqual(await layoutFaults(page), [], `${view} in ${lang} at ${width} px`);
    }
  }
});

test("enlarged four times, 1280 by 1024 pixels are 320 by 256, and all still flows", async () => {
  for (const view of VIEWS) {
    const page = await tairi.visit(view, { lang: "en", width: 320, height: 256, params: { tab: "table" } });
    assert.deepEqual(await layoutFaults(page), [], view);
    // Nothing stays in its place that leaves less than half of the window.
    const stays = await page.locator(".tairi *").evaluateAll((all) =>
      all
        .filter((each) => {
          const { position, top, bottom } = getComputedStyle(each);
          return position === "fixed" || (position === "sticky" && (top !== "auto" || bottom !== "auto"));
        })
        .map((each) => each.getBoundingClientRect().height)
        .filter((height) => height > 128),
    );
    assert.deepEqual(stays, [], view);
  }
});

test("the figure alone, without its controls, and without a ground", async () => {
  for (const view of VIEWS) {
    const page = await tairi.visit(view, { lang: "en", width: 320, params: { plain: 1, transparent: 1 } });
    assert.equal(await page.locator("header, nav").count(), 0);
    assert.ok(await page.locator("[role=tablist]").isVisible());
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgba(0, 0, 0, 0)");
    assert.deepEqual(await layoutFaults(page), []);

    const focus = { intensity: "JPN-KOR", roadmap: "goal", fta: "CHN", claims: "c18" }[view];
    await tairi.visit(view, { lang: "en", width: 320, params: { static: 1, focus } });
    assert.equal(await page.locator("header, nav, [role=tablist], select, input, .slider").count(), 0);
    for (const part of ["chart", "table", "sources"]) assert.ok(await page.locator(`[data-${part}]`).isVisible(), part);
    for (const button of await page.locator(".tairi button").all()) assert.ok(await button.isDisabled(), "nothing can be pressed");
    assert.deepEqual(await layoutFaults(page), []);
  }
});
