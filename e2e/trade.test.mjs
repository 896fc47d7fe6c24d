// Trade: the other side's line, NT$, mirror data, sources, events and phases.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LANGS, chosenYears, layoutFaults, openTab, readout, shown, tableRows, typeYear, untilReady, untilSaid, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();

/** What the picture's canvas says. */
const letters = (page) => page.evaluate(() => (window.canvasTexts.get(document.querySelector("canvas.picture")) ?? []).map(({ text }) => text));

const table = async (page) => {
  await openTab(page, "table");
  const rows = await tableRows(page.locator("[data-table] table"));
  await openTab(page, "chart");
  return rows;
};

describe("the trade as Japan declares it", () => {
  const box = (page) => page.getByRole("checkbox", { name: "Add Japan’s declarations (thin line)" });

  test("is off, is ticked by name and by key, and is in the address, the table and the readings", async () => {
    const page = await tairi.visit("trade", { lang: "en" });
    const before = await shown(page);
    const plain = await table(page);
    assert.ok(!(await box(page).isChecked()));
    await box(page).focus();
    await page.keyboard.press("Space");
    await untilSaid(page, "also", "japan-side");
    assert.ok(await box(page).isChecked());
    assert.notEqual(await shown(page), before);
    assert.ok((await letters(page)).some((text) => /as Japan declares it/.test(text)), "the line is named");
    const rows = await table(page);
    const at = rows[0].findIndex((name) => /^Imports \(Japan’s side\)/.test(name));
    assert.ok(at > 0 && !plain[0].some((name) => /Japan’s side/.test(name)));
    const gap = rows.find((row) => row[0] === "1980");
    assert.equal(gap[at], "5,173");
    assert.match(gap[1], /^–/, "Taiwan's figure is still missing there");
    const slider = page.locator(".slider");
    await slider.focus();
    await page.keyboard.press("Home");
    for (let n = 0; n < 28; n += 1) await page.keyboard.press("ArrowRight");
    await settled(page);
    const reading = await readout(page);
    assert.equal(reading.heading, "1980");
    assert.deepEqual(Object.keys(reading.values).sort(), ["Exports (Japan’s side)", "Imports (Japan’s side)"]);
    assert.match(reading.source, /COW 4\.0/);
    await untilSaid(page, "also", "japan-side");
    await page.reload();
    await untilReady(page);
    assert.ok(await box(page).isChecked(), "the address brings it back");
    await page.locator(".reset").click();
    await untilSaid(page, "also", undefined);
    await page.mouse.move(0, 0);
    await settled(page);
    assert.ok(!(await box(page).isChecked()));
    assert.equal(await shown(page), before);
  });

  for (const lang of LANGS) {
    for (const width of [320, 390, 768, 1280]) {
      test(`covers nothing at ${width} px in ${lang}`, async () => {
        for (const params of [{ also: "japan-side" }, { also: "japan-side", yScale: "log", unit: "twd" }, { also: "japan-side", measure: "index" }, { also: "japan-side", measure: "balance" }, { measure: "mirror" }]) {
          const page = await tairi.visit("trade", { lang, width, params });
          assert.deepEqual(await layoutFaults(page), [], JSON.stringify(params));
        }
      });
    }
  }

  test("is not offered where it would say nothing, and an unknown value is nothing", async () => {
    for (const params of [{ measure: "share" }, { measure: "mirror" }, { unit: "printed" }]) {
      const page = await tairi.visit("trade", { lang: "en", params: { ...params, also: "japan-side" } });
      assert.equal(await page.locator("[data-key=also]").count(), 0);
    }
    const page = await tairi.visit("trade", { lang: "en", params: { also: "korea-side" } });
    assert.ok(!(await box(page).isChecked()));
    assert.ok(!(await letters(page)).some((text) => /as Japan declares it/.test(text)));
  });

  test("can be asked for by a host page, and put back", async () => {
    const page = await tairi.visit("trade", { lang: "en" });
    const got = await page.evaluate(async () => {
      const host = document.createElement("div");
      document.body.append(host);
      const widget = window.tairi.mount(host, { view: "trade", also: "japan-side" });
      const out = [widget.csv().includes("imports_japan_side_usd_million")];
      widget.update({ also: null });
      out.push(widget.csv().includes("imports_japan_side_usd_million"));
      try {
        widget.update({ also: "moon-side" });
      } catch (thrown) {
        out.push(thrown.message);
      }
      widget.destroy();
      return out;
    });
    assert.deepEqual(got.slice(0, 2), [true, false]);
    assert.match(got[2], /japan-side/);
  });
});

