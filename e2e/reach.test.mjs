// With keys alone, and with a finger alone: every value of every view is reached and
// read, and every control is used, each by its role and its name.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { VIEWS, openTab, untilReady, untilWhole, useTairi } from "./lib.mjs";
import { settled, until } from "./waits.mjs";

const tairi = useTairi();

/** What the keys are at: role, name, and what tells it from others. */
const at = (page) =>
  page.evaluate(() => {
    const el = document.activeElement;
    const role = el.getAttribute("role") ?? { BUTTON: "button", A: "link", SELECT: "combobox", SUMMARY: "button" }[el.tagName] ?? { radio: "radio", checkbox: "checkbox", range: "slider", text: "textbox" }[el.type];
    const name = el.getAttribute("aria-label") ?? el.closest("label")?.innerText ?? el.innerText ?? "";
    return el === document.body ? null : { role, name: name.trim().replace(/\s+/g, " "), key: el.dataset.key ?? el.dataset.tab ?? el.dataset.target ?? el.dataset.cell ?? el.dataset.origin ?? el.className };
  });

/** Presses the tab key until it comes to what is wanted. */
async function tabTo(page, wanted) {
  await page.evaluate(() => document.activeElement.blur());
  for (let n = 0; n < 90; n += 1) {
    await page.keyboard.press("Tab");
    const stop = await at(page);
    if (stop && wanted(stop)) return stop;
  }
  return assert.fail("the tab key does not lead there");
}

