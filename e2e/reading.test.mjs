// Reading values off a figure: pointing, tapping, keys, and the parts that open.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { layoutFaults, openTab, pointOn, readMillions, readNumber, readout, said, shown, tableRows, touchDrag, untilSaid, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();

/** What a chart's readings are held against: a column of the table, and how both are read. */
const CHARTS = [
  { view: "trade", columns: { Exports: 1, Imports: 2, Balance: 4 }, read: readMillions },
  { view: "trade", params: { measure: "share" }, columns: { "Of all trade": 5, "Of exports": 6, "Of imports": 7 }, read: readNumber },
  { view: "trade", params: { measure: "balance" }, columns: { Balance: 4 }, read: readMillions },
  { view: "trade", params: { unit: "twd" }, columns: { Exports: 1, Imports: 2, Balance: 4 }, read: readMillions },
  {
    view: "trade",
    params: { also: "japan-side" },
    columns: { Exports: 1, Imports: 2, Balance: 4, "Exports (Japan’s side)": 8, "Imports (Japan’s side)": 9 },
    read: readMillions,
  },
  {
    view: "trade",
    params: { measure: "mirror" },
    columns: { "Taiwan→Japan (Taiwan)": 1, "Taiwan→Japan (Japan)": 2, "Taiwan→Japan (gap)": 3, "Japan→Taiwan (Japan)": 4, "Japan→Taiwan (Taiwan)": 5, "Japan→Taiwan (gap)": 6 },
    read: readMillions,
    // Two panels have the same years.
    least: 4,
  },
  { view: "trade", params: { measure: "index" }, columns: { Exports: 1, Imports: 2 }, read: readNumber, rounded: 0.51 },
  { view: "investment", columns: { "Taiwan’s count": 2, "Registered late": 4, "China’s count": 6 }, read: readMillions },
  { view: "investment", params: { measure: "cases" }, columns: { "Taiwan’s count": 1, "Registered late": 3, "China’s count": 5 }, read: readNumber },
  { view: "triangle", y: 0.8, columns: { "Japan→Taiwan": 1, "Taiwan→US": 2, "Japan→US": 3, "Taiwan→Japan": 4 }, read: readMillions },
  { view: "china-market", columns: { Japan: 1, Taiwan: 2, Korea: 3 }, read: readNumber },
];

describe("pointing at a chart gives the values of its table", () => {
  for (const { view, params, y = 0.5, columns, read, rounded = 0.06, least = 5 } of CHARTS) {
    test(`${view} ${Object.values(params ?? {}).join(" ")}`, async () => {
      const page = await tairi.visit(view, { lang: "en", params });
      await openTab(page, "table");
      const rows = await tableRows(page.locator("[data-table] table"));
      await openTab(page, "chart");
      const picture = await shown(page);
      const headings = new Set();
      for (let x = 0.06; x < 0.9; x += 0.13) {
        const point = await pointOn(page, x, y);
        await page.mouse.move(point.x, point.y);
        await settled(page);
        const reading = await readout(page);
        if (!reading) continue;
        headings.add(reading.heading);
        const row = rows.find((cells) => cells[0] === reading.heading);
        assert.ok(row, `${reading.heading} is in the table`);
        assert.ok(Object.keys(reading.values).length > 0, reading.heading);
        for (const [name, text] of Object.entries(reading.values)) {
          assert.ok(name in columns, `${name} at ${reading.heading}`);
          const [got, wanted] = [read(text), readNumber(row[columns[name]])];
          if (Number.isNaN(wanted)) assert.ok(Number.isNaN(got), `${name} ${reading.heading}: ${text}`);
          // Three digits are read out; the table has them all.
          else assert.ok(Math.abs(got - wanted) <= Math.max(0.0051 * Math.abs(wanted), rounded), `${name} ${reading.heading}: ${text}, not ${row[columns[name]]}`);
        }
        assert.ok(reading.source.length > 5 || view === "triangle", "the reading names its source");
      }
      assert.ok(headings.size >= Math.min(least, rows.length - 2), `${[...headings]} were pointed at`);
      await page.mouse.move(0, 0);
      await settled(page);
      assert.equal(await readout(page), null, "away from the chart nothing is read out");
      assert.equal(await shown(page), picture, "and the picture itself was not drawn anew");
      assert.equal(said(page).focus, undefined, "nor did pointing change the address");
    });
  }
});

