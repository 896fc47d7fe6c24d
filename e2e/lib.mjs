// What the end-to-end tests share: the site served from dist, Debian's Chromium,
// pages that note everything that goes wrong, and eyes for layout faults.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { after, afterEach, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../scripts/serve.mjs";
import { assertQuiet } from "./grave.mjs";
import { noteCanvasTexts, noteTimers } from "./notes.mjs";
import { PATIENCE, settled } from "./waits.mjs";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
/** What the app says that it is. */
export const VERSION = readFileSync(join(ROOT, "Cargo.toml"), "utf8").match(/^version = "(.+)"/m)[1];
export const VIEWS = ["trade", "intensity", "investment", "triangle", "china-market", "alliances", "fta", "roadmap", "claims", "workbench"];
/** The views that are HTML, not a drawing. */
export const UNDRAWN = ["intensity", "claims", "workbench"];
export const LANGS = ["zh-TW", "ja", "en"];

/** The browser's path: $CHROMIUM, or where Debian puts it. */
export function browserPath() {
  const path = [process.env.CHROMIUM, "/usr/bin/chromium"].find((p) => p && existsSync(p));
  if (!path) throw new Error("no Chromium found; make setup, or CHROMIUM=/path/to/chromium");
  return path;
}

/** What Chromium is begun with. Without its sandbox, which root cannot have: only our own pages are opened. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--disable-sync",
  "--no-first-run",
  // Nobody else is to be reached; that somebody was asked for is noted below.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Starts Chromium. */
export const launch = (options = {}) =>
  chromium.launch({
    executablePath: browserPath(),
    headless: true,
    ...options,
    args: [...CHROMIUM_ARGS, ...(options.args ?? [])],
  });

/** The site of dist on a free port. */
export function startSite(options = {}) {
  const dir = options.dir ?? join(ROOT, "dist");
  if (!existsSync(join(dir, "index.html"))) throw new Error(`nothing built in ${dir}; make dist`);
  return serve({ ...options, dir });
}

/**
 * A context whose `problems` collect every console message, page error, answer
 * of 400 and over, and request to another origin. With `worker` its pages may
 * have a service worker, with `clock` a clock that `skip` (waits.mjs) moves on.
 */
export async function watchedContext(browser, origin, { worker, clock, ...options } = {}) {
  const problems = [];
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  // Before all that looks at timers.
  if (clock) await context.clock.install();
  // Listened to, not routed: routing would switch the browser's cache off.
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) problems.push(`request to another origin: ${url}`);
  });
  await context.addInitScript(noteCanvasTexts);
  await context.addInitScript(noteTimers);
  // A service worker would fetch all of the site beside each test, and answer in
  // place of what a test puts in the way; where it is tried it is asked for.
  if (!worker) await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  context.setDefaultTimeout(PATIENCE);
  context.on("page", (page) => {
    page.on("console", (message) => {
      const { url, lineNumber } = message.location();
      problems.push(`console ${message.type()}: ${message.text()} (${url}:${lineNumber})`);
    });
    page.on("pageerror", (error) => problems.push(`page error: ${error.stack ?? error}`));
    page.on("crash", () => problems.push("the page crashed"));
    page.on("response", (response) => {
      if (response.status() >= 400) problems.push(`answer ${response.status()}: ${response.url()}`);
    });
  });
  return { context, problems };
}

/** The address of a view: the keys of the contract, absent ones left out. */
export function address(base, view, { lang, theme, params = {} } = {}) {
  const url = new URL(base);
  for (const [key, value] of Object.entries({ view, lang, theme, ...params })) {
    if (value !== undefined && value !== null) url.searchParams.set(key, String(value));
  }
  return url.href;
}

/** Waits until the page says that it answers to touch, and has been painted since. */
export async function untilReady(page, timeout = PATIENCE) {
  await page.waitForFunction(() => ["ready", "error"].includes(document.documentElement.dataset.tairi), null, { timeout }).catch(() => {});
  const state = await page.evaluate(() => document.documentElement.dataset.tairi ?? null);
  assert.equal(state, "ready", `<html data-tairi> at ${page.url()}`);
  // The place where files are brought follows when its code is there.
  await page.waitForFunction(() => document.querySelector("[data-bring]") || !document.querySelector("[data-figure=workbench] .controls"));
  await settled(page);
}

