// <tairi-widget> and the module's API in pages of others, on another origin.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { serve } from "../scripts/serve.mjs";
import { assertQuiet } from "./grave.mjs";
import { article, openHost, startHost } from "./hostpages.mjs";
import { ROOT, VIEWS, launch } from "./lib.mjs";
import { noteShifts, shifted } from "./notes.mjs";
import { frames, idle, lightest, settled, until } from "./waits.mjs";

let site;
let host;
let browser;
let opened = [];
let folder;
let base;
const DIST = process.env.TAIRI_DIST ?? join(ROOT, "dist");

before(async () => {
  // From a folder below the root, as a static host may have it.
  folder = await mkdtemp(join(tmpdir(), "tairi-widget-"));
  await cp(DIST, join(folder, "some/where"), { recursive: true });
  site = await serve({ dir: folder, headers: { "Access-Control-Allow-Origin": "*" } });
  base = `${site.url}some/where/`;
  host = await startHost();
  browser = await launch({ args: ["--js-flags=--expose-gc"] });
});
after(async () => {
  await browser?.close();
  await site?.close();
  await host?.close();
  if (folder) await rm(folder, { recursive: true });
});
afterEach(async () => {
  const problems = opened.flatMap((each) => each.problems);
  await Promise.all(opened.map((each) => each.close()));
  opened = [];
  assertQuiet(problems);
});

const script = () => `<script type="module" src="${base}tairi.js"></script>`;
async function open(html, options = {}) {
  const each = await openHost(browser, host.put(html), options);
  opened.push(each);
  return each;
}
const ready = (page, count = 1) =>
  page.waitForFunction((wanted) => document.querySelectorAll("tairi-widget[data-tairi=ready]").length >= wanted, count);
