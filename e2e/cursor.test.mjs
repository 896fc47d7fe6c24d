// The cursor of a chart: by mouse, finger and keys; the values beside it; and the
// arrow keys among the parts of pictures that have no cursor.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { layoutFaults, pointOn, readout, said, touchDrag, untilSaid, useTairi } from "./lib.mjs";
import { settled, until } from "./waits.mjs";

const tairi = useTairi();

const CHARTS = [
  ["trade", {}],
  ["trade", { measure: "share" }],
  ["trade", { measure: "mirror" }],
  ["trade", { unit: "printed", also: "japan-side" }],
  ["investment", {}],
  ["triangle", {}],
  ["china-market", {}],
  ["intensity", { unit: "lines" }],
];

/** Where the values stand, the picture, and the points that the cursor marks, from the marks' own colours. */
const tip = (page) =>
  page.evaluate(() => {
    const box = document.querySelector(".reading[data-tip]")?.getBoundingClientRect();
    const frame = document.querySelector(".frame").getBoundingClientRect();
    const layer = document.querySelector("canvas.layer");
    const { width, height } = layer;
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(layer, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    // A row of the cursor that is wider than its line is a point.
    const points = [];
    for (let y = 0; y < height; y += 1) {
      let first = -1;
      let last = -1;
      for (let x = 0; x < width; x += 1) {
        if (data[(y * width + x) * 4 + 3] > 128) {
          if (first < 0) first = x;
          last = x;
        }
      }
      if (last - first > 6) points.push([first, last, y]);
    }
    const ratio = width / frame.width;
    return box && { box: { x: box.x - frame.x, y: box.y - frame.y, right: box.right - frame.x, bottom: box.bottom - frame.y }, frame: [frame.width, frame.height], points: points.map((row) => row.map((n) => n / ratio)) };
  });

describe("the values beside the cursor", () => {
  for (const [view, params] of CHARTS) {
    test(`never cover a point nor leave the picture: ${view} ${Object.values(params).join(" ")}`, async () => {
      const page = await tairi.visit(view, { lang: "en", params });
      let shown = 0;
      for (const y of view === "triangle" ? [0.7, 0.85, 0.95] : [0.2, 0.5, 0.8]) {
        for (const x of [0.12, 0.33, 0.5, 0.64, 0.86]) {
          const point = await pointOn(page, x, y);
          await page.mouse.move(point.x, point.y);
          await settled(page);
          const at = await tip(page);
          if (!at) continue;
          shown += 1;
          const { box, frame, points } = at;
          assert.ok(box.x >= -1 && box.y >= -1 && box.right <= frame[0] + 1 && box.bottom <= frame[1] + 1, `${JSON.stringify(box)} in ${frame}`);
          // Twin panels have a cursor each, so a row may hold two points: look at both ends.
          for (const [first, last, row] of points) {
            for (const end of [first, last]) assert.ok(!(end > box.x + 1 && end < box.right - 1 && row > box.y + 1 && row < box.bottom - 1), `${end}, ${row} under ${JSON.stringify(box)}`);
          }
        }
      }
      assert.ok(shown >= 6, `${shown} were shown`);
    });
  }

  test("at the edge of a narrow window make the page no wider", async () => {
    const page = await tairi.visit("triangle", { lang: "en", width: 600, height: 1000 });
    for (const x of [0.4, 0.5, 0.6, 0.8]) {
      const point = await pointOn(page, x, 0.75);
      await page.mouse.move(point.x, point.y);
      await page.locator(".reading[data-tip]").waitFor();
      await settled(page);
      assert.deepEqual(await layoutFaults(page), [], `at ${x} of the picture`);
    }
  });

  test("stand under the picture again where the window gets narrow", async () => {
    const page = await tairi.visit("trade", { lang: "en" });
    const point = await pointOn(page, 0.64, 0.5);
    await page.mouse.click(point.x, point.y);
    await page.locator(".reading[data-pinned][data-tip]").waitFor();
    await settled(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator(".reading:not([data-tip]) .place").waitFor();
    await settled(page);
    assert.deepEqual(await layoutFaults(page), []);
    const [frame, values] = await Promise.all([".frame", ".reading"].map((each) => page.locator(each).boundingBox()));
    assert.ok(values.y >= frame.y + frame.height, `${values.y} px down, where the picture ends at ${frame.y + frame.height} px`);
    assert.ok(Math.abs(values.x - frame.x) < 1, `${values.x} px from the left, the picture ${frame.x} px`);
  });

  test("can be gone to with the mouse, opened there, and sent away", async () => {
    const page = await tairi.visit("trade", { lang: "en" });
    // A year that the paper prints right; one it does not opens to its note first.
    const point = await pointOn(page, 0.68, 0.55);
    await page.mouse.move(point.x, point.y);
    await settled(page);
    const { heading } = await readout(page);
    const box = await page.locator(".reading[data-tip]").boundingBox();
    // Straight up or down to its height, then aside onto it.
    const y = box.y + box.height / 2;
    for (let step = 1; step <= 10; step += 1) await page.mouse.move(point.x, point.y + ((y - point.y) * step) / 10);
    const x = box.x + box.width / 2;
    for (let step = 1; step <= 10; step += 1) {
      await page.mouse.move(point.x + ((x - point.x) * step) / 10, y);
      await settled(page);
      assert.equal((await readout(page))?.heading, heading, "it stays on the way");
    }
    await page.locator(".reading").getByRole("button", { name: /^Imports/ }).click();
    await untilSaid(page, "focus", `${heading}.imports_usd_million`);
    await page.locator(".slider").press("Escape");
    await untilSaid(page, "focus", heading);
    assert.equal(await page.locator("[data-detail]").count(), 0, "first what is open closes");
    await page.locator(".slider").press("Escape");
    await untilSaid(page, "focus", undefined);
    assert.equal(await readout(page), null, "then the place is let go");
  });
});

describe("with keys", () => {
  test("up and down read one series after the other", async () => {
    const page = await tairi.visit("trade", { lang: "en", params: { focus: "2005" } });
    const slider = page.locator(".slider");
    const seen = [];
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]) {
      await slider.press(key);
      await settled(page);
      const live = await page.locator("[data-live]").innerText();
      assert.equal(await slider.getAttribute("aria-valuetext"), live);
      seen.push(live);
    }
    assert.match(seen[0], /^2005: Imports US\$\s[\d.]+\sbillion$/);
    assert.match(seen[1], /^2005: Exports/);
    assert.match(seen[2], /^2005: Balance/);
    assert.match(seen[3], /^2005: Imports.*; Exports.*; Balance/, "then all of them");
    assert.equal(seen[4], seen[2]);
    await slider.press("ArrowRight");
    await settled(page);
    assert.match(await page.locator("[data-live]").innerText(), /^2006: Balance [^;]*$/, "the series stays");
  });

  test("a year that is typed is gone to, and one without values is said", async () => {
    for (const [view, params] of [["trade", {}], ["triangle", {}], ["china-market", {}], ["intensity", { unit: "lines" }]]) {
      const page = await tairi.visit(view, { lang: "en", params });
      await page.locator(".slider").focus();
      await page.keyboard.type("1997");
      await settled(page);
      assert.match((await readout(page)).heading, /^1997/, view);
      assert.match(await page.locator("[data-live]").innerText(), /^1997/);
      await page.keyboard.type("1900");
      await settled(page);
      assert.equal(await page.locator("[data-live]").innerText(), "1900: no values for this year");
      assert.match((await readout(page)).heading, /^1997/, "the cursor stays");
    }
  });

  test("at a picture of one year, a year that is typed is the one shown", async () => {
    for (const [view, part] of [["intensity", ".cell"], ["triangle", ".target"]]) {
      const page = await tairi.visit(view, { lang: "en" });
      await page.locator(part).first().focus();
      await page.keyboard.type("1995");
      await untilSaid(page, "time", "1995");
      assert.equal(await page.locator("[data-live]").innerText(), "1995");
      await page.keyboard.type("1900");
      await settled(page);
      assert.equal(await page.locator("[data-live]").innerText(), "1900: no values for this year");
      assert.equal(said(page).time, "1995");
    }
  });

  for (const [view, params] of [["roadmap"], ["alliances"], ["fta"], ["triangle"], ["intensity"], ["trade"], ["intensity", { unit: "lines" }]]) {
    test(`the parts of ${view} ${params?.unit ?? ""} are one stop, and arrows lead to each of them`, async () => {
      const page = await tairi.visit(view, { lang: "en", params });
      const parts = page.locator("[data-figure] :is(.target, .cell)");
      const count = await parts.count();
      assert.ok(count >= 3, `${count} parts`);
      assert.equal(await page.locator(":is(.target, .cell)[tabindex='0']").count(), 1);
      // Its place among all: two marks may open the same.
      const at = () => page.evaluate(() => [...document.querySelectorAll("[data-figure] :is(.target, .cell)")].indexOf(document.activeElement));
      await page.locator(":is(.target, .cell)[tabindex='0']").focus();
      await page.keyboard.press("Home");
      const reached = [await at()];
      for (let n = 1; n < count; n += 1) {
        await page.keyboard.press("ArrowRight");
        reached.push(await at());
      }
      assert.deepEqual(reached, [...reached.keys()], "right leads through all of them");
      await page.keyboard.press("End");
      assert.equal(await at(), count - 1);
      await page.keyboard.press("ArrowLeft");
      assert.equal(await at(), count - 2);
      await page.keyboard.press("Home");
      const tops = await parts.evaluateAll((each) => each.map((part) => part.getBoundingClientRect().top));
      if (Math.max(...tops) > Math.min(...tops) + 30) {
        await page.keyboard.press("ArrowDown");
        assert.notEqual(await at(), 0, "down leads to what is below");
        await page.keyboard.press("ArrowUp");
        assert.ok(tops[await at()] <= tops[0] + 1, "and up again");
      }
      assert.equal(await page.locator(":is(.target, .cell)[tabindex='0']").count(), 1);
    });
  }
});

