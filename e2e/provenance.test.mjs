// From a number to where it comes from: in tables, under charts, by keys, by address.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { layoutFaults, openTab, pointOn, said, untilSaid, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tairi = useTairi();

/** What an opened number says: its heading, its computation, its facts by name. */
const opened = (page) =>
  page.locator("[data-detail]").evaluate((detail) => {
    const text = (el) => el?.innerText.replace(/\s+/g, " ").trim() ?? "";
    const facts = [...detail.querySelectorAll("dt")].map((dt) => [text(dt), text(dt.nextElementSibling)]);
    return { id: detail.dataset.detail, heading: text(detail.querySelector("h3")), computation: text(detail.querySelector(".working")), text: text(detail), facts: Object.fromEntries(facts) };
  });

/** What is cut off or sticks out; that rows slide under the headings of a table is as it should be. */
const cutOff = async (page) => (await layoutFaults(page)).filter((fault) => !/lie on each other/.test(fault));

const focused = (page) => page.evaluate(() => document.activeElement.dataset.origin ?? document.activeElement.tagName);

/** Views and choices, and rows of their tables that hold every column. */
const VIEWS = [
  { view: "trade", rows: ["1966", "1998", "2015"] },
  { view: "trade", params: { unit: "printed" }, rows: ["1966", "1998", "2015"] },
  { view: "trade", params: { measure: "index" }, rows: ["1972", "2001"] },
  { view: "intensity", rows: ["JPN-KOR"] },
  { view: "intensity", params: { time: "2000", measure: "import-share" }, rows: ["TWN-CHN"] },
  { view: "investment", rows: ["1991", "1993"] },
  { view: "triangle", rows: ["1985"] },
  { view: "china-market", rows: ["2005"] },
  { view: "fta", rows: ["CHN"] },
];

describe("each number of a table opens to its source, its cell and its unit", () => {
  for (const { view, params, rows } of VIEWS) {
    test(`${view} ${JSON.stringify(params ?? {})}`, async () => {
      const page = await tairi.visit(view, { lang: "en", params: { ...params, tab: "table" } });
      for (const row of rows) {
        const numbers = page.locator(`[data-table] [data-origin^="${row}."]`);
        const ids = await numbers.evaluateAll((all) => all.map((button) => button.dataset.origin));
        assert.ok(ids.length > 0, row);
        for (const id of ids) {
          const button = page.locator(`[data-table] [data-origin="${id}"]`);
          // Without the reason that only a screen reader says.
          const shown = (await button.innerText()).split("(Not")[0].trim();
          await button.click();
          await untilSaid(page, "focus", id);
          const { heading, facts } = await opened(page);
          assert.ok(heading.includes(shown), `${heading} is of ${shown}`);
          assert.ok(facts.Source?.length > 20, `${id} names its source`);
          if (view === "fta") continue;
          const cells = Object.values(facts).filter((text) => /\b[a-z]+[-a-z0-9]* · \d{4}[^·]* · [a-z_0-9]+$/.test(text));
          assert.ok(cells.length > 0, `${id} names a cell: ${JSON.stringify(facts)}`);
          if (!id.endsWith(".intensity") && !id.endsWith("_index")) assert.match(facts["As printed"] + facts["As computed"], /%|US\$|NT\$|cases/, `${id} has a unit`);
          assert.ok(facts["Declared by"], `${id} says who declared it`);
          // An exchange rate is of no goods.
          if (view !== "investment" && !id.includes("exchange_rate")) assert.match(facts["FOB or CIF"] ?? "", /FOB|CIF|not said/, id);
        }
      }
      assert.deepEqual(await cutOff(page), []);
    });
  }
});

describe("each value that a chart reads out opens to its source", () => {
  for (const { view, params, series } of [
    { view: "trade", series: 3 },
    { view: "trade", params: { measure: "share" }, series: 3 },
    { view: "trade", params: { measure: "balance", unit: "printed" }, series: 1 },
    { view: "trade", params: { measure: "index" }, series: 2 },
    { view: "investment", series: 2 },
    { view: "triangle", series: 4 },
    { view: "china-market", series: 3 },
  ]) {
    test(`${view} ${JSON.stringify(params ?? {})}`, async () => {
      const page = await tairi.visit(view, { lang: "en", params });
      const slider = page.locator(".slider");
      for (const key of ["Home", "End"]) {
        await slider.press(key);
        // The triangle begins with years that nobody recorded.
        if (view === "triangle") await slider.press("PageDown");
        await settled(page);
        const values = page.locator(".reading .value");
        assert.ok((await values.count()) >= series, key);
        for (let at = 0; at < series; at += 1) {
          const value = values.nth(at);
          const id = await value.getAttribute("data-origin");
          if (/not recorded/.test(await value.innerText())) continue;
          await value.focus();
          await page.keyboard.press("Enter");
          await untilSaid(page, "focus", id);
          const { facts, id: shown } = await opened(page);
          assert.equal(shown, id);
          assert.ok(facts.Source?.length > 20, id);
          assert.ok(facts["As printed"] || facts["As computed"], id);
          assert.equal(await value.getAttribute("aria-expanded"), "true");
        }
        await page.keyboard.press("Escape");
        await settled(page);
        assert.equal(await page.locator(".detail[data-detail*='.']").count(), 0, "Escape closes it");
      }
    });
  }
});

