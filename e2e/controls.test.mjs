// Every control: it is switched, what is shown changes, and the address says so,
// brings it back, and is clean again after a reset.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LANGS, VIEWS, chosenYears, figure, layoutFaults, openTab, readout, said, shown, tableRows, touchDrag, typeYear, untilReady, untilSaid, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

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
  // What is brought, groups and the order of a heat map: workbench.test.mjs.
  workbench: { measure: ["paper", "net", "import-share", "closed", "symmetric", "share-of-exports", "share-of-imports"] },
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
  assert.ok(CHOICES[view], `CHOICES in e2e/controls.test.mjs has no ${view}: give it what that figure can be asked for but its years, or {}`);
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
    const years = { intensity: ["time"], triangle: ["time"], workbench: ["time", "compare"] }[view] ?? [];
    assert.deepEqual(keys.sort(), [...Object.keys(CHOICES[view]), ...years].sort(), view);
  }
});

describe("a span of years", () => {
  /** The middle of one of its sliders' thumbs, or of the span between them. */
  const grip = (page, what) =>
    page.locator(".range").evaluate((range, wanted) => {
      const { left, top, width, height } = range.getBoundingClientRect();
      const [from, to] = ["--from", "--to"].map((name) => Number(range.style.getPropertyValue(name)));
      const part = { from, to, span: (from + to) / 2 }[wanted];
      return { x: left + 12 + (width - 24) * part, y: top + height / 2 };
    }, what);
  const drag = async (page, what, by) => {
    const { x, y } = await grip(page, what);
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 5; step += 1) await page.mouse.move(x + (by * step) / 5, y);
    await page.mouse.up();
    await settled(page);
  };

  for (const [view, first, last] of [["trade", 1952, 2024], ["china-market", 1992, 2018]]) {
    test(`of ${view} is typed, and put back`, async () => {
      const page = await tairi.visit(view, { lang: "en" });
      assert.deepEqual(await chosenYears(page), [`${first}`, `${last}`]);
      const whole = await shown(page);
      await typeYear(page, "from", 1995);
      await untilSaid(page, "time", `1995..${last}`);
      await typeYear(page, "to", 2005);
      await untilSaid(page, "time", "1995..2005");
      assert.deepEqual(await chosenYears(page), ["1995", "2005"]);
      assert.notEqual(await shown(page), whole);
      await openTab(page, "table");
      const rows = await tableRows(page.locator("[data-table] table"));
      const years = rows.slice(1).map((row) => Number(row[0]));
      assert.ok(years.includes(1995) && years.includes(2005), "the span is in the table");
      await openTab(page, "chart");
      await untilSaid(page, "tab", undefined);
      await page.reload();
      await untilReady(page);
      assert.deepEqual(await chosenYears(page), ["1995", "2005"]);
      await typeYear(page, "to", 1996);
      await untilSaid(page, "time", "1995..1996");
      assert.deepEqual(await layoutFaults(page), [], "two years alone");
      await page.getByRole("button", { name: "Reset years" }).click();
      await untilSaid(page, "time", undefined);
      assert.deepEqual(await chosenYears(page), [`${first}`, `${last}`]);
      assert.equal(await shown(page), whole);
    });

    test(`of ${view} is dragged by its ends and moved whole`, async () => {
      const page = await tairi.visit(view, { lang: "en" });
      await drag(page, "from", 120);
      let [from, to] = (await chosenYears(page)).map(Number);
      assert.ok(from > first && to === last, `${from}–${to}`);
      await untilSaid(page, "time", `${from}..${last}`);
      await drag(page, "to", -100);
      const before = (await chosenYears(page)).map(Number);
      assert.ok(before[0] === from && before[1] < last);
      await drag(page, "span", -60);
      const after = (await chosenYears(page)).map(Number);
      assert.equal(after[1] - after[0], before[1] - before[0], "the span is as long as before");
      assert.ok(after[0] < before[0]);
      await drag(page, "span", -2000);
      assert.equal((await chosenYears(page))[0], String(first), "it stops at the first year");
      await drag(page, "from", 2000);
      [from, to] = (await chosenYears(page)).map(Number);
      assert.equal(from, to - 1, "an end stops before the other");
      assert.equal(await page.locator(".range input").first().inputValue(), String(from), "and so does its thumb");
    });
  }

  test("is chosen with keys alone, each control by its name", async () => {
    const page = await tairi.visit("trade", { lang: "en" });
    const from = page.getByRole("slider", { name: "From", exact: true });
    await from.press("ArrowRight");
    await untilSaid(page, "time", "1953..2024");
    await page.getByRole("slider", { name: "To", exact: true }).press("PageDown");
    await settled(page);
    const [, to] = (await chosenYears(page)).map(Number);
    assert.ok(to < 2024);
    const span = page.getByRole("slider", { name: "Move the span" });
    for (const [key, first] of [["ArrowRight", 1954], ["PageUp", 1964], ["Home", 1952]]) {
      await span.press(key);
      await settled(page);
      const [a, b] = (await chosenYears(page)).map(Number);
      // A whole page of years may reach the end before.
      assert.equal(a, Math.min(first, 2024 - (to - 1953)), key);
      assert.equal(b - a, to - 1953, key);
      assert.equal(await span.getAttribute("aria-valuetext"), `${a}–${b}`);
    }
  });

  test("that cannot be is said, and what was typed stays", async () => {
    const page = await tairi.visit("trade", { lang: "en" });
    const field = page.getByRole("textbox", { name: "From" });
    for (const typed of ["1900", "abcd", "2024", ""]) {
      await field.fill(typed);
      await field.press("Enter");
      await settled(page);
      assert.match(await page.getByRole("alert").innerText(), /1952–2023/);
      assert.equal(await field.inputValue(), typed);
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      assert.equal(said(page).time, undefined);
    }
    await field.fill("1990");
    await field.press("Enter");
    await untilSaid(page, "time", "1990..2024");
    assert.equal(await page.getByRole("alert").count(), 0);
    assert.equal(await field.getAttribute("aria-invalid"), null);
  });

  test("is dragged by a finger", async () => {
    const page = await tairi.visit("trade", { lang: "ja", width: 390 });
    await page.locator(".range").scrollIntoViewIfNeeded();
    const { x, y } = await grip(page, "from");
    await touchDrag(page, { x, y }, { x: x + 90, y });
    await settled(page);
    const [from, to] = (await chosenYears(page)).map(Number);
    assert.ok(from > 1952 && to === 2024, `${from}–${to}`);
    const middle = await grip(page, "span");
    await touchDrag(page, middle, { x: middle.x - 60, y: middle.y });
    await settled(page);
    const [a, b] = (await chosenYears(page)).map(Number);
    assert.ok(a < from && b - a === to - from, `${a}–${b}`);
  });
});

