// Every control: it is switched, what is shown changes, and the address says so,
// brings it back, and is clean again after a reset.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LANGS, VIEWS, figure, layoutFaults, openTab, readout, said, settled, shown, tableRows, untilReady, untilSaid, useTairi } from "./lib.mjs";

const tairi = useTairi();

// What each figure can be asked for: its keys, with their values, the default first.
const CHOICES = {
  trade: { measure: ["value", "share", "balance", "index", "mirror"], unit: ["usd", "twd", "printed"], yScale: ["linear", "log"] },
  intensity: { measure: ["paper", "net", "import-share", "closed"], unit: ["matrix", "lines"] },
  investment: { measure: ["amount", "cases"] },
  triangle: {},
  "china-market": { yScale: ["linear", "log"] },
  alliances: {
    measure: ["all", "cooperation", "joint-venture", "acquisition"],
    unit: ["all", "content", "biotech", "electronics", "food-retail"],
  },
  fta: {},
  roadmap: {},
  // The counts filter by verdict: claims.test.mjs.
  claims: { unit: ["all", "1", "2", "3", "4", "5", "t1", "t2", "t3"] },
};

/** The values that a reader can choose for a key, in a list or on buttons. */
const offered = (page, key) =>
  page.locator(`.controls [data-key="${key}"]`).evaluateAll((all) =>
    all.flatMap((el) => (el instanceof HTMLSelectElement ? [...el.options].map((o) => o.value) : [el.value])),
  );

/** The value that a key has on the page. */
const chosen = (page, key) =>
  page.locator(`.controls [data-key="${key}"]`).evaluateAll((all) => all.find((el) => el instanceof HTMLSelectElement || el.checked)?.value);

async function choose(page, key, value) {
  const list = page.locator(`.controls select[data-key="${key}"]`);
  if (await list.count()) await list.selectOption(value);
  else await page.locator(`.controls input[data-key="${key}"][value="${value}"]`).click();
}

for (const view of VIEWS) {
  describe(`the controls of ${view}`, () => {
    for (const [key, values] of Object.entries(CHOICES[view])) {
      for (const lang of LANGS) {
        test(`${key} has its choices, each shows something else, in ${lang}`, async () => {
          const page = await tairi.visit(view, { lang });
          assert.deepEqual(await offered(page, key), values);
          assert.equal(await chosen(page, key), values[0]);
          const seen = new Map([[await shown(page), values[0]]]);
          for (const value of [...values.slice(1), values[0]]) {
            await choose(page, key, value);
            await untilSaid(page, key, value === values[0] ? undefined : value);
            assert.equal(await chosen(page, key), value);
            const now = await shown(page);
            const before = seen.get(now);
            // Filters may let the same through; anything else is drawn anew.
            if (before !== value && view !== "alliances") assert.equal(before, undefined, `${value} shows the same as ${before}`);
            seen.set(now, value);
          }
          assert.deepEqual(await layoutFaults(page), []);
        });
      }
    }

    test("are brought back by the address and put back by the reset", async () => {
      const page = await tairi.visit(view, { lang: "en" });
      const first = await shown(page);
      const reset = page.locator(".controls .reset");
      assert.equal(await reset.count(), 0, "nothing to put back yet");
      // A share of trade has no unit, and lines have one form: there the measure stays.
      const keys = Object.entries(CHOICES[view]).filter(([key]) => !["trade", "intensity"].includes(view) || key !== "measure");
      for (const [key, values] of keys) {
        await choose(page, key, values[1]);
        await untilSaid(page, key, values[1]);
      }
      if (keys.length === 0) return;
      const state = said(page);
      const changed = await shown(page);
      await page.reload();
      await untilReady(page);
      for (const [key, values] of keys) assert.equal(await chosen(page, key), values[1], key);
      assert.equal(await shown(page), changed, "the address brings back what was shown");
      assert.deepEqual(said(page), state);
      await reset.click();
      for (const [key] of keys) await untilSaid(page, key, undefined);
      for (const [key, values] of keys) assert.equal(await chosen(page, key), values[0], key);
      assert.equal(await reset.count(), 0);
      assert.equal(await shown(page), first, "the reset brings back the beginning");
    });
  });
}