/** Waits until the table and the sources are written out, too, which comes when there is nothing else to do. */
export async function untilWhole(page) {
  await page.waitForFunction(() => {
    const roots = [document, ...[...document.querySelectorAll("tairi-widget")].map((each) => each.shadowRoot)];
    return roots.some((root) => root?.querySelector("[data-figure] [data-sources] :is(li, p)"));
  });
  await settled(page);
}

/**
 * Call once at the top of a test file. Starts site and browser before its tests,
 * and after each test fails it if any of its pages complained.
 * `openPage` and `openView` give a page of its own, closed after the test;
 * `visit` loads a view in a page that is kept for the next test like it.
 * `expectProblem(pattern)` forgives, in the present test, what it foresees.
 */
export function useTairi(siteOptions = {}) {
  const state = { site: null, browser: null };
  let open = [];
  let forgiven = [];
  const kept = new Map();

  before(async () => {
    state.site = await startSite(siteOptions);
    state.browser = await launch();
  });
  after(async () => {
    await state.browser?.close();
    await state.site?.close();
  });
  afterEach(async (t) => {
    if (t.passed === false) await Promise.all(open.map(({ page }, index) => page.screenshot({ path: resolve("test-results/failed", `${t.name.replace(/\W+/g, "-").slice(0, 80)}.${index}.png`), fullPage: true }).catch(() => {})));
    const problems = [...open, ...kept.values()].flatMap((entry) => entry.problems.splice(0).map((p) => `${entry.name}: ${p}`));
    const foreseen = forgiven;
    await Promise.all(
      open.map(async ({ context }) => {
        // What a test put in the way of a request may still be at it.
        await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: "ignoreErrors" })));
        await context.close();
      }),
    );
    open = [];
    forgiven = [];
    assertQuiet(problems, foreseen);
  });

  /** A page in a context of its own: a phone where it is narrow. */
  async function blankPage(name, { width = 1280, height = 900, dpr = 1, theme, clock, context: more } = {}) {
    const { context, problems } = await watchedContext(state.browser, new URL(state.site.url).origin, {
      viewport: { width, height },
      deviceScaleFactor: dpr,
      hasTouch: width < 600,
      colorScheme: theme === "dark" ? "dark" : "light",
      clock,
      ...more,
    });
    return { context, problems, name, page: await context.newPage() };
  }

  /** A page in a context of its own, at any address of the site. */
  async function openPage(url, options = {}) {
    const entry = await blankPage(options.name ?? url, options);
    open.push(entry);
    await entry.page.goto(new URL(url, state.site.url).href);
    return entry.page;
  }

  /** A view, ready. `params` are further keys of the address; `theme` also sets the system's. */
  async function openView(view, options = {}) {
    const url = address(state.site.url, view, options);
    const { width = 1280 } = options;
    const page = await openPage(url, { ...options, name: `${new URL(url).search} at ${width} px` });
    await untilReady(page);
    return page;
  }

  /** As `openView`, in a page that earlier tests may have used: quicker, but with a history. */
  async function visit(view, options = {}) {
    const { width = 1280, height = 900, dpr = 1, theme, clock, context } = options;
    const key = JSON.stringify([width, height, dpr, theme === "dark", clock, context]);
    if (!kept.has(key)) kept.set(key, await blankPage(key, options));
    const entry = kept.get(key);
    const url = address(state.site.url, view, options);
    entry.name = `${new URL(url).search} at ${width} px`;
    await entry.page.setViewportSize({ width, height });
    await entry.page.mouse.move(0, 0);
    await entry.page.goto(url);
    await untilReady(entry.page);
    return entry.page;
  }

  return {
    openPage,
    openView,
    visit,
    expectProblem: (pattern) => forgiven.push(pattern),
    get url() {
      return state.site.url;
    },
    get browser() {
      return state.browser;
    },
  };
}

/** The figure of a view. */
export const figure = (page, view) => page.locator(`[data-figure="${view}"]`).first();

/** What the address says: its keys and values, those of query and hash together. */
export const said = (page) => {
  const { search, hash } = new URL(page.url());
  return Object.fromEntries([...new URLSearchParams(search), ...new URLSearchParams(hash.slice(1))]);
};

/** Waits until the address says this of a key; `undefined` that it says nothing. */
export async function untilSaid(page, key, value) {
  await page.waitForURL((url) => (new URLSearchParams(url.search).get(key) ?? undefined) === value).catch(() => {});
  assert.equal(said(page)[key], value, `${key} in ${page.url()}`);
  await settled(page);
}