const names = (urls) => urls.map((url) => url.replace(/.*\//, ""));

describe("<tairi-widget>", () => {
  for (const view of VIEWS) {
    test(`shows ${view} in a shadow tree, from another origin, in the room kept for it`, async () => {
      const { page, asked } = await open(
        article(`<h1>One</h1><tairi-widget view="${view}" lang="ja"></tairi-widget><p id="after">Two</p>${script()}`, { head: "<style>body{margin:0}</style>" }),
        { width: 390 },
      );
      await page.evaluate(noteShifts);
      await page.waitForFunction(() => customElements.get("tairi-widget"));
      const kept = await page.evaluate(() => document.querySelector("tairi-widget").getBoundingClientRect().height);
      await ready(page);
      if (view === "workbench") await page.waitForFunction(() => document.querySelector("tairi-widget").shadowRoot.querySelector("[data-bring]"));
      const got = await page.evaluate(() => {
        const widget = document.querySelector("tairi-widget");
        const figure = widget.shadowRoot.querySelector("[data-figure]");
        const canvas = widget.shadowRoot.querySelector("canvas.picture");
        return {
          view: figure.dataset.figure,
          title: figure.querySelector("h2").textContent.length,
          drawn: canvas ? canvas.getBoundingClientRect().width : figure.querySelectorAll("[data-cell]").length * 100,
          height: widget.getBoundingClientRect().height,
          wide: document.documentElement.scrollWidth <= innerWidth,
          host: [document.documentElement.dataset.tairi, typeof window.tairi, document.documentElement.lang, document.title],
        };
      });
      assert.equal(got.view, view);
      assert.ok(got.title > 4 && got.drawn >= 300 && got.wide, JSON.stringify(got));
      assert.deepEqual(got.host, [undefined, "undefined", "en", "An article"], "the page is left alone");
      assert.ok(Math.abs(got.height - kept) <= 0.06 * got.height, `${kept} px were kept, ${got.height} are taken`);
      const moved = await shifted(page);
      assert.ok(moved < 0.05, `layout shift ${moved}`);
      assert.ok(asked.every((url) => url.startsWith(base) || url.startsWith(host.origin) || url.startsWith("data:")), asked.join("\n"));
    });
  }

  test("is loaded once, however many there are, and not before one comes near", async () => {
    const { page, asked } = await open(
      article(`<div id="far" style="height:9000px"></div><tairi-widget view="fta"></tairi-widget><tairi-widget view="roadmap"></tairi-widget><tairi-widget view="fta" lang="ja"></tairi-widget>${script()}`),
    );
    await page.waitForFunction(() => customElements.get("tairi-widget"));
    await frames(page, 5);
    assert.deepEqual(names(asked).filter((name) => /wasm|css|txt/.test(name)), [], "nothing but the module");
    await page.evaluate(() => document.querySelector("#far").remove());
    await ready(page, 3);
    const wasm = names(asked).filter((name) => name.endsWith("_bg.wasm"));
    assert.equal(wasm.length, 1);
    assert.equal(new Set(names(asked)).size, asked.length, "each file once");
    const sheets = await page.evaluate(() => new Set([...document.querySelectorAll("tairi-widget")].map((each) => each.shadowRoot.adoptedStyleSheets[1])).size);
    assert.equal(sheets, 1, "one style sheet for all");
  });

  test("has live attributes and properties, and events that bubble out of any tree", async () => {
    const { page } = await open(article(`<div id="outer"></div>${script()}`));
    await page.evaluate(() => {
      window.heard = [];
      for (const type of ["tairi-ready", "tairi-change"]) addEventListener(type, (event) => window.heard.push([event.type, event.detail.view, event.detail.measure ?? null]));
      const root = document.querySelector("#outer").attachShadow({ mode: "open" });
      const widget = document.createElement("tairi-widget");
      widget.setAttribute("view", "trade");
      window.widget = widget;
      root.append(widget);
    });
    await page.waitForFunction(() => window.widget.dataset.tairi === "ready");
    const figure = () => page.evaluate(() => window.widget.shadowRoot.querySelector("[data-figure]").dataset.figure);
    assert.equal(await figure(), "trade");
    await page.evaluate(() => window.widget.setAttribute("measure", "share"));
    await page.waitForFunction(() => window.widget.measure === "share" && window.widget.options.measure === "share");
    // It is told when it is drawn; of two that follow each other at once, the last one is.
    await page.waitForFunction(() => window.heard.length === 2);
    await page.evaluate(() => (window.widget.view = "intensity"));
    await page.waitForFunction(() => window.widget.shadowRoot.querySelector("[data-figure=intensity]"));
    assert.equal(await page.evaluate(() => window.widget.getAttribute("view")), "intensity");
    // What the reader does is told, and the properties know of it.
    await page.locator("tairi-widget [data-cell=JPN-KOR]").click();
    await page.waitForFunction(() => window.widget.options.focus === "JPN-KOR");
    // The focus is given back within the tree.
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !window.widget.options.focus);
    await page.evaluate(() => {
      window.widget.lang = "ja";
      window.widget.theme = "dark";
    });
    await page.waitForFunction(() => window.widget.shadowRoot.querySelector('.tairi[lang=ja][data-ground=dark]'));
    // What cannot be read falls back to its default, and is never shown.
    await page.evaluate(() => {
      window.widget.view = "<b>nothing</b>";
      window.widget.setAttribute("time", "soon");
    });
    await page.waitForFunction(() => window.widget.shadowRoot.querySelector("[data-figure=trade]"));
    const heard = await page.evaluate(() => window.heard);
    assert.deepEqual(heard[0], ["tairi-ready", "trade", null]);
    assert.deepEqual(heard[1], ["tairi-change", "trade", "share"]);
    assert.ok(heard.some(([type, view]) => type === "tairi-change" && view === "intensity"));
  });

  test("gives the keys back to what opened a part", async () => {
    const { page } = await open(article(`<tairi-widget view="fta"></tairi-widget>${script()}`));
    await ready(page);
    await page.locator("[data-target]").first().focus();
    await page.keyboard.press("Enter");
    await page.locator("[data-detail] .close").focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !document.querySelector("tairi-widget").shadowRoot.querySelector("[data-detail]"));
    assert.ok(await page.evaluate(() => document.querySelector("tairi-widget").shadowRoot.activeElement?.matches("[data-target]")));
  });

  test("takes the language of what is around it, and the room that it has", async () => {
    const { page } = await open(
      article(`<div lang="ja" style="width:300px"><tairi-widget view="trade"></tairi-widget></div><div lang="zh-Hant-TW" style="display:flex"><tairi-widget view="fta"></tairi-widget></div><p lang="fr"><tairi-widget view="roadmap"></tairi-widget></p>${script()}`),
      { width: 1100 },
    );
    await ready(page, 3);
    const got = await page.evaluate(() => [...document.querySelectorAll("tairi-widget")].map((each) => [each.shadowRoot.querySelector(".tairi").lang, Math.round(each.getBoundingClientRect().width)]));
    assert.deepEqual(got.map(([lang]) => lang), ["ja", "zh-TW", "en"]);
    assert.equal(got[0][1], 300);
    assert.ok(got[1][1] > 700, `in a row it is ${got[1][1]} px wide`);
    const narrow = await page.evaluate(() => {
      const widget = document.querySelector("tairi-widget");
      const right = widget.getBoundingClientRect().right;
      return [...widget.shadowRoot.querySelectorAll(".tairi *")].filter((each) => each.checkVisibility() && !each.closest(".unseen, .scroll, caption") && each.getBoundingClientRect().right > right + 1).map((each) => each.outerHTML.slice(0, 80));
    });
    assert.deepEqual(narrow, [], "nothing is wider than a narrow column of a wide page");
  });

  test("begins when it is shown, and again when it is put elsewhere", async () => {
    const { page } = await open(article(`<div id="a" style="display:none"><tairi-widget view="fta"></tairi-widget></div><div id="b"></div>${script()}`));
    await page.waitForFunction(() => customElements.get("tairi-widget"));
    await frames(page, 5);
    assert.equal(await page.evaluate(() => document.querySelector("tairi-widget").dataset.tairi), "static");
    await page.evaluate(() => (document.querySelector("#a").style.display = ""));
    await ready(page);
    // Moved, it goes on.
    await page.evaluate(() => document.querySelector("#b").append(document.querySelector("tairi-widget")));
    assert.equal(await page.evaluate(() => document.querySelector("tairi-widget").dataset.tairi), "ready");
    await page.evaluate(() => {
      window.taken = document.querySelector("tairi-widget");
      window.taken.remove();
    });
    await until("taken away, it holds nothing", () => page.evaluate(() => !window.taken.shadowRoot.querySelector("canvas, .tairi")));
    await page.evaluate(() => {
      window.taken.setAttribute("view", "trade");
      document.body.append(window.taken);
    });
    await ready(page);
    assert.equal(await page.evaluate(() => document.querySelector("tairi-widget").shadowRoot.querySelector("[data-figure]").dataset.figure), "trade");
  });

  test("shows what the page put in until it is ready", async () => {
    const { page } = await open(article(`<tairi-widget view="fta"><p id="mine">The figure as a picture.</p></tairi-widget>${script()}`));
    await ready(page);
    assert.equal(await page.evaluate(() => document.querySelector("#mine").checkVisibility()), false);
    assert.equal(await page.locator("#mine").count(), 1, "it stays in the page");
  });
});