test("no figure has a control that no test knows", async () => {
  for (const view of VIEWS) {
    const page = await tairi.visit(view, { lang: "en" });
    const keys = await page.locator(".controls [data-key]").evaluateAll((all) => [...new Set(all.map((el) => el.dataset.key))]);
    const years = { trade: ["from", "to"], "china-market": ["from", "to"], intensity: ["time"], triangle: ["time"] }[view] ?? [];
    assert.deepEqual(keys.sort(), [...Object.keys(CHOICES[view]), ...years].sort(), view);
  }
});

describe("a span of years", () => {
  for (const [view, first, last] of [["trade", 1952, 2024], ["china-market", 1992, 2018]]) {
    test(`of ${view} is chosen by its two ends`, async () => {
      const page = await tairi.visit(view, { lang: "en" });
      const [from, to] = ["from", "to"].map((key) => page.locator(`select[data-key=${key}]`));
      const ends = async () => [await from.inputValue(), await to.inputValue()];
      assert.deepEqual(await ends(), [`${first}`, `${last}`]);
      const whole = await shown(page);
      await from.selectOption("1995");
      await untilSaid(page, "time", `1995..${last}`);
      await to.selectOption("2005");
      await untilSaid(page, "time", "1995..2005");
      assert.deepEqual(await ends(), ["1995", "2005"]);
      assert.ok(!(await offered(page, "from")).includes("2005"), "a span does not end before it begins");
      assert.ok(!(await offered(page, "to")).includes("1995"));
      assert.notEqual(await shown(page), whole);
      await openTab(page, "table");
      const rows = await tableRows(page.locator("[data-table] table"));
      const years = rows.slice(1).map((row) => Number(row[0]));
      assert.ok(years.includes(1995) && years.includes(2005), "the span is in the table");
      await openTab(page, "chart");
      await page.reload();
      await untilReady(page);
      assert.deepEqual(await ends(), ["1995", "2005"]);
      await to.selectOption("1996");
      await untilSaid(page, "time", "1995..1996");
      assert.deepEqual(await layoutFaults(page), [], "two years alone");
      await page.locator(".reset").click();
      await untilSaid(page, "time", undefined);
      assert.deepEqual(await ends(), [`${first}`, `${last}`]);
      assert.equal(await shown(page), whole);
    });
  }
});

describe("a single year", () => {
  test("of the matrix: buttons for the paper's years, a slider for all", async () => {
    const page = await tairi.visit("intensity", { lang: "en" });
    const value = (id) => page.locator(`[data-cell="${id}"] b`).innerText();
    for (const [year, wanted] of [["1995", "2.70"], ["2015", null], ["2005", "2.24"]]) {
      await choose(page, "time", year);
      await untilSaid(page, "time", year);
      const api = await page.evaluate(
        (y) => window.tairi.intensity({ year: y, variant: "paper" }).cells.map((c) => [`${c.exporter}-${c.importer}`, c.value]),
        Number(year),
      );
      for (const [id, number] of api) {
        if (number !== null) assert.equal(await value(id), number.toFixed(2), `${id} ${year}`);
      }
      if (wanted) assert.equal(await value("CHN-JPN"), wanted);
    }
    // The other form has each year since 1988: the year stays, the control changes.
    await choose(page, "measure", "import-share");
    await untilSaid(page, "measure", "import-share");
    const slider = page.locator("input[type=range][data-key=time]");
    assert.equal(await page.locator(".slide output").innerText(), "2005");
    await slider.press("Home");
    await untilSaid(page, "time", "1988");
    assert.ok(await page.getByRole("button", { name: "Earlier year" }).isDisabled());
    await page.getByRole("button", { name: "Later year" }).click();
    await untilSaid(page, "time", "1989");
    assert.equal(await slider.getAttribute("aria-valuetext"), "1989");
    await slider.press("End");
    await untilSaid(page, "time", "2018");
    // And back to the form that has three years only.
    await choose(page, "measure", "paper");
    await settled(page);
    assert.equal(await chosen(page, "time"), "2015", "the nearest year");
  });

  test("of the triangle: by slider, buttons, keys and on the chart", async () => {
    const page = await tairi.visit("triangle", { lang: "en" });
    const slider = page.locator("input[type=range]");
    const title = () => page.locator("[data-figure] h2").innerText();
    assert.match(await title(), /^1985/);
    const seen = new Set([await shown(page)]);
    await slider.press("End");
    await untilSaid(page, "time", "2014");
    assert.match(await title(), /^2014/);
    seen.add(await shown(page));
    await page.locator(".slide button").first().click();
    await untilSaid(page, "time", "2013");
    seen.add(await shown(page));
    await slider.press("Home");
    await untilSaid(page, "time", "1950");
    seen.add(await shown(page));
    assert.equal(seen.size, 4, "each year is another picture");
    const box = await slider.boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await settled(page);
    await page.waitForTimeout(150);
    const year = Number(said(page).time);
    assert.ok(Math.abs(year - 1982) <= 2, `half of the way is ${year}`);
    assert.equal(await page.locator(".slide output").innerText(), String(year));
  });

  test("a slider that is held down neither fills the history nor troubles the browser", async () => {
    const page = await tairi.openView("triangle", { lang: "en" });
    const before = await page.evaluate(() => history.length);
    const slider = page.locator("input[type=range]");
    await slider.press("Home");
    await slider.focus();
    for (let n = 0; n < 260; n += 1) await page.keyboard.press(n % 120 < 60 ? "ArrowRight" : "ArrowLeft");
    await untilSaid(page, "time", "1970");
    assert.equal(await page.evaluate(() => history.length), before);
  });
});