/** Opens a tab of the figure. */
export async function openTab(page, tab) {
  await page.locator(`[data-tab="${tab}"]`).click();
  await page.locator(`[data-${tab}]`).waitFor({ state: "visible" });
  await settled(page);
}

/** All that the figure shows, as one text: its words, what is chosen, and a number for its drawing. */
export const shown = (page) =>
  page.evaluate(() => {
    const section = document.querySelector("[data-figure]");
    const canvas = section.querySelector("canvas.picture");
    let ink = 0;
    if (canvas?.width) {
      const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
      context.drawImage(canvas, 0, 0);
      for (const byte of context.getImageData(0, 0, canvas.width, canvas.height).data) ink = (ink * 31 + byte) | 0;
    }
    return `${section.querySelector("h2").innerText}\n${section.querySelector("[data-chart]").innerText}\n${ink}`;
  });

/** Types a year into one end of the span of years, `from` or `to`. */
export async function typeYear(page, end, year) {
  const field = page.locator(`.years [type=text][data-key=${end}]`);
  await field.fill(String(year));
  await field.press("Enter");
}

/** The span of years that is chosen, as its fields say it. */
export const chosenYears = (page) => page.locator(".years [type=text]").evaluateAll((all) => all.map((field) => field.value));

/** The reading beside or under a chart: `{ heading, values: { name: text }, source }`, or null where none is shown. */
export const readout = (page) =>
  page.evaluate(() => {
    const reading = document.querySelector(".reading:not([data-resting])");
    if (!reading?.querySelector("strong")) return null;
    const text = (el) => el?.innerText.replace(/\s+/g, " ").trim() ?? "";
    const values = [...reading.querySelectorAll(".value")].map((value) => {
      const number = text(value.querySelector("b"));
      return [text(value).slice(0, -number.length).trim(), number];
    });
    return { heading: text(reading.querySelector("strong")), values: Object.fromEntries(values), source: text(reading.querySelector("small")) };
  });

/** A point of the picture in the window, by shares of its width and height, scrolled into sight. */
export async function pointOn(page, x, y = 0.5) {
  const picture = page.locator("canvas.picture");
  await picture.evaluate((canvas, share) => {
    const { top, height } = canvas.getBoundingClientRect();
    window.scrollBy(0, top + height * share - window.innerHeight / 2);
  }, y);
  const box = await picture.boundingBox();
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

/** A finger that goes from one point to another, and up. */
export async function touchDrag(page, from, to, steps = 8) {
  const session = await page.context().newCDPSession(page);
  const touch = (type, point) => session.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [point] : [] });
  await touch("touchStart", from);
  for (let step = 1; step <= steps; step += 1) {
    await touch("touchMove", { x: from.x + ((to.x - from.x) * step) / steps, y: from.y + ((to.y - from.y) * step) / steps });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await touch("touchEnd");
  await session.detach();
}

/** A table as its reader sees it: rows of trimmed texts. */
export const tableRows = (table) =>
  table.evaluate((t) =>
    [...t.rows].map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, " ").trim())),
  );

/** An amount in English words, in millions: `−US$ 1.05 billion` is −1050. */
export function readMillions(text) {
  const size = { million: 1, billion: 1e3, trillion: 1e6 }[text.match(/[mbtr]+illion/)?.[0]] ?? 1;
  return readNumber(text.replace(/^([−-]?)[^\d−-]*/, "$1")) * size;
}

/** What a printed number says: digits only, thin spaces, commas and true minus signs understood. */
export function readNumber(text) {
  const match = text.replace(/[,\u2009\u00a0\u202f ]/g, "").replace(/[−–]/g, "-").match(/-?\d+(\.\d+)?/);
  return match ? Number(match[0]) : NaN;
}

/**
 * Faults that a reader would see, as sentences:
 * - the page is wider than the window;
 * - an element sticks out sideways where nothing scrolls;
 * - a text is cut off by a box that hides what flows over;
 * - two texts lie on each other;
 * - the same of texts on a canvas, where `noteCanvasTexts` has noted them.
 * What is hidden on purpose (screen-reader-only text, closed details) is left out,
 * as is all under an element marked `data-e2e-ignore`.
 */