test("in NT$ the rate and its source stand beside the amounts", async () => {
  const page = await tairi.visit("trade", { lang: "en" });
  await page.getByRole("radio", { name: "NT$", exact: true }).check({ force: true });
  await untilSaid(page, "unit", "twd");
  const rows = await table(page);
  const [exports, rate] = [/^Exports \(NT\$ million\)/, /^Exchange rate/].map((name) => rows[0].findIndex((head) => name.test(head)));
  const last = rows.find((row) => row[0] === "2024");
  assert.match(last[rate], /^3\d\.\d\d$/);
  assert.equal(last[rate + 1], "central bank");
  assert.match(rows.find((row) => row[0] === "1971")[exports], /^9,801\.2/);
  await page.locator(".slider").focus();
  await page.keyboard.press("End");
  await settled(page);
  const reading = await readout(page);
  assert.match(Object.values(reading.values)[0], /^NT\$/);
  assert.match(reading.source, /US\$ 1 = NT\$ 3\d\.\d\d \(central bank\)/);
});

describe("mirror data", () => {
  test("show both declarations side by side with their gap", async () => {
    const page = await tairi.visit("trade", { lang: "en" });
    await page.getByRole("combobox", { name: "Measure" }).selectOption("Two declarations");
    await untilSaid(page, "measure", "mirror");
    assert.match(await page.locator("h2").innerText(), /In 2014 Japan declared 22\.0% more/);
    const said2005 = (await table(page)).find((row) => row[0] === "2005");
    assert.deepEqual(said2005.slice(1, 7), ["15,110.0", "18,064", "19.5", "43,759", "46,050.0", "5.2"]);
    const names = await letters(page);
    for (const name of ["Taiwan→Japan", "Japan→Taiwan", "as Taiwan declares it"]) assert.ok(names.includes(name), name);
    await openTab(page, "sources");
    assert.match(await page.locator("[data-sources]").innerText(), /FOB[\s\S]*CIF[\s\S]*re-exports/);
  });

  test("begin in 1987; earlier years are a choice that the address keeps", async () => {
    const page = await tairi.visit("trade", { lang: "en", params: { measure: "mirror" } });
    const ends = () => chosenYears(page);
    assert.deepEqual(await ends(), ["1987", "2014"]);
    await typeYear(page, "from", 1952);
    await untilSaid(page, "time", "1952..2014");
    assert.deepEqual(await ends(), ["1952", "2014"]);
    const rows = await table(page);
    const gap = rows.find((row) => row[0] === "1980");
    assert.match(gap[1], /^–/, "Taiwan has no figure");
    assert.equal(gap[2], "2,309");
    await typeYear(page, "from", 1987);
    await untilSaid(page, "time", undefined);
  });

  test("a year that is pointed at is marked in both panels", async () => {
    const page = await tairi.visit("trade", { lang: "en", width: 1000, params: { measure: "mirror", focus: "2005" } });
    await settled(page);
    const halves = await page.locator("canvas.layer").evaluate((canvas) => {
      const { width, height } = canvas;
      const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
      context.drawImage(canvas, 0, 0);
      return [0, width / 2].map((x) => context.getImageData(x, 0, width / 2, height).data.some((byte) => byte > 0));
    });
    assert.deepEqual(halves, [true, true]);
  });
});

test("sources are named in the picture at every width, and important events where there is room", async () => {
  for (const [width, events] of [[320, false], [390, false], [768, true], [1280, true]]) {
    const page = await tairi.visit("trade", { lang: "en", width });
    const names = await letters(page);
    for (const source of [/^Table 1/, /^Table 3/, /Comtrade/, /MOF|Ministry/]) assert.ok(names.some((name) => source.test(name)), `${source} at ${width}`);
    assert.ok(names.some((name) => /^No figures/.test(name)), `the gap is named at ${width}`);
    assert.equal(names.some((name) => /normalisation/.test(name)), events, `events at ${width}`);
  }
});

test("a number opens its event, or the phase of the events that share it; all are listed below", async () => {
  const page = await tairi.visit("trade", { lang: "en", width: 390 });
  const shared = page.getByRole("button", { name: /^5–7 29 Sep 1972/ });
  await shared.tap();
  await untilSaid(page, "focus", "phase-cold-war");
  const detail = page.locator("[data-detail]");
  assert.match(await detail.innerText(), /Cold War, 1945–1985[\s\S]*29 Sep 1972/);
  await page.keyboard.press("Escape");
  await untilSaid(page, "focus", undefined);
  await page.getByRole("button", { name: /^8 mid-1980s/ }).tap();
  await untilSaid(page, "focus", "event-1985");
  assert.match(await detail.innerText(), /mid-1980s/);
  await detail.locator(".close").click();
  await untilSaid(page, "focus", undefined);
  await page.getByRole("button", { name: "Post-Cold War" }).tap();
  await untilSaid(page, "focus", "phase-post-cold-war");
  assert.deepEqual(await layoutFaults(page), []);
  await page.locator(".events summary").click();
  for (const phase of ["Cold War, 1945–1985", "Post-Cold War, 1985–1997", "Regional integration, 1997–"]) {
    assert.ok(await page.locator(".events strong", { hasText: phase }).first().isVisible(), phase);
  }
});
