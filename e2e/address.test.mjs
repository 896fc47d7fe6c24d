// The address carries what is shown, both ways; what is broken in it does no harm.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { VIEWS, address, chosenYears, figure, layoutFaults, openTab, said, typeYear, untilReady, untilSaid, useTairi } from "./lib.mjs";

const tairi = useTairi();

test("the list of views leads to each, and each entry is a link of its own", async () => {
  for (const width of [390, 1280]) {
    const page = await tairi.openView("trade", { lang: "ja", width });
    const links = page.locator("nav a");
    assert.deepEqual(await links.evaluateAll((all) => all.map((a) => a.dataset.view)), VIEWS);
    const titles = new Set();
    for (const view of [...VIEWS].reverse()) {
      const link = page.locator(`nav a[data-view="${view}"]`);
      const { searchParams } = new URL(await link.evaluate((a) => a.href));
      assert.deepEqual([searchParams.get("view"), searchParams.get("lang")], [view, "ja"]);
      await link.click();
      await figure(page, view).waitFor({ state: "visible" });
      await untilSaid(page, "view", view);
      assert.equal(said(page).lang, "ja", "the language stays");
      assert.deepEqual(await page.locator("nav [aria-current=page]").evaluateAll((all) => all.map((a) => a.dataset.view)), [view]);
      const { left, right } = await link.evaluate((a) => a.getBoundingClientRect());
      assert.ok(left >= -1 && right <= width + 1, "the entry shown is in sight");
      titles.add(await page.title());
    }
    assert.equal(titles.size, VIEWS.length, "each has a page title of its own");
  }
});

test("back takes back choice after choice, and figure after figure", async () => {
  const page = await tairi.openView("trade", { lang: "en" });
  await page.locator(".controls [data-key=unit][value=printed]").click();
  await untilSaid(page, "unit", "printed");
  await page.locator("nav a[data-view=intensity]").click();
  await figure(page, "intensity").waitFor();
  await page.locator("select[data-key=measure]").selectOption("net");
  await untilSaid(page, "measure", "net");
  await page.locator("[data-cell=JPN-KOR]").click();
  await untilSaid(page, "focus", "JPN-KOR");
  await page.locator("nav a[data-view=china-market]").click();
  await figure(page, "china-market").waitFor();
  await typeYear(page, "from", 2000);
  await untilSaid(page, "time", "2000..2018");
  await openTab(page, "table");
  await untilSaid(page, "tab", "table");

  await page.goBack();
  await untilSaid(page, "time", undefined);
  assert.deepEqual(await chosenYears(page), ["1992", "2018"], "first the years");
  await page.goBack();
  await figure(page, "intensity").waitFor();
  assert.equal(await page.locator("select[data-key=measure]").inputValue(), "net");
  assert.equal(await page.locator("[data-detail]").getAttribute("data-detail"), "JPN-KOR");
  assert.ok(await page.locator("[data-chart]").isVisible());
  await page.goBack();
  await untilSaid(page, "measure", undefined);
  await page.goBack();
  await figure(page, "trade").waitFor();
  assert.ok(await page.locator("[data-key=unit][value=printed]").isChecked());
  await page.goBack();
  await untilSaid(page, "unit", undefined);
  assert.ok(await page.locator("[data-key=unit][value=usd]").isChecked());
  for (let n = 0; n < 5; n += 1) await page.goForward();
  await figure(page, "china-market").waitFor();
  await untilSaid(page, "time", "2000..2018");
  assert.deepEqual(await chosenYears(page), ["2000", "2018"]);
  assert.ok(await page.locator("[data-table]").isVisible());
  assert.equal(await page.evaluate(() => document.documentElement.dataset.tairi), "ready");
});

test("a copied address shows the same to another reader", async () => {
  const states = {
    trade: { time: "1990..2010", measure: "index", yScale: "linear", focus: "1995" },
    intensity: { time: "1995", measure: "net", focus: "JPN-KOR" },
    investment: { measure: "cases", tab: "table" },
    triangle: { time: "1970", focus: "twn-usa", theme: "dark" },
    alliances: { measure: "joint-venture", unit: "electronics" },
    roadmap: { focus: "stage-2", tab: "sources" },
    claims: { measure: "differs", unit: "t1", focus: "c18" },
  };
  for (const [view, params] of Object.entries(states)) {
    const page = await tairi.visit(view, { lang: "zh-TW", params });
    assert.deepEqual(said(page), { view, lang: "zh-TW", ...params }, "the page leaves the address as it is");
    // A change of the language, and nothing else is lost.
    await page.locator(".languages [lang=en]").click();
    await untilSaid(page, "lang", "en");
    assert.deepEqual(said(page), { view, lang: "en", ...params });
    const now = params.tab ?? "chart";
    assert.ok(await page.locator(`[data-${now}]`).isVisible());
    if (params.focus && /[a-z]-[a-z0-9]|-/i.test(params.focus)) assert.equal(await page.locator("[data-detail]").getAttribute("data-detail"), params.focus);
  }
});