describe("on a phone the choices fold away", () => {
  for (const [view, keys] of [["trade", ["measure", "unit", "yScale"]], ["intensity", ["measure", "unit"]], ["alliances", ["measure", "unit"]]]) {
    for (const lang of LANGS) {
      test(`behind a line that says what is chosen: ${view}, in ${lang}`, async () => {
        const page = await tairi.visit(view, { lang, width: 280, height: 700 });
        const fold = page.locator(".fold");
        const control = (key) => page.locator(`.controls [data-key="${key}"]`).first();
        assert.equal(await fold.getAttribute("aria-expanded"), "false");
        for (const key of keys) assert.ok(!(await control(key).isVisible()), `${key} is folded away`);
        const before = await fold.innerText();
        await fold.tap();
        assert.equal(await fold.getAttribute("aria-expanded"), "true");
        for (const key of keys) assert.ok(await control(key).isVisible(), key);
        assert.deepEqual(await layoutFaults(page), []);
        await choose(page, "measure", CHOICES[view].measure[1]);
        await untilSaid(page, "measure", CHOICES[view].measure[1]);
        assert.notEqual(await fold.innerText(), before, "the line says it");
        assert.deepEqual(await layoutFaults(page), []);
        await fold.tap();
        assert.ok(!(await control("measure").isVisible()));
      });
    }
  }

  test("and a wide window shows them all", async () => {
    const page = await tairi.visit("trade", { lang: "en", width: 700 });
    assert.ok(!(await page.locator(".fold").isVisible()));
    assert.ok(await page.locator(".controls [data-key=measure]").isVisible());
  });
});