export const layoutFaults = (page) =>
  page.evaluate(() => {
    const faults = [];
    const EPS = 1.5;
    const clientWidth = document.documentElement.clientWidth;
    const scrollWidth = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth} px`);

    const styles = new Map();
    const style = (el) => {
      if (!styles.has(el)) styles.set(el, getComputedStyle(el));
      return styles.get(el);
    };
    const parent = (el) => el.assignedSlot ?? el.parentElement ?? (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
    const label = (el) => {
      const names = [...el.classList].slice(0, 2).map((c) => `.${c}`).join("");
      return `<${el.tagName.toLowerCase()}${el.id ? `#${el.id}` : ""}${names}>`;
    };
    const quote = (text) => `"${text.replace(/\s+/g, " ").trim().slice(0, 40)}"`;
    const isBoxless = (el) => ["inline", "contents"].includes(style(el).display) && !(el instanceof SVGElement);
    const readerOnly = (el) => {
      const s = style(el);
      const box = el.getBoundingClientRect();
      return (
        (s.clip !== "auto" && s.position === "absolute") ||
        s.clipPath.startsWith("inset(50%") ||
        s.clipPath.startsWith("inset(100%") ||
        (box.width <= 1.5 && box.height <= 1.5 && s.overflowX !== "visible")
      );
    };
    // The way up from a text: is it seen at all, and through which boxes?
    const boxesAbove = (el) => {
      const boxes = [];
      for (let at = el; at; at = parent(at)) {
        if (at.closest("[data-e2e-ignore]")) return null;
        if (at.checkVisibility && !at.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return null;
        if (readerOnly(at)) return null;
        if (at === document.documentElement || at === document.body) continue;
        const s = style(at);
        const svgRoot = at instanceof SVGSVGElement;
        if (isBoxless(at) || (at instanceof SVGElement && !svgRoot)) continue;
        if (s.overflowX !== "visible" || s.overflowY !== "visible") {
          const box = at.getBoundingClientRect();
          const scrolls = (v) => v === "auto" || v === "scroll";
          boxes.push({ el: at, box, x: s.overflowX, y: s.overflowY, scrollsX: scrolls(s.overflowX), scrollsY: scrolls(s.overflowY) });
        }
        if (s.position === "fixed") break;
      }
      return boxes;
    };

    /** Whether it is in a cell that stays in sight, on a ground of its own. */
    const stays = (el) => {
      const cell = el.closest("th, td");
      return Boolean(cell) && style(cell).position === "sticky" && !/^rgba\(.*, 0\)$/.test(style(cell).backgroundColor);
    };

    const roots = [document];
    const texts = [];
    const seen = new Set();
    const report = (text) => {
      if (!seen.has(text)) {
        seen.add(text);
        faults.push(text);
      }
    };
    for (let i = 0; i < roots.length; i += 1) {
      const walker = document.createTreeWalker(roots[i] === document ? document.body : roots[i], NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.nodeType === Node.ELEMENT_NODE) {
          if (node.shadowRoot) roots.push(node.shadowRoot);
          if (node instanceof HTMLCanvasElement) canvasTexts(node);
          continue;
        }
        const el = node.parentElement ?? node.getRootNode().host;
        if (!node.data.trim() || ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "OPTION", "TITLE", "DESC", "title", "desc"].includes(el.tagName)) continue;
        const boxes = boxesAbove(el);
        if (!boxes) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        // Character boxes of SVG texts know no rotation; the element's own box does.
        const rects = el instanceof SVGElement ? [el.getBoundingClientRect()] : [...range.getClientRects()];
        for (const rect of rects) {
          if (rect.width < 1 || rect.height < 1) continue;
          let { left, right, top, bottom } = rect;
          let scrolledX = false;
          for (const b of boxes) {
            // A box that scrolls shows the rest on demand; a box that hides does not.
            if (b.scrollsX) scrolledX = true;
            if (!b.scrollsX && !scrolledX && b.x !== "visible" && (left < b.box.left - EPS || right > b.box.right + EPS))
              report(`the text ${quote(node.data)} is cut off sideways by ${label(b.el)}`);
            if (!b.scrollsY && b.y !== "visible" && !boxes.some((o) => o.scrollsY) && (top < b.box.top - 3 || bottom > b.box.bottom + 3))
              report(`the text ${quote(node.data)} is cut off above or below by ${label(b.el)}`);
            left = Math.max(left, b.box.left);
            right = Math.min(right, b.box.right);
            top = Math.max(top, b.box.top);
            bottom = Math.min(bottom, b.box.bottom);
          }
          if (!boxes.some((b) => b.x !== "visible") && (left < -EPS || right > clientWidth + EPS))
            report(`the text ${quote(node.data)} of ${label(el)} sticks out of the window`);
          if (right - left > 1 && bottom - top > 1) texts.push({ node, el, text: node.data, left, right, top, bottom });
        }
        const s = style(el);
        if (s.textOverflow === "ellipsis" && el.scrollWidth > el.clientWidth + 1)
          report(`the text ${quote(node.data)} ends in an ellipsis in ${label(el)}`);
      }
    }

    // Line boxes are taller than their letters, so only a real overlap counts.
    texts.sort((a, b) => a.top - b.top);
    for (let i = 0; i < texts.length; i += 1) {
      const a = texts[i];
      for (let j = i + 1; j < texts.length && texts[j].top < a.bottom; j += 1) {
        const b = texts[j];
        if (a.node === b.node || a.el.contains(b.el) || b.el.contains(a.el)) continue;
        // What a row's name stays in sight on is pulled away under it, and not seen.
        if (stays(a.el) !== stays(b.el)) continue;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const least = Math.min(a.bottom - a.top, b.bottom - b.top);
        if (across > 2 && down > Math.max(2, least * 0.3)) report(`the texts ${quote(a.text)} and ${quote(b.text)} lie on each other`);
      }
    }

    // Letters on a canvas, as they were written: cut off by its edge, or by each other.
    function canvasTexts(canvas) {
      if (!boxesAbove(canvas)) return;
      const shown = canvas.getBoundingClientRect();
      const scale = canvas.width / shown.width || 1;
      const written = (window.canvasTexts?.get(canvas) ?? []).map(({ text, x, y, right, bottom }) => ({ text, x: x / scale, y: y / scale, right: right / scale, bottom: bottom / scale }));
      for (const a of written) {
        if (a.x < -1 || a.y < -1 || a.right > shown.width + 1 || a.bottom > shown.height + 1)
          report(`the text ${quote(a.text)} is cut off by the edge of its canvas`);
        for (const b of written) {
          if (a === b) break;
          const across = Math.min(a.right, b.right) - Math.max(a.x, b.x);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.y, b.y);
          if (across > 1 && down > 1) report(`the texts ${quote(b.text)} and ${quote(a.text)} lie on each other on the canvas`);
        }
      }
    }
    return faults;
  });

/** Whether a canvas holds a drawing: the share of pixels unlike its first one. */
export const inkShare = (canvas) =>
  canvas.evaluate((c) => {
    if (!c.width || !c.height) return 0;
    const context = new OffscreenCanvas(c.width, c.height).getContext("2d", { willReadFrequently: true });
    context.drawImage(c, 0, 0);
    const { data } = context.getImageData(0, 0, c.width, c.height);
    let ink = 0;
    for (let i = 4; i < data.length; i += 4) {
      if (data[i] !== data[0] || data[i + 1] !== data[1] || data[i + 2] !== data[2] || data[i + 3] !== data[3]) ink += 1;
    }
    return ink / (data.length / 4);
  });

/** A CSV text as objects; quoted cells understood. */
export function readCsv(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === "," || c === "\n") {
      row.push(cell);
      cell = "";
      if (c === "\n") {
        rows.push(row);
        row = [];
      }
    } else if (c !== "\r") cell += c;
  }
  if (cell || row.length) rows.push([...row, cell]);
  const [head, ...body] = rows;
  return { columns: head, rows: body.map((r) => Object.fromEntries(head.map((name, i) => [name, r[i]]))) };
}

/** Runs in a page: the next place that is measured ends the code, as a panic does. */
export const trap = () => {
  const { getBoundingClientRect } = Element.prototype;
  Element.prototype.getBoundingClientRect = function () {
    Element.prototype.getBoundingClientRect = getBoundingClientRect;
    throw new WebAssembly.RuntimeError("unreachable");
  };
};

/** The bytes of a wasm file, changed so that it has hardly any memory to grow into. */
export function starved(path) {
  const bytes = readFileSync(path);
  let place = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[place++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (place < bytes.length) {
    const [from, id] = [place, bytes[place++]];
    const end = number() + place;
    if (id === 5) {
      assert.equal(number(), 1, "one memory");
      const flags = number();
      const pages = number();
      const most = pages + 24;
      assert.ok(flags <= 1 && most < 128);
      return Buffer.concat([bytes.subarray(0, from), Buffer.of(5, 4, 1, 1, pages, most), bytes.subarray(end)]);
    }
    place = end;
  }
  return assert.fail(`${path} has no memory`);
}