test("the mark of a footnote cannot be taken for a digit", async () => {
  const page = await tairi.visit("trade", { lang: "en", params: { tab: "table" } });
  const rows = await tableRows(page.locator("[data-table] table"));
  const row = rows.find(([year]) => year === "1998");
  assert.match(row[3], /^36,340\.0\[\d\]$/, "printed wrong in the paper, so it has a note");
  const count = await page.locator(".footnotes li").count();
  for (const mark of rows.flat().join(" ").matchAll(/\[(\d+)\]/g)) assert.ok(Number(mark[1]) <= count, "each mark has its note");
});

test("nothing moves when values are read out", async () => {
  for (const width of [320, 1280]) {
    for (const [view, lang] of [["trade", "en"], ["investment", "zh-TW"], ["triangle", "en"], ["china-market", "ja"]]) {
      const page = await tairi.visit(view, { lang, width });
      const heights = new Set();
      const note = async () => heights.add(await page.evaluate(() => document.documentElement.scrollHeight));
      await note();
      for (const key of ["Home", "ArrowRight", "ArrowRight", "PageUp", "PageUp", "PageUp", "PageUp", "End"]) {
        await page.locator(".slider").press(key);
        await settled(page);
        await note();
      }
      assert.equal(heights.size, 1, `${view} at ${width} px is ${[...heights]} px high`);
    }
  }
});

test("the years without figures are a gap, not a value", async () => {
  const page = await tairi.visit("trade", { lang: "en", params: { time: "1972..1987" } });
  for (let x = 0.1; x < 0.9; x += 0.05) {
    const point = await pointOn(page, x);
    await page.mouse.move(point.x, point.y);
    await settled(page);
    const reading = await readout(page);
    if (reading) assert.ok(["1972", "1987"].includes(reading.heading), reading.heading);
  }
});

test("a click pins a reading, another click lets it go, and the address keeps it", async () => {
  const page = await tairi.visit("china-market", { lang: "en" });
  const point = await pointOn(page, 0.5);
  await page.mouse.click(point.x, point.y);
  await settled(page);
  const { heading } = await readout(page);
  await untilSaid(page, "focus", heading);
  await page.mouse.move(0, 0);
  await settled(page);
  assert.equal((await readout(page)).heading, heading, "it stays when the mouse goes");
  await page.reload();
  await page.locator(".reading[data-pinned] strong").waitFor();
  assert.equal((await readout(page)).heading, heading, "and after a reload");
  const again = await pointOn(page, 0.5);
  await page.mouse.click(again.x, again.y);
  await untilSaid(page, "focus", undefined);
});

