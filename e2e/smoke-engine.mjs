// The same in Chromium, Firefox and WebKit, each in a file of its own: each view opens,
// answers to keys and to a finger, changes its language and its measure, and has its
// table; nothing goes wrong on the way, and nobody else is asked for anything.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ENGINES, startEngine, startWatchedSite } from "./engines.mjs";
import { assertQuiet } from "./grave.mjs";
import { UNDRAWN, VIEWS, address, layoutFaults, readout, shown } from "./lib.mjs";
import { settled } from "./waits.mjs";

/** The views with a chart that a cursor moves along; all others have parts that open. */
const CHARTS = ["trade", "investment", "triangle", "china-market"];
/** What each view can be asked for, and a choice that is not the first; two have no choice. */
const CHOICES = {
  trade: ["measure", "share"],
  intensity: ["measure", "net"],
  investment: ["measure", "cases"],
  triangle: ["time", "2014"],
  "china-market": ["yScale", "log"],
  alliances: ["measure", "joint-venture"],
  claims: ["unit", "2"],
  workbench: ["measure", "net"],
};
const PHONE = 390;

const said = (page) => page.evaluate(() => document.querySelector("[data-live]").textContent);
const focusOf = (page) => page.evaluate(() => new URLSearchParams(location.search).get("focus"));
const heading = (page) => page.evaluate(() => document.querySelector("[data-figure] h2").textContent);

/** Goes from stop to stop as a reader without a mouse does, until at the one wanted. */
async function tabTo(page, selector) {
  for (let n = 0; n < 60; n += 1) {
    await page.press("TAB");
    const ring = await page.evaluate((wanted) => {
      const at = document.activeElement;
      return at.matches(wanted) && (getComputedStyle(at).outlineStyle !== "none" ? "seen" : "unseen");
    }, selector);
    if (ring) return assert.equal(ring, "seen", `the focus on ${selector}`);
  }
  return assert.fail(`the tab key does not lead to ${selector}`);
}

/** The middle of an element, or other shares of its width and height, scrolled into sight. */
const placeOf = (page, selector, x = 0.5, y = 0.5) =>
  page.evaluate(
    (wanted, across, down) => {
      const element = document.querySelector(wanted);
      const before = element.getBoundingClientRect();
      window.scrollBy({ top: before.top + before.height * down - innerHeight / 2, behavior: "instant" });
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left + width * across, top + height * down];
    },
    selector,
    x,
    y,
  );

const PART = "[data-figure] :is([data-cell], [data-target])";