describe("with a finger", () => {
  for (const [view, y, key] of [["trade", 0.5, "focus"], ["china-market", 0.5, "focus"], ["investment", 0.6, "focus"], ["triangle", 0.8, "time"]]) {
    test(`that is drawn across ${view}, the values follow and stay`, async () => {
      const page = await tairi.visit(view, { lang: "zh-TW", width: 390, height: 800 });
      const from = await pointOn(page, 0.3, y);
      const to = { x: from.x + 150, y: from.y + 3 };
      await page.evaluate(() => {
        window.read = new Set();
        window.reading = new MutationObserver(() => window.read.add(document.querySelector(".reading:not([data-resting]) strong")?.textContent));
        window.reading.observe(document.querySelector("[data-chart]"), { subtree: true, childList: true, characterData: true });
      });
      await touchDrag(page, from, to, 24);
      await settled(page);
      assert.ok(said(page)[key], `${page.url()} keeps the place`);
      const headings = await page.evaluate(() => {
        window.reading.disconnect();
        return [...window.read].filter(Boolean);
      });
      assert.ok(headings.length > 2, `${headings}`);
      assert.deepEqual(await layoutFaults(page), []);
    });
  }

  test("that goes up or down, the page scrolls and nothing is pinned", async () => {
    const page = await tairi.visit("trade", { lang: "ja", width: 390, height: 500 });
    const from = await pointOn(page, 0.5, 0.5);
    const before = await page.evaluate(() => scrollY);
    await touchDrag(page, from, { x: from.x + 2, y: from.y - 150 });
    await until("the page has scrolled", async () => (await page.evaluate(() => scrollY)) > before + 60);
    await settled(page);
    assert.equal(said(page).focus, undefined);
    assert.equal(await readout(page), null);
  });

  test("every year is reached, one after the other", async () => {
    const page = await tairi.visit("china-market", { lang: "en", width: 390, height: 800 });
    const back = page.getByRole("button", { name: "Previous values" });
    // At rest the last year is shown; the first step goes to the one before.
    for (let year = 2017; year >= 1992; year -= 1) {
      await back.tap();
      await untilSaid(page, "focus", String(year));
    }
    await back.tap();
    await settled(page);
    assert.equal(said(page).focus, "1992", "there is none before");
    await page.getByRole("button", { name: "Next values" }).tap();
    await untilSaid(page, "focus", "1993");
    assert.match(await page.locator("[data-live]").innerText(), /^1993: /);
  });
});