describe("series", () => {
  test("are shown alone, joined by others, and all again", async () => {
    const page = await tairi.visit("trade", { lang: "en" });
    const all = await shown(page);
    const button = (name) => page.locator(".frame").getByRole("button", { name, exact: true });
    await button("Exports").click();
    await untilSaid(page, "series", "exports");
    assert.equal(await button("Exports").getAttribute("aria-pressed"), "true");
    assert.equal(await button("Imports").getAttribute("aria-pressed"), "false");
    assert.notEqual(await shown(page), all);
    assert.deepEqual(await layoutFaults(page), []);
    await button("Imports").click();
    await untilSaid(page, "series", "exports,imports");
    await button("Exports").click();
    await untilSaid(page, "series", "imports");
    await page.goBack();
    await untilSaid(page, "series", undefined);
    await page.mouse.move(0, 0);
    await settled(page);
    assert.equal(await shown(page), all, "what follows closely is one step back");
  });

  test("are chosen with keys, in charts of lines and of columns", async () => {
    for (const [view, name] of [["china-market", "Korea"], ["investment", "China’s count"]]) {
      const page = await tairi.visit(view, { lang: "en" });
      await page.locator(".slider").focus();
      await page.keyboard.press("Tab");
      for (let n = 0; n < 6 && (await page.evaluate(() => document.activeElement.ariaLabel)) !== name; n += 1) await page.keyboard.press(n % 2 ? "ArrowRight" : "ArrowDown");
      assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), name);
      await page.keyboard.press("Enter");
      await settled(page);
      assert.match(said(page).series, /^\w+$/);
      assert.equal(await page.locator(".target[aria-pressed=true]").count(), 1);
      assert.deepEqual(await layoutFaults(page), []);
    }
  });
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
    const year = Number(said(page).time);
    assert.ok(Math.abs(year - 1982) <= 2, `half of the way is ${year}`);
    assert.equal(await page.locator(".slide output").innerText(), String(year));
  });

  test("a slider that is held down neither fills the history nor troubles the browser", async () => {
    const page = await tairi.openView("triangle", { lang: "en" });
    // A finger on a key makes thirty presses a second; a slow machine makes them, too,
    // but in more time than a reader's. So the page's clock goes more slowly.
    await page.evaluate(() => {
      const now = Date.now.bind(Date);
      const begun = now();
      Date.now = () => begun + (now() - begun) / 20;
    });
    const slider = page.locator("input[type=range]");
    await slider.press("Home");
    await untilSaid(page, "time", "1950");
    const before = await page.evaluate(() => history.length);
    for (let n = 0; n < 260; n += 1) await page.keyboard.press(n % 120 < 60 ? "ArrowRight" : "ArrowLeft");
    await untilSaid(page, "time", "1970");
    assert.ok((await page.evaluate(() => history.length)) <= before + 1, "all of it is one step back");
  });
});