const STEPS = {
  "opens, with its heading, its picture and nothing cut off": async (page, view) => {
    const seen = await page.evaluate(() => {
      const text = (selector) => document.querySelector(`[data-figure] ${selector}`)?.textContent.trim() ?? "";
      const { width, height } = document.querySelector("[data-chart]").getBoundingClientRect();
      const canvas = document.querySelector("canvas.picture");
      let ink = 0;
      if (canvas) {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        for (let i = 4; i < data.length; i += 4) ink += data[i] !== data[0] || data[i + 1] !== data[1] || data[i + 2] !== data[2] || data[i + 3] !== data[3];
        ink /= data.length / 4;
      }
      return {
        figures: [...document.querySelectorAll("[data-figure]")].map((figure) => figure.dataset.figure),
        lang: document.documentElement.lang,
        title: text("h2"),
        takeaway: text(".takeaway"),
        box: [width, height],
        parts: document.querySelectorAll("[data-chart] button[data-cell]").length,
        sharp: canvas && Math.abs(canvas.width - canvas.getBoundingClientRect().width * devicePixelRatio) <= 1,
        ink,
      };
    });
    assert.deepEqual(seen.figures, [view]);
    assert.equal(seen.lang, "en");
    assert.ok(seen.title.length > 8 && seen.takeaway.length > 8, "it has its words");
    assert.ok(seen.box[0] > 600 && seen.box[1] > 150, `the chart is ${seen.box.join(" × ")} px`);
    if (UNDRAWN.includes(view)) assert.ok(seen.parts >= 12, `${seen.parts} parts`);
    else {
      assert.ok(seen.ink > 0.005, "the canvas is empty");
      assert.ok(seen.sharp, "a pixel of the canvas is one of the screen");
    }
    assert.deepEqual(await layoutFaults(page), []);
  },

  "is read with keys alone, and aloud": async (page, view) => {
    if (CHARTS.includes(view)) {
      await tabTo(page, ".slider");
      const headings = [];
      for (const key of ["HOME", "ARROW_RIGHT", "ARROW_RIGHT", "ARROW_LEFT", "END"]) {
        await page.press(key);
        await settled(page);
        const reading = await readout(page);
        headings.push(reading.heading);
        assert.ok(Object.keys(reading.values).length > 0, "values are read out");
        const spoken = await page.evaluate(() => document.querySelector(".slider").getAttribute("aria-valuetext"));
        assert.ok(spoken.startsWith(`${reading.heading}: `), spoken);
        assert.equal(await said(page), spoken, "the live region says the same");
      }
      const [first, second, third, back, last] = headings;
      assert.equal(back, second);
      assert.equal(new Set([first, second, third, last]).size, 4, headings.join());
      await page.press("ESCAPE");
      await settled(page);
      assert.equal(await readout(page), null, "Escape lets go");
      return;
    }
    await tabTo(page, PART);
    await page.press("ENTER");
    const opened = await page.until("the part is open", () => document.querySelector("[data-detail] h3")?.textContent);
    await page.until("it is announced", (words) => document.querySelector("[data-live]").textContent === words, opened);
    await page.press("ESCAPE");
    await page.until("it is closed", () => !document.querySelector("[data-detail]"));
    assert.ok(await page.evaluate((part) => document.activeElement.matches(part), PART), "the keys stay at the part");
  },

  "changes its language": async (page) => {
    const titles = new Set([await heading(page)]);
    for (const [lang, letters] of [["ja", /[ぁ-ヶ]/], ["zh-TW", /\p{Script=Han}/u], ["en", /[a-z]/]]) {
      await page.click(`.languages [lang="${lang}"]`);
      await page.until(`the page is in ${lang}`, (wanted) => document.documentElement.lang === wanted, lang);
      await settled(page);
      const title = await heading(page);
      assert.match(title, letters);
      titles.add(title);
      assert.ok(await page.evaluate((wanted) => document.querySelector(`.languages [lang="${wanted}"]`).ariaPressed === "true", lang));
      assert.deepEqual(await layoutFaults(page), [], lang);
    }
    assert.equal(titles.size, 3, "one heading a language, the first one again at the end");
  },

  "shows something else by another choice": async (page, view) => {
    const [key, value] = CHOICES[view] ?? [];
    if (!key) {
      assert.equal(await page.evaluate(() => document.querySelectorAll(".controls").length), 0, "there is no choice that is not tried");
      return;
    }
    const words = () => page.evaluate(() => [...document.querySelectorAll("[data-figure] h2, .takeaway, [data-chart] > .unseen, .cell")].map((el) => el.textContent).join("\n"));
    const before = [await shown(page), await words()];
    const range = `.controls input[type=range][data-key="${key}"]`;
    if (await page.evaluate((selector) => !!document.querySelector(selector), range)) {
      await page.evaluate((selector) => document.querySelector(selector).focus(), range);
      await page.press("END");
    } else {
      await page.click(`.controls :is(select[data-key="${key}"] option, input[data-key="${key}"])[value="${value}"]`);
    }
    await page.until("the address says so", (k, v) => new URLSearchParams(location.search).get(k) === v, key, value);
    await settled(page);
    const after = [await shown(page), await words()];
    assert.notEqual(after[0], before[0], "the picture");
    // A logarithmic scale says the same in another way, and so may a filter.
    if (!["yScale", "unit"].includes(key)) assert.notEqual(after[1], before[1], "heading, sentence or alternative text");
    assert.deepEqual(await layoutFaults(page), []);
  },

  "has its table": async (page) => {
    await page.click('[data-tab="table"]');
    await page.until("the table is shown", () => document.querySelector("[data-table]").checkVisibility());
    await settled(page);
    const { rows, columns, seen } = await page.evaluate(() => {
      const table = document.querySelector("[data-table] table");
      const { width, height } = table.getBoundingClientRect();
      return { rows: table.tBodies[0].rows.length, columns: table.tHead.rows[0].cells.length, seen: width > 100 && height > 60 };
    });
    assert.ok(rows > 2 && columns > 1 && seen, `${rows} rows, ${columns} columns`);
    assert.ok(await page.evaluate(() => getComputedStyle(document.querySelector("[data-chart]")).visibility === "hidden" && document.querySelector("[data-chart]").getBoundingClientRect().height < 2), "the chart makes room");
    assert.deepEqual(await layoutFaults(page), []);
  },
};

