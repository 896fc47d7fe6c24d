// Intensity through time: the years that run, the lines, and what a pair says.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LANGS, layoutFaults, openTab, readout, said, tableRows, typeYear, untilReady, untilSaid, useTairi } from "./lib.mjs";
import { settled, skip } from "./waits.mjs";

const tairi = useTairi();
const SHARES = { measure: "import-share" };
const NAMES = { "zh-TW": ["逐年播放", "暫停"], ja: ["年を追って再生", "一時停止"], en: ["Play", "Pause"] };

const button = (page, name) => page.getByRole("button", { name, exact: true });
const year = (page) => page.locator(".slide output").innerText();
const live = (page) => page.locator("[data-live]").innerText();
const playing = (page) => page.locator(".play[data-playing]").count();

/** Every text that the live region has had since. */
const listen = (page) =>
  page.evaluate(() => {
    window.heard = [];
    const region = document.querySelector("[data-live]");
    new MutationObserver(() => window.heard.push(region.textContent)).observe(region, { subtree: true, childList: true, characterData: true });
  });

describe("the years run", () => {
  for (const lang of LANGS) {
    test(`from the year shown to the last, where they stop, in ${lang}`, async () => {
      const page = await tairi.visit("intensity", { lang, clock: true, params: { ...SHARES, time: 2016 } });
      const [play, pause] = NAMES[lang];
      await listen(page);
      await page.locator('[data-cell="JPN-KOR"]').click();
      await button(page, play).click();
      assert.equal(await button(page, pause).count(), 1, "the button now stops them");
      await untilSaid(page, "time", "2017");
      await untilSaid(page, "time", "2018");
      await button(page, play).waitFor();
      assert.match(await live(page), /2018/, "the end is said");
      const heard = await page.evaluate(() => window.heard);
      assert.ok(!heard.some((text) => text.includes("2017")), `no year in between is said: ${heard}`);
      // From the end they begin anew.
      await button(page, play).click();
      await untilSaid(page, "time", "1988");
      await untilSaid(page, "time", "1989");
      await button(page, pause).click();
      const stopped = await year(page);
      await skip(page, 5000);
      assert.equal(await year(page), stopped, "a press stops them");
      assert.equal(await live(page), `${pause} ${stopped}`);
    });
  }

  test("by keys alone, and keep the focus on the button", async () => {
    const page = await tairi.visit("triangle", { lang: "en", clock: true, params: { time: 2000 } });
    await button(page, "Play").focus();
    await page.keyboard.press("Enter");
    await untilSaid(page, "time", "2002");
    assert.equal(await page.evaluate(() => document.activeElement.className), "play");
    await page.keyboard.press("Space");
    const stopped = await year(page);
    await skip(page, 5000);
    assert.equal(await year(page), stopped);
  });

  test("until anything else is done, or the page is not seen", async () => {
    const others = {
      "another year": (page) => button(page, "Earlier year").click(),
      "an anchor": (page) => button(page, "2005").click(),
      "a cell": (page) => page.locator('[data-cell="JPN-KOR"]').click(),
      "another tab": (page) => openTab(page, "table"),
      "another form": (page) => page.locator(".controls select[data-key=measure]").selectOption("net"),
      "another figure": (page) => page.locator('nav [data-view="triangle"]').click(),
      "a hidden page": (page) => page.evaluate(() => Object.defineProperty(document, "hidden", { value: true, configurable: true })),
    };
    for (const [what, act] of Object.entries(others)) {
      const page = await tairi.visit("intensity", { lang: "en", clock: true, params: { ...SHARES, time: 1990 } });
      await button(page, "Play").click();
      await untilSaid(page, "time", "1991");
      await act(page);
      await page.waitForFunction(() => !document.querySelector(".play[data-playing]"));
      await settled(page);
      const before = said(page).time;
      await skip(page, 5000);
      assert.equal(said(page).time, before, what);
      assert.equal(await playing(page), 0, what);
      await page.evaluate(() => delete document.hidden);
    }
  });

  test("in a widget, which leaves nothing running when it is destroyed", async () => {
    const page = await tairi.openView("fta", { lang: "en", clock: true });
    await page.evaluate(() => {
      const place = document.body.appendChild(document.createElement("div"));
      place.id = "place";
      window.widget = window.tairi.mount(place, { view: "intensity", lang: "en", measure: "import-share", time: 1990 });
      window.years = [];
      window.widget.on("change", ({ time }) => window.years.push(time));
    });
    await page.locator("#place .play").click();
    await page.waitForFunction(() => window.years.includes("1991"));
    const after = await page.evaluate(() => {
      window.widget.destroy();
      return window.years.length;
    });
    await skip(page, 5000);
    assert.equal(await page.evaluate(() => window.years.length), after);
  });
});

test("the anchor years stand under their places on the slider", async () => {
  for (const width of [280, 320, 768]) {
    const page = await tairi.visit("intensity", { lang: "en", width, params: SHARES });
    const track = await page.locator(".track input").boundingBox();
    for (const anchor of [1995, 2005, 2015]) {
      await button(page, `${anchor}`).click();
      await untilSaid(page, "time", `${anchor}`);
      const box = await button(page, `${anchor}`).boundingBox();
      const place = track.x + 8 + ((track.width - 16) * (anchor - 1988)) / 30;
      assert.ok(Math.abs(box.x + box.width / 2 - place) < 2, `${anchor} at ${width} px`);
      assert.ok(box.height >= 24 && box.width >= 24);
      assert.equal(await button(page, `${anchor}`).getAttribute("aria-pressed"), "true");
    }
    assert.deepEqual(await layoutFaults(page), [], `at ${width} px`);
  }
});