test("the hash works as the query does, goes before it, and can be edited", async () => {
  const page = await tairi.openPage("?view=fta&lang=en#view=roadmap&lang=ja");
  await untilReady(page);
  await figure(page, "roadmap").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "ja");
  await page.locator("[data-target=goal]").click();
  await page.waitForURL(/#.*focus=goal/);
  await page.evaluate(() => {
    location.hash = "view=triangle&time=1990&lang=en";
  });
  await figure(page, "triangle").waitFor();
  assert.match(await page.locator("h2").innerText(), /^1990/);
});

test("what the query says is not brought back where the hash has the state", async () => {
  const page = await tairi.openPage("?utm_source=mail&view=trade&lang=en&time=1990..2000#measure=share");
  await untilReady(page);
  await page.getByRole("button", { name: "Reset years" }).click();
  await page.waitForURL((url) => url.hash.includes("measure=share") && !url.href.includes("1990"));
  assert.equal(said(page).utm_source, "mail");
  await page.reload();
  await untilReady(page);
  assert.deepEqual(await chosenYears(page), ["1952", "2024"]);
  assert.equal(said(page).measure, "share");
});

test("what is not tairi's in an address stays there", async () => {
  const page = await tairi.openPage("?utm_source=paper%20mail&view=trade&lang=en&childId=pym-0");
  await untilReady(page);
  await page.locator("[data-key=unit][value=printed]").click();
  await untilSaid(page, "unit", "printed");
  assert.equal(said(page).utm_source, "paper mail");
  assert.equal(said(page).childId, "pym-0");
});

describe("a broken address", () => {
  const evil = "<img src=x onerror=alert(1)>";
  const keys = ["view", "lang", "time", "measure", "unit", "also", "yScale", "tab", "focus", "theme", "nonsense"];
  for (const value of [evil, "", "9".repeat(400), "1987..", "..", "9999..0000", "NaN", "%00", "__proto__", "-1", "'\"><script>"]) {
    test(`of ${JSON.stringify(value.slice(0, 30))} falls back, and is never shown`, async () => {
      const params = Object.fromEntries(keys.map((key) => [key, value]));
      for (const view of value === evil ? [undefined, "triangle"] : ["triangle"]) {
        const page = await tairi.visit(view ?? value, { width: 320, params: { ...params, view: view ?? value } });
        assert.equal(await figure(page, view ?? "trade").count(), 1);
        assert.ok(await page.locator("[data-chart]").isVisible());
        const html = await page.evaluate(() => document.documentElement.outerHTML);
        assert.ok(!html.includes("onerror") && !html.includes('"><script>') && !html.includes("9".repeat(65)));
        assert.equal(await page.locator("img[src=x], [data-detail]").count(), 0);
        assert.deepEqual(await layoutFaults(page), []);
      }
    });
  }

  test("with broken percent signs does no harm", async () => {
    const page = await tairi.openPage("?view=%E0%A4%A&lang=%&time=%ZZ&focus=%u0000#%%%");
    await untilReady(page);
    assert.equal(await figure(page, "trade").count(), 1);
    await page.locator("[data-tab=table]").click();
    await untilSaid(page, "tab", "table");
  });

  test("with years and parts that are not there shows what is", async () => {
    for (const [view, params] of [
      ["trade", { time: "1800..1810", focus: "1800" }],
      ["trade", { time: "0000..9999" }],
      ["china-market", { time: "2018..2030" }],
      ["intensity", { time: "1492", focus: "JPN-JPN" }],
      ["triangle", { time: "3000", focus: "CHN-JPN" }],
      ["claims", { focus: "c99", measure: "maybe", unit: "t4" }],
      ["roadmap", { focus: "stage-9", measure: "share", unit: "usd", yScale: "log" }],
    ]) {
      const page = await tairi.visit(view, { lang: "en", width: 320, params });
      assert.equal(await figure(page, view).count(), 1);
      assert.equal(await page.locator("[data-detail]").count(), 0);
      assert.deepEqual(await layoutFaults(page), [], JSON.stringify(params));
    }
  });
});

test("the language of the browser is guessed, and the address goes before it", async () => {
  for (const [locale, lang] of [["ja-JP", "ja"], ["zh-TW", "zh-TW"], ["zh-Hant-HK", "zh-TW"], ["en-GB", "en"], ["fr-FR", "en"]]) {
    const page = await tairi.openPage("", { context: { locale } });
    await untilReady(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang, locale);
    // The address goes before it.
    const other = lang === "ja" ? "en" : "ja";
    await page.goto(address(tairi.url, "fta", { lang: other }));
    await untilReady(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), other);
  }
});