describe("the module", () => {
  test("exports the API of window.tairi", async () => {
    const { page } = await open(article('<div id="here"></div>'));
    const got = await page.evaluate(async (url) => {
      const tairi = await import(url);
      const out = { names: Object.keys(tairi).sort(), version: tairi.version() };
      const thrown = (call) => {
        try {
          call();
          return "nothing";
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        }
      };
      out.early = thrown(() => tairi.datasets());
      await tairi.load("ja");
      out.datasets = tairi.datasets("ja").length;
      out.rows = tairi.dataset("trade-1952-1972", "ja").rows.length;
      out.claims = tairi.claims("ja").length > 20;
      out.cells = tairi.intensity({ year: 2005 }).cells.length;
      out.wrong = [thrown(() => tairi.dataset("nope", "ja")), thrown(() => tairi.mount(null)), thrown(() => tairi.mount(document.body, { view: "nope" })), thrown(() => tairi.mount(document.body, { veiw: 1 }))];
      const here = document.querySelector("#here");
      const widget = tairi.mount(here, { view: "china-market", lang: "ja" });
      const heard = [];
      const off = widget.on("change", ({ yScale }) => heard.push(yScale));
      await new Promise((resolve) => here.addEventListener("tairi-ready", resolve, { once: true }));
      out.svg = widget.svg().slice(0, 4);
      out.csv = widget.csv().split("\n").length > 10;
      out.png = (await widget.png()).type;
      const told = new Promise((resolve) => widget.on("change", resolve));
      widget.update({ yScale: "log" });
      await told;
      out.twice = thrown(() => tairi.mount(here));
      out.bad = thrown(() => widget.update({ yScale: "cubic" }));
      off();
      widget.destroy();
      widget.destroy();
      out.gone = here.childNodes.length;
      out.late = thrown(() => widget.svg());
      out.heard = heard;
      return out;
    }, `${base}tairi.js`);
    assert.deepEqual(got.names, ["claims", "dataset", "datasets", "intensity", "load", "mount", "version"]);
    assert.match(got.version, /^\d+\.\d+\.\d+$/);
    assert.match(got.early, /load\(\)/);
    assert.deepEqual([got.datasets, got.rows, got.claims, got.cells > 10], [13, 21, true, true]);
    assert.match(got.wrong[0], /trade-1952-1972/);
    assert.match(got.wrong[1], /an element/);
    assert.match(got.wrong[2], /one of trade/);
    assert.match(got.wrong[3], /veiw/);
    assert.deepEqual([got.svg, got.csv, got.png, got.gone, got.heard], ["<svg", true, "image/png", 0, ["log"]]);
    assert.match(got.twice, /holds a widget/);
    assert.match(got.bad, /linear/);
    assert.match(got.late, /destroyed/);
  });
});

