// What the random reader does. An action is drawn by chance into plain values, and done
// from these alone, so that a list of them can be done again.
import { besides } from "./elsewhere.mjs";
import { FILES, LARGEST, TYPED, VALUES } from "./texts.mjs";

// Two workbenches on a page share what is kept: what is deleted in one is lost to the other.
const MOUNTED = VALUES.view.slice(0, 9);
const KEYS = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", "Enter", "Escape", "Space", "Tab", "Shift+Tab", "+", "-", "0", "1", "9", "Delete", "Backspace"];
const PICTURES = "canvas.picture, .heat .map, .matrix, [data-chart], [data-table] .scroll";

/** An address of keys, some of them broken. */
function address(chance, keys) {
  const pairs = Object.entries(VALUES).filter(([key]) => key === "view" || chance.may(keys));
  return pairs.map(([key, values]) => `${key}=${encodeURIComponent(chance.pick(values))}`).join("&");
}

const frames = (page, count) =>
  page.evaluate(async (count) => {
    for (let i = 0; i < count; i += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, count);

const touch = (hand, type, points) => hand.session.send("Input.dispatchTouchEvent", { type, touchPoints: points });

/** A finger, or two, along a line of points. */
async function fingers(hand, lines) {
  const [first, ...rest] = lines[0].map((_, step) => lines.map((line) => line[step]));
  await touch(hand, "touchStart", first);
  for (const points of rest) await touch(hand, "touchMove", points);
  await touch(hand, "touchEnd", []);
}

const between = (from, to, steps) => Array.from({ length: steps + 1 }, (_, step) => ({ x: from.x + ((to.x - from.x) * step) / steps, y: from.y + ((to.y - from.y) * step) / steps }));

/** Uses a control as its kind is used. */
async function use(hand, found, { way, part, typed }) {
  const { page } = hand;
  if (found.options) {
    const value = found.options[Math.floor(part * found.options.length)];
    await page.evaluate((value) => {
      const list = window.soak.taken;
      list.value = value;
      for (const type of ["input", "change"]) list.dispatchEvent(new Event(type, { bubbles: true }));
    }, value);
    return;
  }
  const [left, top, width, height] = found.box;
  const point = found.kind === "range" || found.kind === "slider" ? { x: left + width * part, y: top + height / 2 } : found;
  if (way === "tap") await fingers(hand, [[{ x: point.x, y: point.y }]]);
  else await page.mouse.click(point.x, point.y, { clickCount: way === "double" ? 2 : 1 });
  if (/^text/.test(found.kind)) {
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(typed);
    await page.keyboard.press("Enter");
  }
}

const using = (selector) => ({
  draw: (chance) => ({ share: chance.share(), way: chance.pick(["click", "click", "tap", "double"]), part: chance.share(), typed: chance.pick(TYPED) }),
  async perform(hand, args, before) {
    const found = await hand.page.evaluate(([selector, share, before]) => window.soak.take(selector, share, before), [selector, args.share, before]);
    if (found?.reached) await use(hand, found, args);
    return found;
  },
});

/** What is done on a picture, at shares of its width and height. */
const on = (draw, perform) => ({
  draw: (chance) => ({ share: chance.share(), from: [chance.share(), chance.share()], to: [chance.share(), chance.share()], ...draw(chance) }),
  async perform(hand, args, before) {
    const found = await hand.page.evaluate(([selector, share, before]) => window.soak.take(selector, share, before), [PICTURES, args.share, before]);
    if (!found) return found;
    const [left, top, width, height] = found.box;
    const { width: w, height: h } = hand.page.viewportSize();
    const at = ([x, y]) => ({ x: Math.min(Math.max(left + width * x, 1), w - 2), y: Math.min(Math.max(top + height * y, 1), h - 2) });
    await perform(hand, at(args.from), at(args.to), args);
    return found;
  },
});

const plain = (draw, perform) => ({ draw, perform });

/** What a reader uses of the workbench. */
const WORKBENCH = "[data-bring] :is(button, select, input), [data-kept] :is(button, input), [data-groups] :is(summary, button, input), [data-report] summary, .mapping :is(button, select)";

/** A file that is brought to the workbench, to which the page is turned. */
const bringing = plain((chance) => ({ name: chance.pick(Object.keys(FILES)), way: chance.pick(["pick", "drop", "paste"]) }), async ({ page }, { name, way }) => {
  if (!(await page.evaluate(() => Boolean(document.querySelector("#tairi [data-bring]"))))) {
    await page.evaluate(() => window.soak.go("?view=workbench"));
    await page.locator("#tairi [data-bring]").waitFor();
  }
  // Not by `setInputFiles`: it holds on to the field, and so to all around it,
  // for as long as the page lives.
  await page.evaluate(
    ([name, text, way]) => {
      const [place, transfer] = [document.querySelector("#tairi [data-bring]"), new DataTransfer()];
      if (way === "paste") transfer.setData("text/plain", text);
      else transfer.items.add(new File([text], name, { type: "text/csv" }));
      if (way === "pick") {
        const field = place.querySelector("input[type=file]");
        field.files = transfer.files;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      } else place.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
    },
    [name, FILES[name], way],
  );
});

/** Brings the largest file that is taken, so that the code has had the most memory that it needs. */
export const bringLargest = (hand) => bringing.perform(hand, { name: LARGEST, way: "drop" });

/** Everything that may happen: how often, how it is drawn, how it is done. */
export const ACTIONS = {
  press: { weight: 26, ...using(null) },
  "turn to a figure": { weight: 5, ...using("nav a[data-view]") },
  "choose a tab": { weight: 5, ...using("[role=tab]") },
  "choose": { weight: 9, ...using(".controls :is(select, input, button)") },
  "open a number or a part": { weight: 8, ...using("[data-origin], [data-cell], [data-target], [data-detail] button") },
  "choose a language or theme": { weight: 3, ...using("header.site :is(button, select)") },
  "type years": { weight: 2, ...using(".years [type=text]") },
  keys: {
    weight: 10,
    draw: (chance) => ({ share: chance.share(), focus: chance.may(0.5), keys: Array.from({ length: chance.int(1, 4) }, () => chance.pick(KEYS)) }),
    async perform({ page }, { share, focus, keys }, before) {
      let found = null;
      if (focus) {
        found = await page.evaluate(async ([share, before]) => {
          const found = await window.soak.take(null, share, before);
          window.soak.taken?.focus();
          return found;
        }, [share, before]);
      }
      for (const key of keys) await page.keyboard.press(key);
      return found;
    },
  },
  "a year in digits": {
    weight: 1,
    ...plain((chance) => ({ year: String(chance.int(1950, 2026)) }), async ({ page }, { year }) => {
      await page.evaluate(() => document.querySelector("#tairi .slider")?.focus());
      for (const digit of year) await page.keyboard.press(digit);
    }),
  },
  point: { weight: 5, ...on(() => ({}), ({ page }, from, to) => page.mouse.move(from.x, from.y).then(() => page.mouse.move(to.x, to.y, { steps: 4 }))) },
  "click the picture": { weight: 4, ...on(() => ({}), ({ page }, from) => page.mouse.click(from.x, from.y)) },
  "drag with the mouse": {
    weight: 3,
    ...on(() => ({}), async ({ page }, from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    }),
  },
  tap: { weight: 3, ...on(() => ({}), (hand, from) => fingers(hand, [[from]])) },
  "drag with a finger": { weight: 3, ...on(() => ({}), (hand, from, to) => fingers(hand, [between(from, to, 4)])) },
  pinch: {
    weight: 1,
    ...on(() => ({}), (hand, from, to) => {
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      return fingers(hand, [between(middle, from, 3), between({ x: middle.x + 4, y: middle.y }, to, 3)]);
    }),
  },
  wheel: {
    weight: 3,
    ...on((chance) => ({ by: chance.pick([-600, -100, 100, 600]), held: chance.may(0.4) }), async ({ page }, from, to, { by, held }) => {
      await page.mouse.move(from.x, from.y);
      if (held) await page.keyboard.down("Control");
      await page.mouse.wheel(0, by);
      if (held) await page.keyboard.up("Control");
    }),
  },
  resize: {
    weight: 4,
    ...plain((chance) => ({ width: chance.pick([280, 320, 360, 390, 600, 768, 1024, 1280, 1920, chance.int(280, 1920)]), height: chance.pick([320, 500, 844, 900, 1080]) }), ({ page }, size) => page.setViewportSize(size)),
  },
  turn: {
    weight: 1,
    ...plain(() => ({}), ({ page }) => {
      const { width, height } = page.viewportSize();
      return page.setViewportSize({ width: Math.max(height, 280), height: Math.max(width, 280) });
    }),
  },
  "the system's settings": {
    weight: 2,
    ...plain(
      (chance) => ({ colorScheme: chance.pick(["light", "dark"]), reducedMotion: chance.pick(["reduce", "no-preference"]), forcedColors: chance.pick(["none", "none", "active"]), contrast: chance.pick(["no-preference", "more"]) }),
      ({ page }, media) => page.emulateMedia(media),
    ),
  },
  network: { weight: 1, ...plain((chance) => ({ offline: chance.may(0.5) }), ({ page }, { offline }) => page.context().setOffline(offline)) },
  "hide or show the tab": {
    weight: 1.5,
    ...plain((chance) => ({ hidden: chance.may(0.5) }), ({ page }, { hidden }) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      }, hidden),
    ),
  },
  "freeze and wake the page": {
    weight: 0.5,
    ...plain(() => ({}), async ({ session }) => {
      await session.send("Page.setWebLifecycleState", { state: "frozen" });
      await session.send("Page.setWebLifecycleState", { state: "active" });
    }),
  },
  "back or forward": {
    weight: 4,
    ...plain((chance) => ({ by: chance.pick([-1, -1, -1, -2, 1, 1]) }), ({ page }, { by }) =>
      page.evaluate(async (by) => {
        const { navigation } = window;
        const wanted = navigation.entries()[navigation.currentEntry.index + by];
        if (!wanted?.sameDocument) return;
        // Where something else is turned to meanwhile, both are refused.
        const { committed, finished } = navigation.traverseTo(wanted.key);
        await Promise.allSettled([committed, finished]);
      }, by),
    ),
  },
  "edit the address": { weight: 3, ...plain((chance) => ({ to: `?${address(chance, 0.25)}` }), ({ page }, { to }) => page.evaluate((to) => window.soak.go(to), to)) },
  "edit the hash": {
    weight: 1,
    ...plain((chance) => ({ to: chance.may(0.3) ? "" : address(chance, 0.2) }), ({ page }, { to }) =>
      page.evaluate((to) => {
        location.hash = to;
      }, to),
    ),
  },
  "bring a file": { weight: 3, ...bringing },
  "paste rows": {
    weight: 1,
    ...plain((chance) => ({ name: chance.pick(Object.keys(FILES)) }), ({ page }, { name }) =>
      page.evaluate((text) => {
        const place = document.querySelector("#tairi .paste");
        if (!place) return;
        if (place.hidden) document.querySelector("#tairi [data-bring] button[aria-expanded]")?.click();
        place.querySelector("textarea").value = text;
        place.querySelector("button").click();
      }, FILES[name]),
    ),
  },
  "the workbench's own": { weight: 4, ...using(WORKBENCH) },
  ...besides({ bring: bringing, use: using(WORKBENCH) }),
  "mount a widget": {
    weight: 1.5,
    ...plain((chance) => ({ view: chance.pick(MOUNTED), lang: chance.pick(["zh-TW", "ja", "en"]) }), ({ page }, options) =>
      page.evaluate(async (options) => {
        const held = (window.held ??= []);
        if (held.length >= 3) return;
        await window.tairi.load(options.lang);
        const place = document.body.appendChild(document.createElement("div"));
        held.push({ place, widget: window.tairi.mount(place, options) });
      }, options),
    ),
  },
  "change a widget": {
    weight: 2,
    ...plain(
      (chance) => ({ at: chance.int(0, 2), options: chance.pick([{ view: chance.pick(MOUNTED) }, { lang: chance.pick(["zh-TW", "ja", "en"]) }, { theme: chance.pick(["auto", "light", "dark"]) }, { tab: chance.pick(["chart", "table", "sources"]) }, { time: chance.pick([1995, "1990..2000", null]) }]) }),
      ({ page }, { at, options }) => page.evaluate(([at, options]) => window.held?.[at]?.widget.update(options), [at, options]),
    ),
  },
  "take a widget away": {
    weight: 1.5,
    ...plain(() => ({}), ({ page }) =>
      page.evaluate(() => {
        const gone = window.held?.shift();
        gone?.widget.destroy();
        gone?.place.remove();
      }),
    ),
  },
  "ask the API": {
    weight: 1,
    ...plain((chance) => ({ share: chance.share(), year: chance.int(1980, 2025) }), ({ page }, { share, year }) =>
      page.evaluate(
        ([share, year]) => {
          const sets = window.tairi.datasets();
          window.tairi.dataset(sets[Math.floor(share * sets.length)].id);
          window.tairi.claims();
          try {
            window.tairi.intensity({ year });
          } catch (error) {
            if (!(error instanceof Error) || !/year/.test(error.message)) throw error;
          }
        },
        [share, year],
      ),
    ),
  },
};

/** The reader leaves everything as it was found: the state in which memory is compared. */
export async function rest(hand) {
  const { page, session } = hand;
  await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 1 });
  await page.context().setOffline(false);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce", forcedColors: "none", contrast: "no-preference" });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => {
    delete document.hidden;
    delete document.visibilityState;
    for (const { widget, place } of (window.held ?? []).splice(0)) {
      widget.destroy();
      place.remove();
    }
    document.querySelector("dialog[open]")?.close();
    document.activeElement?.blur();
    window.soak.taken = undefined;
    window.soak.go("?view=trade&lang=en");
    scrollTo(0, 0);
  });
  await page.mouse.move(0, 0);
  await page.keyboard.press("Escape");
  await page.locator("#tairi [data-figure=trade]").waitFor();
  await frames(page, 3);
  // Chromium keeps what the last long press or menu would select, with all around it
  // (its TextFragmentSelectorGenerator), until the next one: here it is the title.
  const title = page.locator("h1");
  await title.evaluate((el) => getSelection().selectAllChildren(el));
  await title.click({ button: "right" });
  await page.evaluate(() => getSelection().removeAllRanges());
  await page.mouse.move(0, 0);
  await page.keyboard.press("Escape");
  await frames(page, 3);
}