// Yew lets the browser go on when its work takes more than 16 ms; what is pressed
// then meets a page that is not drawn yet.
describe("presses that come faster than pictures are all counted:", () => {
  /** Does all of it at once, on a slow machine. */
  async function fast(page, ...acts) {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    await Promise.all(acts.map((act) => act()));
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await session.detach();
    await settled(page);
  }
  const times = (count, act) => Array.from({ length: count }, () => act);

  test("keys on a chart", async () => {
    const page = await tairi.openView("trade", { lang: "en" });
    await page.locator(".slider").press("Home");
    await fast(page, ...times(20, () => page.keyboard.press("ArrowRight")));
    assert.equal((await readout(page)).heading, "1972");
  });

  test("the buttons beside a reading, and those of a single year", async () => {
    for (const [view, name, key, from, to] of [["trade", "Next values", "focus", "1960", "1970"], ["triangle", "Later year", "time", "1985", "1995"]]) {
      const page = await tairi.openView(view, { lang: "en", width: 390, params: { [key]: from } });
      const next = page.getByRole("button", { name }).first();
      await next.scrollIntoViewIfNeeded();
      const box = await next.boundingBox();
      await fast(page, ...times(10, () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)));
      await untilSaid(page, key, to);
    }
  });

  test("keys on a span of years, and years typed into both of its ends", async () => {
    const page = await tairi.openView("trade", { lang: "en", params: { time: "1960..1970" } });
    await page.locator(".span").focus();
    await fast(page, ...times(10, () => page.keyboard.press("ArrowRight")));
    await untilSaid(page, "time", "1970..1980");
    await page.locator(".years [type=text]").evaluateAll((fields) => {
      for (const [at, year] of ["1955", "1990"].entries()) {
        fields[at].value = year;
        fields[at].dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
    await untilSaid(page, "time", "1955..1990");
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

describe("a table is sorted by its headings", () => {
  const column = async (page, index) => (await tableRows(page.locator("[data-table] table"))).slice(1).map((row) => row[index]);
  const read = (text) => Number(text.replace(/\[\d\]$/, "").replace(/,/g, "").replace("−", "-"));

  test("numbers from the largest, then from the smallest, then as they were", async () => {
    const page = await tairi.visit("trade", { lang: "en", params: { tab: "table" } });
    const years = await column(page, 0);
    const heading = page.getByRole("columnheader", { name: /^Balance/ });
    const button = heading.getByRole("button");
    for (const [order, sign] of [["descending", -1], ["ascending", 1]]) {
      await button.click();
      await settled(page);
      assert.equal(await heading.getAttribute("aria-sort"), order);
      const cells = await column(page, 4);
      assert.match(cells.at(-1), /^–/, "the years without figures come last");
      const values = cells.slice(0, -1).map(read);
      assert.ok(values.length > 50 && values.every((value) => !Number.isNaN(value)));
      assert.deepEqual(values, [...values].sort((a, b) => sign * (a - b)));
      assert.deepEqual([...(await column(page, 0))].sort(), [...years].sort(), "no row is lost");
    }
    await button.click();
    await settled(page);
    assert.equal(await heading.getAttribute("aria-sort"), null);
    assert.deepEqual(await column(page, 0), years);
  });

  test("what has no value stands at the end either way, and numbers open where they are", async () => {
    const page = await tairi.visit("triangle", { lang: "en", params: { tab: "table" } });
    const button = page.locator(".sort").nth(1);
    for (let n = 0; n < 2; n += 1) {
      await button.click();
      await settled(page);
      const cells = await column(page, 1);
      const first = cells.findIndex((text) => /^–/.test(text));
      assert.ok(first > 0 && cells.slice(first).every((text) => /^–/.test(text)), cells.join());
    }
    const number = page.locator("[data-table] [data-origin]").first();
    const id = await number.getAttribute("data-origin");
    await number.click();
    await untilSaid(page, "focus", id);
    assert.equal(await page.locator("tbody tr:nth-child(2) [data-detail]").count(), 1, "under its own row");
  });

  test("with keys: one stop, arrows move among the headings", async () => {
    const page = await tairi.visit("china-market", { lang: "ja", params: { tab: "table" } });
    assert.equal(await page.locator(".sort[tabindex='0']").count(), 1);
    await page.locator(".sort[tabindex='0']").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.equal(await page.locator("th[aria-sort]").count(), 1);
    const values = (await column(page, 2)).map(read);
    assert.deepEqual(values, [...values].sort((a, b) => b - a));
    assert.deepEqual(await layoutFaults(page), []);
  });

  test("words as the language has them", async () => {
    const page = await tairi.visit("alliances", { lang: "en", params: { tab: "table" } });
    await page.locator(".sort").first().click();
    await settled(page);
    const names = await column(page, 0);
    assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b, "en")));
    assert.equal(await page.locator("th[aria-sort=ascending]").count(), 1, "words begin with the first");
  });
});