describe("on a phone", () => {
  for (const lang of ["zh-TW", "en"]) {
    test(`a tap reads the values out and pins them, in ${lang}`, async () => {
      const page = await tairi.visit("trade", { lang, width: 390, height: 800 });
      let last = null;
      for (const x of [0.2, 0.5, 0.75]) {
        const point = await pointOn(page, x);
        const before = await page.evaluate(() => window.scrollY);
        await page.touchscreen.tap(point.x, point.y);
        await settled(page);
        const reading = await readout(page);
        assert.ok(reading, `a tap at ${x} is answered`);
        assert.notEqual(reading.heading, last);
        last = reading.heading;
        await untilSaid(page, "focus", last);
        assert.equal(await page.evaluate(() => window.scrollY), before, "the page does not jump");
        assert.deepEqual(await layoutFaults(page), []);
      }
      const box = await page.locator(".reading").boundingBox();
      assert.ok(box.y < 800, "the reading is in sight under the finger");
    });
  }

  test("what a tap opens comes into sight", async () => {
    for (const [view, part] of [["roadmap", "common-ties"], ["fta", "CHN"], ["claims", "c18"], ["intensity", "CHN-JPN"], ["triangle", "jpn-twn"]]) {
      const page = await tairi.visit(view, { lang: "ja", width: 390, height: 700 });
      await page.locator(`[data-target="${part}"], [data-cell="${part}"]`).tap();
      await untilSaid(page, "focus", part);
      const { top, bottom } = await page.locator("[data-detail]").evaluate((el) => el.getBoundingClientRect());
      const whole = top >= -1 && bottom <= 701;
      // Of what is longer than the window, the beginning.
      const begins = bottom - top > 700 && Math.abs(top) <= 1;
      assert.ok(whole || begins, `${view}: the detail is from ${top} to ${bottom} of 700`);
      // But a page that begins with it does not jump.
      await page.reload();
      await page.locator("[data-detail]").waitFor();
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.reload();
      await page.locator("[data-detail]").waitFor();
      await settled(page);
      assert.equal(await page.evaluate(() => window.scrollY), 0);
    }
  });

  test("what is to be tapped is large enough", async () => {
    for (const view of ["trade", "intensity", "triangle", "alliances", "fta", "roadmap", "claims"]) {
      const page = await tairi.visit(view, { lang: "zh-TW", width: 320 });
      const small = await page.locator("button:visible, select:visible, a:visible, summary:visible, .controls label:visible").evaluateAll((all) =>
        all
          .map((el) => ({ what: el.outerHTML.slice(0, 90), ...el.getBoundingClientRect().toJSON() }))
          // 24 px each way, and but for the parts of a drawing and single values 44 px high.
          .filter(({ what, width, height }) => width < 24 || height < (/data-target|data-origin/.test(what) ? 24 : 43.9))
          .map(({ what, width, height }) => `${Math.round(width)} × ${Math.round(height)}: ${what}`),
      );
      assert.deepEqual(small, [], view);
    }
  });
});