test("the language is switched everywhere, and the rest stays as it is", async () => {
  const page = await tairi.visit("trade", { lang: "en", params: { measure: "share", time: "1990..2010", focus: "1995" } });
  const titles = new Set();
  for (const lang of ["ja", "zh-TW", "en"]) {
    await page.locator(`.languages [lang="${lang}"]`).click();
    await untilSaid(page, "lang", lang);
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
    assert.equal(await page.locator(".languages [aria-pressed=true]").getAttribute("lang"), lang);
    const { measure, time, focus } = said(page);
    assert.deepEqual([measure, time, focus], ["share", "1990..2010", "1995"]);
    assert.equal((await readout(page)).heading, "1995", "what is pinned stays");
    titles.add(await page.title()).add(await page.locator("h2").innerText());
    const fonts = await page.evaluate(() => getComputedStyle(document.querySelector(".tairi")).fontFamily);
    if (lang !== "en") assert.match(fonts, lang === "ja" ? /CJK JP/ : /CJK TC/);
  }
  assert.equal(titles.size, 6, "page and figure have a title in each language");
});

test("the ground is chosen, and the address keeps it", async () => {
  const page = await tairi.visit("trade", { lang: "en" });
  const list = page.locator("select[data-key=theme]");
  const light = await shown(page);
  for (const [theme, said] of [["dark", "dark"], ["light", "light"], ["auto", undefined]]) {
    await list.selectOption(theme);
    await untilSaid(page, "theme", said);
    assert.equal((await shown(page)) === light, theme !== "dark", theme);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await settled(page);
  assert.notEqual(await shown(page), light, "auto follows the system at once");
  await page.emulateMedia({ colorScheme: "light" });
});

test("the tabs are one stop, and arrows move between them", async () => {
  const page = await tairi.visit("fta", { lang: "en" });
  await page.locator("[data-tab=chart]").focus();
  for (const [key, tab] of [["ArrowRight", "table"], ["ArrowRight", "sources"], ["ArrowRight", "chart"], ["ArrowLeft", "sources"], ["Home", "chart"], ["End", "sources"]]) {
    await page.keyboard.press(key);
    await untilSaid(page, "tab", tab === "chart" ? undefined : tab);
    assert.ok(await page.locator(`[data-${tab}]`).isVisible(), `${key} shows ${tab}`);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.tab), tab, "the keys go with it");
    assert.equal(await page.locator("[role=tabpanel]:visible").count(), 1);
    assert.equal(await page.locator("[role=tab][tabindex='0']").count(), 1);
  }
});

test("filters say how many are left, and mark the others", async () => {
  const page = await tairi.visit("alliances", { lang: "en" });
  const takeaway = () => figure(page, "alliances").locator(".takeaway").innerText();
  assert.match(await takeaway(), /6 of 6/);
  await choose(page, "measure", "acquisition");
  await untilSaid(page, "measure", "acquisition");
  assert.match(await takeaway(), /1 of 6/);
  await choose(page, "unit", "food-retail");
  await untilSaid(page, "unit", "food-retail");
  assert.match(await takeaway(), /0 of 6/, "none is said, too");
  assert.deepEqual(await layoutFaults(page), []);
});