describe("24.3 in table 1", () => {
  for (const width of [320, 1280]) {
    test(`is two taps from why it should read 24.03, at ${width} px`, async () => {
      const page = await tairi.visit("trade", { lang: "en", width, height: 720, params: { unit: "printed" } });
      await page.getByRole("tab", { name: "Table" }).click();
      const cell = page.getByRole("row", { name: /^1966/ }).getByRole("button", { name: "24.3", exact: true });
      assert.match(await cell.locator("..").innerText(), /\[\d\]$/, "it has its mark");
      await cell.scrollIntoViewIfNeeded();
      const before = await page.evaluate(() => window.scrollY);
      await cell.click();
      await untilSaid(page, "focus", "1966.share_of_exports_pct");
      const { heading, computation, facts, text } = await opened(page);
      assert.equal(heading, "1966 · Of exports (%): 24.3");
      assert.match(computation, /5,153,578 ÷ 21,450,780 × 100 = 24\.03%/);
      assert.equal(facts["As printed"], "24.3%");
      assert.equal(facts["As computed"], "24.03%");
      assert.match(text, /the amounts in the same row give 24\.03/);
      assert.match(facts["Table · row · column"], /^trade-1952-1972 · 1966 · export_dependence_pct$/);
      // In sight: the heading and the computation, without a jump of the page.
      for (const part of [page.locator("[data-detail] h3"), page.locator("[data-detail] .numbers")]) {
        const box = await part.boundingBox();
        assert.ok(box.y >= 0 && box.y + box.height <= 720, `${box.y} to ${box.y + box.height} of 720`);
        assert.ok(box.x >= 0 && box.x + box.width <= width);
      }
      const moved = Math.abs((await page.evaluate(() => window.scrollY)) - before);
      assert.ok(moved < 400, `the page moved by ${moved}`);
      assert.deepEqual(await cutOff(page), []);
      await page.evaluate(axe);
      const faults = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations.map((v) => `${v.id}: ${v.nodes[0].html}`));
      assert.deepEqual(faults, []);
    });
  }

  test("is marked in the chart, where the computed value is drawn and the printed one a tap away", async () => {
    const page = await tairi.visit("trade", { lang: "en", params: { measure: "share", focus: "1966" } });
    const value = page.getByRole("button", { name: /^Of exports 24\.0%/ });
    assert.match(await value.innerText(), /\[1\]/);
    assert.ok(await page.evaluate(() => window.canvasTexts.get(document.querySelector("canvas.picture")).some(({ text }) => text === "[1]")), "the mark is on the picture");
    await value.click();
    await untilSaid(page, "focus", "1966.share_of_exports_pct");
    assert.equal((await opened(page)).facts["As printed"], "24.3%");
    await page.locator("[data-detail] .close").click();
    await untilSaid(page, "focus", "1966");
    assert.equal(await focused(page), "1966.share_of_exports_pct", "the keys come back to the value");
  });

  test("is open again where the address says so, and the page does not jump", async () => {
    for (const lang of ["zh-TW", "ja", "en"]) {
      const page = await tairi.visit("trade", { lang, width: 390, height: 700, params: { unit: "printed", tab: "table", focus: "1966.share_of_exports_pct" } });
      const detail = await opened(page);
      assert.match(detail.heading, /^1966 · .*24\.3$/);
      assert.match(detail.computation, /24\.03%/);
      assert.equal(await page.evaluate(() => window.scrollY), 0);
      const cell = page.locator('[data-table] [data-origin="1966.share_of_exports_pct"]');
      const [box, area] = [await cell.boundingBox(), await page.locator("[data-table] .scroll").boundingBox()];
      assert.ok(box.y >= area.y && box.y + box.height <= area.y + area.height, "the cell is in sight inside of the table");
      assert.ok(box.x >= area.x && box.x + box.width <= area.x + area.width + 1);
      assert.equal(await page.locator("tr[data-marked] th").innerText(), "1966");
      assert.deepEqual(await cutOff(page), []);
    }
  });
});

