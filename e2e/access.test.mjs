// What readers bring along: colours and contrast of their own, fingers, keys, paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { UNDRAWN, VIEWS, openTab, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();
const css = (locator, ...names) => locator.evaluate((each, wanted) => wanted.map((name) => getComputedStyle(each).getPropertyValue(name)), names);

test("with a reader's own colours every state still shows", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const options = { lang: "en", width: 600, context: { forcedColors: "active", colorScheme } };

    let page = await tairi.visit("trade", options);
    const [checked, other] = ["input:checked + span", "input:not(:checked) + span"].map((each) => page.locator(`fieldset ${each}`).first());
    assert.notDeepEqual(await css(checked, "background-color"), await css(other, "background-color"), "what is chosen");
    const [here, there] = ["[aria-current]", "a:not([aria-current])"].map((each) => page.locator(`nav ${each}`).first());
    assert.notDeepEqual(await css(here, "border-bottom-color"), await css(there, "border-bottom-color"), "the figure shown");
    const [tab, rest] = ["true", "false"].map((each) => page.locator(`[role=tab][aria-selected=${each}]`).first());
    assert.notDeepEqual(await css(tab, "border-top-color"), await css(rest, "border-top-color"), "the tab shown");
    assert.match((await css(page.locator(".languages [aria-pressed=true]"), "text-decoration-line"))[0], /underline/);
    // The canvas keeps its colours, so it stands on its own ground.
    const ground = await page.evaluate(() => {
      const probe = document.querySelector(".tairi").appendChild(document.createElement("i"));
      probe.style.cssText = "forced-color-adjust: none; background: var(--ground)";
      const color = getComputedStyle(probe).backgroundColor;
      probe.remove();
      return color;
    });
    assert.deepEqual(await css(page.locator(".frame"), "background-color"), [ground]);
    const slider = page.locator("[data-chart] [role=slider]").first();
    await slider.press("End");
    const [width, style] = await css(slider, "outline-width", "outline-style");
    assert.ok(parseFloat(width) >= 2 && style === "solid", `the ring of focus: ${width} ${style}`);
    const [mark] = await css(page.locator(".value i").first(), "background-color");
    const [paper] = await css(page.locator("body"), "background-color");
    assert.notEqual(mark, paper, "the mark beside a value");

    page = await tairi.visit("intensity", options);
    const grounds = await page.locator(".cell[data-heat]").evaluateAll((all) => all.map((each) => getComputedStyle(each).backgroundColor));
    assert.ok(new Set(grounds).size > 3, "heat keeps its steps");

    page = await tairi.visit("claims", { ...options, params: { focus: "c18" } });
    const [pressed, loose] = ["true", "false"].map((each) => page.locator(`[data-count][aria-pressed=${each}]`).first());
    assert.notDeepEqual(await css(pressed, "background-color"), await css(loose, "background-color"), "the count chosen");
    assert.equal((await css(page.locator("[data-detail]"), "border-top-style"))[0], "solid", "what is opened has an edge");
  }
});