describe("with keys alone", () => {
  test("a chart is one stop; arrows move along it, Enter pins, Escape lets go", async () => {
    const page = await tairi.visit("trade", { lang: "en" });
    const slider = page.locator(".slider");
    const live = () => page.locator("[data-live]").innerText();
    await slider.focus();
    for (const [key, heading] of [["Home", "1952"], ["ArrowRight", "1953"], ["ArrowRight", "1954"], ["PageUp", "1964"], ["ArrowLeft", "1963"], ["End", "2024"], ["ArrowRight", "2024"], ["PageDown", "2014"], ["ArrowLeft", "2013"]]) {
      await page.keyboard.press(key);
      await settled(page);
      assert.equal((await readout(page)).heading, heading, key);
      assert.match(await slider.getAttribute("aria-valuetext"), new RegExp(`^${heading}: .*Exports`));
      assert.match(await live(), new RegExp(`^${heading}: .*Exports`), "it is announced");
    }
    await page.keyboard.press("Enter");
    await untilSaid(page, "focus", "2013");
    await page.keyboard.press("Escape");
    await untilSaid(page, "focus", undefined);
    assert.equal(await readout(page), null);
    assert.equal(await page.locator(".slider").count(), 1);
  });

  test("in the triangle Enter chooses the year that is shown", async () => {
    const page = await tairi.visit("triangle", { lang: "en" });
    await page.locator(".slider").focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await untilSaid(page, "time", "2014");
    assert.match(await page.locator("h2").innerText(), /^2014/);
  });

  for (const [view, part, words] of [
    ["intensity", "CHN-JPN", /2\.239/],
    ["roadmap", "stage-1", /./],
    ["alliances", "mos-teco", /TECO/],
    ["fta", "ecfa", /ECFA/],
    ["triangle", "twn-usa", /1985 US\$ 17\.8 billion/],
    ["claims", "c18", /5,153,578 ÷ 21,450,780 × 100 = 24\.03/],
  ]) {
    test(`a part of ${view} opens and closes, and the keys come back to it`, async () => {
      const page = await tairi.visit(view, { lang: "en" });
      const closed = await shown(page);
      const button = page.locator(`[data-cell="${part}"], [data-target="${part}"]`);
      const detail = page.locator("[data-detail]");
      const focused = () => page.evaluate(() => document.activeElement.dataset.cell ?? document.activeElement.dataset.target ?? document.activeElement.className);
      await button.focus();
      await page.keyboard.press("Enter");
      await untilSaid(page, "focus", part);
      assert.equal(await button.getAttribute("aria-expanded"), "true");
      assert.equal(await detail.count(), 1);
      assert.match((await detail.innerText()).replace(/\s+/g, " "), words);
      const heading = await detail.locator("h3").innerText();
      assert.equal(await page.locator("[data-live]").innerText(), heading, "it is announced");
      assert.deepEqual(await layoutFaults(page), []);
      assert.equal(await focused(), part, "the keys stay where they were");

      await page.keyboard.press("Escape");
      await untilSaid(page, "focus", undefined);
      assert.equal(await detail.count(), 0);
      assert.equal(await focused(), part);

      await page.keyboard.press("Space");
      await untilSaid(page, "focus", part);
      await page.keyboard.press("Space");
      await untilSaid(page, "focus", undefined);

      await button.click();
      await untilSaid(page, "focus", part);
      await detail.locator(".close").focus();
      await page.keyboard.press("Enter");
      await untilSaid(page, "focus", undefined);
      assert.equal(await focused(), part, "its own button closes it, too");
      await page.mouse.move(0, 0);
      await settled(page);
      assert.equal(await shown(page), closed);

      // Another part takes its place.
      const other = page.locator(`[data-cell]:not([data-cell="${part}"]), [data-target]:not([data-target="${part}"])`).last();
      await button.click();
      await untilSaid(page, "focus", part);
      await other.click();
      await page.waitForFunction((id) => document.querySelector("[data-detail]")?.dataset.detail !== id, part);
      assert.equal(await detail.count(), 1, "one is open at a time");
      assert.equal(await page.locator("[aria-expanded=true]").count(), 1);
    });
  }

  test("every stop can be seen, and there is none that leads nowhere", async () => {
    for (const view of ["trade", "intensity", "triangle"]) {
      const page = await tairi.visit(view, { lang: "en", width: 390, context: { hasTouch: false } });
      const stops = [];
      for (let n = 0; n < 60; n += 1) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(() => {
          const el = document.activeElement;
          if (el === document.body) return null;
          const { outlineStyle, outlineWidth } = getComputedStyle(el);
          const box = el.getBoundingClientRect();
          // Radios are see-through; their fieldset shows the focus.
          const ring = el.type === "radio" ? getComputedStyle(el.closest("fieldset")).outlineStyle : outlineStyle !== "none" && outlineWidth !== "0px" ? outlineStyle : "none";
          return { what: el.outerHTML.slice(0, 80), kind: el.getAttribute("class") ?? el.getAttribute("role"), ring, seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth };
        });
        if (!stop) break;
        stops.push(stop);
      }
      assert.ok(stops.length > 10 && stops.length < 60, `${view} has ${stops.length} stops`);
      // The ring of a span's slider is around its thumb: below.
      const faint = stops.filter(({ what, ring, seen }) => !seen || (ring === "none" && !/type="range" min="1952"/.test(what)));
      assert.deepEqual(faint, [], view);
      assert.equal(stops.filter(({ kind }) => kind === "slider").length, { trade: 1, intensity: 0, triangle: 1 }[view]);
      assert.equal(stops.filter(({ what }) => /role="tab"/.test(what)).length, 1);
    }
  });

  test("the thumb of a span's slider shows that it has the keys", async () => {
    const page = await tairi.visit("trade", { lang: "en" });
    const look = async () => (await page.locator(".range").screenshot()).toString("base64");
    const thumbs = page.locator(".range input");
    await page.locator("[data-tab=chart]").focus();
    const without = await look();
    const seen = new Set([without]);
    for (const thumb of await thumbs.all()) {
      await thumb.focus();
      // Keys, not the script, have brought it here.
      await page.keyboard.press("Shift");
      seen.add(await look());
    }
    assert.equal(seen.size, 3, "each looks its own way");
  });
});