test("a picture turns into another in less than 300 ms, unless motion is unwanted", async () => {
  for (const reducedMotion of ["no-preference", "reduce"]) {
    const page = await tairi.openView("trade", { lang: "en", context: { reducedMotion } });
    // Frames that are as far apart as on a quiet machine, whatever this one does beside.
    await page.evaluate(() => {
      const next = window.requestAnimationFrame.bind(window);
      const frames = new Map();
      let last = 0;
      window.requestAnimationFrame = (call) =>
        next((real) => {
          if (!frames.has(real)) frames.set(real, (last += 1000 / 60));
          call(frames.get(real));
        });
    });
    const frames = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const canvas = document.querySelector("canvas.picture");
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
          const sum = () => {
            copy.clearRect(0, 0, canvas.width, canvas.height);
            copy.drawImage(canvas, 0, 0);
            return copy.getImageData(0, 0, canvas.width, canvas.height).data.reduce((all, byte, at) => (at % 97 ? all : (all * 31 + byte) | 0), 0);
          };
          const first = sum();
          const seen = [];
          let begun = 0;
          const look = (now) => {
            const at = sum();
            if (at !== first && !begun) begun = now;
            if (begun) seen.push([now - begun, at]);
            if (begun && now - begun > 700) resolve(seen);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
          document.querySelector("[data-key=unit][value=twd]").click();
        }),
    );
    const last = frames.at(-1)[1];
    const moving = frames.filter(([, at]) => at !== last);
    if (reducedMotion === "reduce") assert.equal(moving.length, 0, "the new picture is there at once");
    else {
      assert.ok(moving.length >= 2, `${moving.length} frames between`);
      assert.ok(moving.at(-1)[0] < 300, `after ${moving.at(-1)[0]} ms it still moved`);
    }
  }
});