/** In a frame of an article on a phone; a finger where the driver has one. */
const FRAMED = {
  "answers to a tap": async (page, view) => {
    assert.deepEqual(await layoutFaults(page), []);
    // The triangle's chart of years lies under its flows.
    const place = CHARTS.includes(view) ? await placeOf(page, "canvas.picture", 0.55, view === "triangle" ? 0.8 : 0.5) : await placeOf(page, PART);
    await page.tap(...place);
    assert.equal(await page.evaluate(() => window.pointer), page.engine.touch ? "touch" : "mouse", "what the tap was to the page");
    if (view === "triangle") {
      await page.until("the year is chosen", () => /[?&]time=\d{4}/.test(location.search));
    } else if (CHARTS.includes(view)) {
      await page.until("a value is read out", () => document.querySelector(".reading:not([data-resting]) strong"));
      await settled(page);
      const reading = await readout(page);
      assert.ok(Object.keys(reading.values).length > 0);
      await page.until("the address keeps it", (id) => new URLSearchParams(location.search).get("focus") === id, reading.heading);
    } else {
      await page.until("the part is open", () => document.querySelector("[data-detail] h3"));
      await page.until("the address keeps it", () => new URLSearchParams(location.search).get("focus"));
    }
    assert.deepEqual(await layoutFaults(page), []);
  },

  "follows a change of its frame": async (page, view) => {
    for (const width of [320, 640]) {
      await page.reframe(width);
      await settled(page);
      if (!UNDRAWN.includes(view)) {
        await page.until("the picture is as wide as its place", () => {
          const canvas = document.querySelector("canvas.picture");
          const { width: there } = document.querySelector(".frame").getBoundingClientRect();
          return Math.abs(canvas.getBoundingClientRect().width - there) <= 1 && Math.abs(canvas.width - there * devicePixelRatio) <= 1 + devicePixelRatio;
        });
      }
      assert.deepEqual(await layoutFaults(page), [], `${width} px`);
    }
  },
};

/** What no page may do in the meantime. */
async function assertAlone(page, site) {
  const { problems, asked } = await page.evaluate(() => ({ problems: window.problems, asked: performance.getEntriesByType("resource").map(({ name }) => name) }));
  assertQuiet(problems, page.engine.foreseen);
  assert.ok(asked.some((url) => url.endsWith(".wasm")), "what it asked for is known");
  const { origin } = new URL(site.url);
  assertQuiet(asked.filter((url) => !url.startsWith("data:") && new URL(url).origin !== origin));
}

/** The tests of one engine. */
export function smoke(id) {
  const engine = ENGINES[id];
  const wanted = process.env.TAIRI_ENGINES?.split(",") ?? Object.keys(ENGINES);
  test("every engine that is asked for is known", () => assert.deepEqual(wanted.filter((each) => !(each in ENGINES)), []));

  describe(`in ${engine.name}`, { skip: !wanted.includes(id) && `left out, as TAIRI_ENGINES is ${wanted}` }, () => {
    let site;
    let page;
    before(async () => {
      site = await startWatchedSite();
      page = await startEngine(id);
    });
    after(async () => {
      await page?.close();
      await site?.close();
    });

    test("it is the engine that it is said to be", async (t) => {
      t.diagnostic(`${page.version}, ${engine.touch ? "with a finger" : "with a mouse only: its driver's finger is a mouse to the page"}`);
      await page.open(address(site.url, "trade", { lang: "en" }));
      assert.match(await page.evaluate(() => navigator.userAgent), engine.agent);
    });

    test("a slider shows how far along it is, on a dark ground, too", async () => {
      await page.open(address(site.url, "triangle", { lang: "en", theme: "dark", params: { time: "1985" } }));
      const [done, ahead, ground, around] = await page.evaluate(
        async (data, selector) => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.width, image.height];
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          const box = document.querySelector(selector).getBoundingClientRect();
          const light = (share, y) => {
            const [red, green, blue] = context.getImageData(Math.round(box.left + box.width * share), Math.round(y), 1, 1).data;
            return red + green + blue;
          };
          const ground = light(0.25, box.top - 4);
          // Down an upright strip: what is least like the ground is the track.
          const track = (share) => {
            const lights = Array.from({ length: Math.floor(box.height) }, (_, y) => light(share, box.top + y));
            return lights.reduce((most, one) => (Math.abs(one - ground) > Math.abs(most - ground) ? one : most));
          };
          return [track(0.25), track(0.75), ground, light(0.25, box.top + 4)];
        },
        await page.shot(),
        ".slide input",
      );
      assert.ok(done - ahead > 150, `what is done is ${done} of 765, what is ahead ${ahead}`);
      assert.ok(ahead - ground > 10, `what is ahead is ${ahead}, the ground ${ground}`);
      assert.ok(Math.abs(around - ground) < 6, `around the track is ${around}, the ground ${ground}`);
    });

    for (const view of VIEWS) {
      test(`the view ${view}`, async (t) => {
        await page.open(address(site.url, view, { lang: "en" }));
        for (const [what, step] of Object.entries(STEPS)) await t.test(what, () => step(page, view));
        await t.test("is quiet", () => assertAlone(page, site));
        await page.openFramed(address(site.url, view, { lang: "zh-TW", params: { plain: 1 } }), PHONE);
        for (const [what, step] of Object.entries(FRAMED)) await t.test(`on a phone ${what}`, () => step(page, view));
        await t.test("is quiet on a phone", () => assertAlone(page, site));
      });
    }
  });
}