test("the matrix's cell says where its numbers come from, beside its formula", async () => {
  const page = await tairi.visit("intensity", { lang: "en" });
  await page.locator('[data-cell="JPN-KOR"]').click();
  await untilSaid(page, "focus", "JPN-KOR");
  const { facts, computation } = await opened(page);
  assert.match(computation, /3\.143/);
  assert.match(facts["Exports to it, Xij"], /^46,.* US\$ million · intensity-inputs · 2005 JPN KOR · x_ij$/);
  assert.equal(facts["FOB or CIF"], "exports FOB; imports CIF");
  assert.equal(facts["Declared by"], "Japan; Korea; every country that reported");
  assert.match(facts["1995"], /^2\.473$/);
});

test("a table is one stop; arrows move through its numbers, Enter opens, Escape gives the keys back", async () => {
  const page = await tairi.visit("trade", { lang: "en", params: { unit: "printed", tab: "table" } });
  assert.equal(await page.locator('[data-table] tbody [tabindex="0"]').count(), 1);
  await page.locator('[data-table] tbody [tabindex="0"]').focus();
  assert.equal(await focused(page), "1952.exports_printed");
  for (const [key, id] of [
    ["ArrowRight", "1952.imports_printed"],
    ["ArrowDown", "1953.imports_printed"],
    ["End", "1953.share_of_imports_pct"],
    ["ArrowRight", "1953.share_of_imports_pct"],
    ["ArrowUp", "1952.share_of_imports_pct"],
    ["ArrowUp", "1952.share_of_imports_pct"],
    ["Home", "1952.exports_printed"],
    ["ArrowLeft", "1952.exports_printed"],
    ["ArrowDown", "1953.exports_printed"],
  ]) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), id, key);
    assert.equal(await page.locator('[data-table] tbody [tabindex="0"]').count(), 1);
  }
  await page.keyboard.press("Enter");
  await untilSaid(page, "focus", "1953.exports_printed");
  assert.equal(await focused(page), "1953.exports_printed", "the keys stay");
  assert.match(await page.locator("[data-live]").innerText(), /^1953 · Exports .*903,869$/, "it is announced");
  const controls = await page.locator('[data-origin="1953.exports_printed"][aria-expanded=true]').last().getAttribute("aria-controls");
  assert.equal(await page.locator(`[id="${controls}"]`).getAttribute("data-detail"), "1953.exports_printed");
  // Past the opened number, and over the years without figures.
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "1954.exports_printed");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.className), /close/);
  await page.keyboard.press("Escape");
  await untilSaid(page, "focus", undefined);
  assert.equal(await focused(page), "1953.exports_printed");
  await page.locator('[data-table] [data-origin="1972.exports_printed"]').focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "1987.exports_printed", "over the years without figures");
});

test("a finger hits every number of a table", async () => {
  for (const view of ["trade", "triangle", "intensity"]) {
    const page = await tairi.visit(view, { lang: "ja", width: 320, params: { tab: "table" } });
    const small = await page.locator("[data-table] [data-origin]").evaluateAll((all) =>
      all.map((el) => el.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24).map(({ width, height }) => `${width} × ${height}`),
    );
    assert.deepEqual(small, [], view);
  }
});

test("without controls no number answers", async () => {
  const page = await tairi.visit("trade", { lang: "en", params: { static: 1 } });
  assert.equal(await page.locator("[data-origin]").count(), 0);
});

test("a tap on the chart, then one on a value", async () => {
  const page = await tairi.visit("china-market", { lang: "ja", width: 390, height: 800 });
  const point = await pointOn(page, 0.5);
  await page.touchscreen.tap(point.x, point.y);
  await settled(page);
  const value = page.locator(".reading .value").first();
  await value.tap();
  await untilSaid(page, "focus", await value.getAttribute("data-origin"));
  const { facts } = await opened(page);
  assert.match(Object.values(facts).join(" "), /china-imports · \d{4} · jpn/);
  assert.match(said(page).focus, /^\d{4}\.jpn_pct$/);
  const box = await page.locator("[data-detail] h3").boundingBox();
  assert.ok(box.y >= 0 && box.y < 800, "it is in sight");
});