describe("many", () => {
  test("twenty on one page begin as they come near, and the page stays smooth", async (t) => {
    const all = Array.from({ length: 20 }, (_, i) => `<tairi-widget view="${VIEWS[i % VIEWS.length]}"></tairi-widget><p>${i}</p>`).join("");
    const { page } = await open(article(`${all}${script()}`));
    await page.evaluate(() => {
      window.long = [];
      new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({ type: "longtask", buffered: true });
    });
    await ready(page, 1);
    await page.waitForLoadState("networkidle");
    await settled(page);
    const first = await page.locator("tairi-widget[data-tairi=ready]").count();
    assert.ok(first < 8, `${first} have begun where 3 are near`);
    for (let i = 0; i < 20; i += 1) {
      await page.locator("tairi-widget").nth(i).scrollIntoViewIfNeeded();
      await frames(page);
    }
    await ready(page, 20);
    const [long, nodes] = await page.evaluate(() => [window.long, document.querySelectorAll("tairi-widget").length]);
    const worst = Math.max(0, ...long);
    t.diagnostic(`at first ${first} of ${nodes} had begun; tasks over 50 ms: ${long.length}, the longest ${worst} ms`);
    assert.ok(worst < 400, `a task took ${worst} ms`);
  });

  test("a thousand come and go, and leave no listener, observer, canvas or memory", async (t) => {
    const { page } = await open(article(`<main></main>${script()}`), {
      script: () => {
        // The one memory that all widgets share, and what watches.
        window.counts = { observers: 0, timers: 0 };
        const { instantiateStreaming, instantiate } = WebAssembly;
        const keep = (made) => {
          const { exports } = made.instance ?? made;
          window.memory ??= Object.values(exports).find((each) => each instanceof WebAssembly.Memory);
          return made;
        };
        WebAssembly.instantiateStreaming = async (...all) => keep(await instantiateStreaming(...all));
        WebAssembly.instantiate = async (...all) => keep(await instantiate(...all));
        for (const name of ["ResizeObserver", "MutationObserver"]) {
          const Real = window[name];
          window[name] = class extends Real {
            observe(...all) {
              if (!this.on) window.counts.observers += 1;
              this.on = true;
              super.observe(...all);
            }
            disconnect() {
              if (this.on) window.counts.observers -= 1;
              this.on = false;
              super.disconnect();
            }
          };
        }
      },
    });
    await page.waitForFunction(() => customElements.get("tairi-widget"));
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    /** Mounts and removes as many, with an action in between. */
    const round = (count) =>
      page.evaluate(async (times) => {
        const views = ["trade", "intensity", "fta", "claims"];
        for (let i = 0; i < times; i += 1) {
          const widget = document.createElement("tairi-widget");
          widget.view = views[i % views.length];
          const shown = new Promise((resolve) => widget.addEventListener("tairi-ready", resolve, { once: true }));
          document.querySelector("main").append(widget);
          await shown;
          if (i % 5 === 0) {
            widget.shadowRoot.querySelector("[data-tab=table]").click();
            widget.shadowRoot.querySelector("[data-cell], [data-target]")?.click();
            await new Promise((resolve) => setTimeout(resolve));
          }
          widget.remove();
          // So quickly that many are taken away before they have begun.
          if (i % 7 === 0) {
            const brief = document.createElement("tairi-widget");
            document.body.append(brief);
            if (i % 2) await new Promise((resolve) => setTimeout(resolve));
            brief.remove();
          }
        }
      }, count);
    const measure = async () => {
      await settled(page);
      const weight = await lightest(session, async () => {
        const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
        const { metrics } = await session.send("Performance.getMetrics");
        return { nodes, listeners: jsEventListeners, heap: Math.round(metrics.find(({ name }) => name === "JSHeapUsedSize").value / 1024) };
      });
      const inside = await page.evaluate(() => ({ wasm: window.memory.buffer.byteLength, observers: window.counts.observers, canvases: document.querySelectorAll("canvas").length }));
      return { ...weight, ...inside };
    };
    await round(40);
    // What is fetched in idle time is there.
    await page.waitForLoadState("networkidle");
    await idle(page);
    await round(20);
    const before = await measure();
    const start = Date.now();
    await round(1000);
    const took = Date.now() - start;
    const after = await measure();
    t.diagnostic(`1,000 in ${(took / 1000).toFixed(1)} s; before ${JSON.stringify(before)}, after ${JSON.stringify(after)}`);
    assert.ok(after.listeners <= before.listeners + 5, `${after.listeners - before.listeners} listeners are left`);
    assert.ok(after.nodes <= before.nodes + 100, `${after.nodes - before.nodes} nodes are left`);
    assert.ok(after.observers <= before.observers, `${after.observers - before.observers} observers are left`);
    assert.equal(after.canvases, 0);
    assert.ok(after.heap - before.heap < 1024, `${after.heap - before.heap} KiB of the heap are left`);
    assert.ok(after.wasm - before.wasm <= 2 * 65536, `the code's memory grew by ${(after.wasm - before.wasm) / 1024} KiB`);
  });
});