test("who asks for more contrast gets it, in words and in the picture", async () => {
  for (const theme of ["light", "dark"]) {
    const page = await tairi.visit("trade", { lang: "ja", width: 600, theme, context: { contrast: "more" } });
    const [ink] = await css(page.locator("h2"), "color");
    assert.deepEqual(await css(page.locator(".takeaway"), "color"), [ink]);
    assert.deepEqual(await css(page.locator("fieldset").first(), "border-top-color"), [ink]);
    const ticks = () =>
      page.locator("canvas.picture").evaluate((canvas) => {
        const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
        context.drawImage(canvas, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        for (let i = 0; i < data.length; i += 4) if (data[i] === 0x8a && data[i + 1] === 0x8d && data[i + 2] === 0x94) return true;
        return false;
      });
    assert.ok(await ticks(), "the grid is drawn stronger");
    // It follows the reader's choice, both ways.
    await page.emulateMedia({ contrast: "no-preference", colorScheme: theme });
    await settled(page);
    assert.ok(!(await ticks()), "as usual");
    await page.emulateMedia({ contrast: "more", colorScheme: theme });
    await settled(page);
    assert.ok(await ticks(), "and stronger again");
  }
});

test("whatever answers to touch is at least 24 pixels each way, the main controls 44", async () => {
  for (const view of VIEWS) {
    const page = await tairi.visit(view, { lang: "ja", width: 390 });
    const slider = page.locator("[data-chart] [role=slider]");
    if (await slider.count()) await slider.first().press("End");
    for (const tab of ["chart", "table", "sources"]) {
      await openTab(page, tab);
      const small = await page.evaluate(() => {
        const MAIN = "nav a, .settings *, .controls *, .also, [role=tab], .downloads *, [data-count], .claim, .close, summary";
        const SIDE = ".anchors button";
        const faults = [];
        for (const each of document.querySelectorAll(".tairi :is(a[href], button, select, input, summary, [role=slider])")) {
          if (each.disabled || !each.checkVisibility({ visibilityProperty: true })) continue;
          // A box to tick or a radio is as large as its label.
          const place = each.closest("label") ?? each;
          const { width, height } = place.getBoundingClientRect();
          const least = each.matches(MAIN) && !each.matches(SIDE) ? 44 : 24;
          // As wide as a short word may be; as high as it must be.
          if (height < least - 0.5 || width < 23.5) faults.push(`${each.outerHTML.slice(0, 90)}: ${width.toFixed(1)} × ${height.toFixed(1)}`);
        }
        return faults;
      });
      assert.deepEqual(small, [], `${view}, ${tab}`);
    }
  }
});

test("what has the keys is never covered by the heads of a table", async () => {
  for (const view of VIEWS) {
    const page = await tairi.visit(view, { lang: "en", width: 280, height: 600, params: { tab: "table" } });
    const numbers = page.locator("[data-table] .number");
    if (!(await numbers.count())) continue;
    await numbers.last().focus();
    for (const key of ["Control+Home", "PageDown", "ArrowDown", "ArrowDown", "End", "ArrowUp", "ArrowUp", "Home", "ArrowUp"]) {
      await page.keyboard.press(key);
      const covered = await page.evaluate(() => {
        const at = document.activeElement;
        const { left, right, top, bottom } = at.getBoundingClientRect();
        const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return at === found || at.contains(found) ? null : `${at.outerHTML.slice(0, 80)} under ${found?.outerHTML.slice(0, 60)}`;
      });
      assert.equal(covered, null, `${view} after ${key}`);
    }
  }
});

test("paper shows figure, table and sources, black on white, whatever tab and ground", async () => {
  for (const view of VIEWS) {
    const page = await tairi.visit(view, { lang: "zh-TW", width: 1280, theme: "dark", params: { tab: "sources" } });
    // The canvas has been drawn already: nothing is drawn anew for paper.
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const part of ["chart", "table", "sources"]) {
      const box = await page.locator(`[data-${part}]`).boundingBox();
      assert.ok(box && box.height > 60, `${view}: ${part} is ${box?.height} px high`);
    }
    for (const gone of ["nav", ".controls", ".foot", ".site", ".hint"]) {
      for (const each of await page.locator(gone).all()) assert.ok(!(await each.isVisible()), `${view}: ${gone}`);
    }
    const [ink, ground] = await css(page.locator(".tairi"), "color", "background-color");
    assert.deepEqual([ink, ground], ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
    if (!UNDRAWN.includes(view)) {
      const canvas = await page.locator("canvas.picture").evaluate((each) => {
        const { width, height } = each.getBoundingClientRect();
        return { width, ratio: (width / height) / (each.width / each.height), room: each.closest(".frame").clientWidth };
      });
      assert.ok(canvas.width > 200 && canvas.width <= canvas.room + 1 && Math.abs(canvas.ratio - 1) < 0.02, `${view}: ${JSON.stringify(canvas)}`);
    }
    const paper = (await page.pdf({ format: "A4" })).toString("latin1");
    const pages = paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    assert.ok(pages >= 1 && pages <= 8, `${view}: ${pages} sheets`);
    await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  }
});