for (const view of VIEWS) {
  describe(`with keys alone, ${view}`, () => {
    test("each number of its table is come to, and opens", async (t) => {
      const page = await tairi.visit(view, { lang: "en", height: 700 });
      await tabTo(page, ({ role }) => role === "tab");
      await page.keyboard.press("ArrowRight");
      await page.locator("[data-table]").waitFor({ state: "visible" });
      await settled(page);
      const all = await page.locator("[data-table] [data-origin]").evaluateAll((each) => each.map((number) => number.dataset.origin));
      if (all.length === 0) return t.diagnostic("a table of words alone");
      await tabTo(page, ({ key }) => all.includes(key));
      // In the page, as thousands of keys from outside take minutes; the keys are real events.
      const reached = await page.evaluate(() => {
        const here = () => document.activeElement.dataset.origin;
        const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        const seen = new Set([here()]);
        // A set is gone through in the order in which it grows.
        for (const id of seen) {
          for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) {
            document.querySelector(`[data-table] [data-origin="${CSS.escape(id)}"]`).focus();
            press(key);
            seen.add(here());
          }
        }
        return [...seen];
      });
      assert.deepEqual(all.filter((id) => !reached.includes(id)), [], "numbers that no key leads to");
      await page.keyboard.press("Enter");
      await settled(page);
      assert.ok((await page.locator("[data-detail]").innerText()).length > 20, "it says where it comes from");
      await page.keyboard.press("Escape");
    });

    test("each place of its chart is read out", async (t) => {
      const page = await tairi.visit(view, { lang: "en" });
      if ((await page.locator(".slider").count()) === 0) return t.diagnostic("no chart");
      await tabTo(page, ({ key }) => key === "slider");
      const count = Number(await page.locator(".slider").getAttribute("aria-valuemax")) + 1;
      await page.keyboard.press("Home");
      const texts = [];
      for (let n = 0; n < count; n += 1) {
        await page.evaluate(() => new Promise(requestAnimationFrame));
        texts.push(await page.locator(".slider").getAttribute("aria-valuetext"));
        await page.keyboard.press("ArrowRight");
      }
      assert.equal(new Set(texts).size, count, "each is another");
      for (const text of texts) assert.match(text, /^[^:]+: .+/);
    });

    test("each control has a name, is a stop or one of a group, and answers", async () => {
      const page = await tairi.visit(view, { lang: "en" });
      const state = () =>
        page.evaluate(() => {
          const section = document.querySelector("[data-figure]");
          const marks = [...section.querySelectorAll("[aria-pressed], [aria-expanded], [aria-selected], [aria-sort], details")].map((el) => [el.ariaPressed, el.ariaExpanded, el.ariaSelected, el.ariaSort, el.open].join());
          return section.innerText + marks.join("|") + [...section.querySelectorAll("input, select")].map((el) => `${el.value}${el.checked}`).join() + location.search + (section.querySelector(".slider")?.ariaValueText ?? "");
        });
      const stops = [];
      await untilWhole(page);
      await page.evaluate(() => document.activeElement.blur());
      for (let n = 0; n < 120; n += 1) {
        await page.keyboard.press("Tab");
        const stop = await at(page);
        if (!stop) break;
        const place = await page.evaluate(() => [...document.querySelectorAll("[data-figure] *")].indexOf(document.activeElement));
        if (place >= 0) stops.push({ ...stop, place });
      }
      assert.ok(stops.length >= 2, `${stops.length} stops`);
      for (const { role, name, key } of stops) assert.ok(role && (name.length > 0 || key === "scroll"), `${role} ${key} "${name}"`);
      // All that can be pressed is a stop, or in a group that has one.
      const lost = await page.locator("[data-figure]").evaluate((section) =>
        [...section.querySelectorAll("button, select, input, summary, [role=slider]")]
          .filter((el) => el.checkVisibility() && !el.disabled && el.ariaDisabled !== "true" && el.tabIndex < 0)
          .filter((el) => {
            const group = [".target", ".matrix :is(.cell, .economy)", "[data-table] [data-origin]", ".sort", "[role=tab]"].find((selector) => el.matches(selector));
            return !group || ![...section.querySelectorAll(group)].some((other) => other.tabIndex === 0);
          })
          .map((el) => el.outerHTML.slice(0, 90)),
      );
      assert.deepEqual(lost, [], "what no key leads to");
      const KEYS = { slider: "ArrowLeft", radio: "ArrowRight", combobox: "ArrowDown", tab: "ArrowRight", button: "Enter", checkbox: "Space" };
      for (const { place, ...stop } of stops) {
        const key = KEYS[stop.role];
        // A link and a field are tried elsewhere; the first year has none before it.
        if (!key || /Earlier year|Previous values|Files|Picture|Table,|All of it/.test(stop.name)) continue;
        await page.goto(page.url().split("?")[0] + `?view=${view}&lang=en`);
        await untilReady(page);
        await untilWhole(page);
        // The tab key has led there once; now it is gone to at once.
        await page.evaluate((index) => document.querySelectorAll("[data-figure] *")[index]?.focus(), place);
        assert.deepEqual(await at(page), stop, `${stop.role} "${stop.name}" is where it was`);
        // What is chosen already stays so.
        if (await page.evaluate(() => document.activeElement.matches(".counts [aria-pressed=true]"))) continue;
        const before = await state();
        await page.keyboard.press(stop.role === "slider" && stop.name === "From" ? "ArrowRight" : key);
        await until(`${stop.role} "${stop.name}" answers to ${key}`, async () => (await state()) !== before);
        await settled(page);
      }
    });
  });

  test(`with a finger alone, each number of ${view} can be hit`, async (t) => {
    const page = await tairi.visit(view, { lang: "zh-TW", width: 390, height: 800 });
    await page.locator("[data-tab=table]").tap();
    await openTab(page, "table");
    const missed = await page.locator("[data-table] [data-origin]").evaluateAll((all) =>
      all
        .filter((number) => {
          number.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
          const { left, top, width, height } = number.getBoundingClientRect();
          return !number.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        })
        .map((number) => number.dataset.origin),
    );
    assert.deepEqual(missed, []);
    const numbers = page.locator("[data-table] [data-origin]");
    const count = await numbers.count();
    if (count === 0) return t.diagnostic("a table of words alone");
    await numbers.nth(count - 1).tap();
    await page.locator("[data-detail]").waitFor();
  });
}