describe("the pairs through time", () => {
  for (const lang of LANGS) {
    for (const width of [320, 1280]) {
      test(`are lines that fit, in ${lang} at ${width} px`, async () => {
        const page = await tairi.visit("intensity", { lang, width, params: { unit: "lines" } });
        assert.equal(await page.locator("[data-target]").count(), 9);
        await page.locator('[data-target="JPN-KOR"]').click();
        await untilSaid(page, "focus", "JPN-KOR");
        assert.equal(await page.locator("[data-detail] tbody tr").count(), 4);
        assert.deepEqual(await layoutFaults(page), []);
        const slider = page.locator(".slider");
        await slider.press("End");
        assert.match((await readout(page)).heading, /2018/);
        assert.equal(Object.keys((await readout(page)).values).length, 3);
        assert.deepEqual(await layoutFaults(page), []);
      });
    }
  }

  test("are read year by year, pinned, and brought back by the address", async () => {
    const page = await tairi.visit("intensity", { lang: "en", params: { unit: "lines", focus: "KOR-2005" } });
    const { heading, values } = await readout(page);
    assert.equal(heading, "2005 → Korea");
    assert.deepEqual(values, { China: "1.47 (paper’s formula 1.85)", Japan: "2.92 (paper’s formula 3.14)", Taiwan: "1.31 (paper’s formula 1.18)" });
    await page.locator(".slider").press("Home");
    assert.equal((await readout(page)).values.Japan, "No figures", "a gap is said");
    await openTab(page, "table");
    const rows = await tableRows(page.locator("[data-table] table"));
    assert.equal(rows.length, 1 + 3 * (31 + 3));
    assert.equal(rows.filter((row) => row[0] === "1995").length, 3 * 2, "each importer in both forms");
    await page.locator('[data-table] [data-origin="KOR-2005-paper.jpn"]').click();
    await untilSaid(page, "focus", "KOR-2005-paper.jpn");
    assert.match(await page.locator("[data-detail] .working").innerText(), /46,629\.9.*3\.143/s, "a number says what it is computed from");
  });

  test("through some of the years only", async () => {
    const page = await tairi.visit("intensity", { lang: "en", params: { unit: "lines" } });
    await typeYear(page, "from", 1995);
    await typeYear(page, "to", 2005);
    await untilSaid(page, "time", "1995..2005");
    assert.match(await page.locator(".takeaway").innerText(), /1995–2005/);
    assert.deepEqual(await layoutFaults(page), []);
  });
});

describe("an opened pair", () => {
  test("leads to its line and back to its cell", async () => {
    const page = await tairi.visit("intensity", { lang: "en", params: { focus: "JPN-KOR" } });
    await button(page, "See it through time").click();
    await untilSaid(page, "unit", "lines");
    assert.equal(said(page).focus, "JPN-KOR");
    assert.match(await page.locator("[data-detail] h3").innerText(), /Japan to Korea: 1988–2018/);
    await page.reload();
    await untilReady(page);
    await button(page, "See it in the matrix").click();
    await untilSaid(page, "unit", undefined);
    assert.equal(await page.locator('[data-cell="JPN-KOR"]').getAttribute("aria-expanded"), "true");
  });

  test("has the four forms side by side, as the API computes them, with reasons", async () => {
    const page = await tairi.visit("intensity", { lang: "en", params: { focus: "TWN-CHN", time: 1995 } });
    const rows = await page.locator("[data-detail] tbody tr").evaluateAll((all) => all.map((tr) => [...tr.cells].map((cell) => cell.innerText)));
    const wanted = await page.evaluate(() =>
      ["paper", "net", "import-share", "closed"].map((variant) =>
        [1995, 2005, 2015].map((year) => {
          const { cells } = window.tairi.intensity({ year, variant });
          return cells.find((c) => c.exporter === "TWN" && c.importer === "CHN").value;
        }),
      ),
    );
    for (const [index, values] of wanted.entries()) {
      for (const [at, value] of values.entries()) {
        const text = rows[index][at + 1];
        if (value === null) assert.match(text, /^–/, "no value");
        else assert.equal(text, value.toFixed(2));
      }
    }
    const notes = await page.locator("[data-detail] .footnotes li").allInnerTexts();
    assert.equal(notes.length, 4, "three reasons to differ, and Hong Kong");
    assert.ok(notes.some((note) => note.includes("Hong Kong and is not")));
  });

  test("of 1995 names both sums of world imports, and what the other would make of it", async () => {
    const page = await tairi.visit("intensity", { lang: "en", params: { focus: "CHN-JPN", time: 1995 } });
    const text = await page.locator("[data-detail]").innerText();
    for (const part of ["4,739", "5,062", "+6.8%", "2.882"]) assert.ok(text.includes(part), part);
    await openTab(page, "sources");
    const notes = await page.locator("[data-sources] .notes").innerText();
    for (const part of ["+6.8%", "−0.6%", "+1.1%"]) assert.ok(notes.includes(part), part);
  });

  test("with Taiwan as importer says why it has no history", async () => {
    const page = await tairi.visit("intensity", { lang: "en", params: { focus: "JPN-TWN" } });
    assert.equal(await button(page, "See it through time").count(), 0);
    assert.match(await page.locator("[data-detail] .footnotes").innerText(), /own declarations/);
    assert.deepEqual(await layoutFaults(page), []);
  });
});
