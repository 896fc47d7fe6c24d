// In the pages of others, with their own scripts: a frame is as high as its figure,
// whatever happens in it, and nothing else of the page is touched.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertQuiet } from "./grave.mjs";
import { figureFrame, hostPage, lateFont, serveHosts, sizes, untilFits } from "./hosts.mjs";
import { launch, startSite } from "./lib.mjs";
import { heardAll, until } from "./waits.mjs";

const state = {};
before(async () => {
  state.site = await startSite();
  state.hosts = await serveHosts({ frame: new URL("embed/intensity.en.html", state.site.url).href });
  state.browser = await launch();
});
after(async () => {
  await state.browser?.close();
  await state.hosts?.close();
  await state.site?.close();
});

/** What host scripts themselves say: to a frame that has not loaded yet, and of their licence. */
const THEIRS = /does not match the recipient window's origin.*iframe-?resizer|GPLv3 License Version/is;

/** Opens a host's page, calls with it, and fails if it or its frame complained. */
async function at(host, options, call) {
  const origins = [state.site.url, state.hosts.url].map((url) => new URL(url).origin);
  const opened = await hostPage(state.browser, origins, options);
  try {
    await opened.page.goto(new URL(host, state.hosts.url).href);
    await call(opened.page, opened.problems);
    assertQuiet(opened.problems, [THEIRS]);
  } finally {
    await opened.close();
  }
}

const HOSTS = ["datawrapper", "datawrapper-old", "amp", "medium", "pym", "frames", "iframe-resizer-4", "iframe-resizer-5", "open-iframe-resizer", "open-iframe-resizer-legacy", "wordpress"];

for (const host of HOSTS) {
  // WordPress's own bounds.
  const clamp = host === "wordpress" ? (height) => Math.min(Math.max(height, 200), 1000) : undefined;

  test(`${host}: a frame is as high as its figure, through growth, shrinkage, tabs, fonts and rotation`, async () => {
    await at(`${host}.html`, { width: 700, height: 900 }, async (page) => {
      const pair = await figureFrame(page);
      const { frame } = pair;
      const fits = (what) => untilFits(pair, what, clamp);
      const first = await fits("at the start");

      await frame.locator("button[data-cell]").first().click();
      await frame.locator("[data-detail]").waitFor();
      const opened = await fits("a part opened");
      assert.ok(opened > first + 50, `an opened part needs room: ${first} to ${opened}`);
      await frame.locator(".detail .close").click();
      assert.ok(Math.abs((await fits("a part closed")) - first) <= 1, "shrinkage to what it was");

      const tabs = {};
      for (const tab of ["table", "sources", "chart"]) {
        await frame.locator(`[data-tab="${tab}"]`).click();
        tabs[tab] = await fits(`the tab ${tab}`);
      }
      assert.ok(new Set(Object.values(tabs)).size > 1, "tabs are of several heights");

      await page.setViewportSize({ width: 380, height: 800 });
      assert.notEqual(await fits("upright"), first);
      await page.setViewportSize({ width: 700, height: 380 });
      assert.ok(Math.abs((await fits("on its side")) - first) <= 1);

      await lateFont(frame);
      assert.notEqual(await fits("a late font"), first);
    });
  });
}

test("in a sandbox without an origin the height is told all the same", async () => {
  state.hosts.fill.body = `<iframe sandbox="allow-scripts" src="${state.hosts.fill.frame}" width="100%" height="150"></iframe>
    <script>addEventListener("message", ({ data, source }) => {
      const frame = document.querySelector("iframe");
      if (data.sentinel === "amp" && source === frame.contentWindow) frame.height = data.height;
    })</script>`;
  await at("article.html", {}, async (page) => {
    const pair = await figureFrame(page);
    assert.equal(await pair.frame.evaluate(() => self.origin), "null");
    await untilFits(pair, "sandboxed");
    await pair.frame.locator('[data-tab="sources"]').click();
    await untilFits(pair, "another tab");
  });
});

test("a host that does not follow keeps its bar, and what it says does no harm", async () => {
  await at("deaf.html", {}, async (page) => {
    const pair = await figureFrame(page);
    await page.evaluate(() => window.sayAll());
    await until("there is something to scroll", async () => {
      const { frame, content, scrolls } = await sizes(pair);
      return frame === 150 && content > 150 && scrolls;
    });
    await heardAll(page, pair.frame);
    const { overflow, padding } = await pair.frame.evaluate(() => ({ overflow: getComputedStyle(document.documentElement).overflowY, padding: getComputedStyle(document.body).padding }));
    assert.deepEqual({ overflow, padding }, { overflow: "visible", padding: "0px" });

    const heard = await page.evaluate(() => window.heard);
    const told = heard.map((data) => data["datawrapper-height"]?.["intensity.en.html"] ?? data.height).filter((height) => height !== undefined);
    assert.ok(told.length > 0 && told.every((height) => Number.isInteger(height) && height > 0), JSON.stringify(told));
    assert.ok(!heard.some((data) => data === null), "never null");
    // Once unasked, and once for each time that it was asked.
    const times = heard.filter((data) => data.sentinel === "amp").length;
    assert.ok(times >= 1 && times <= 5, `told ${times} times`);
    assert.deepEqual(new Set(heard.filter((data) => typeof data === "string").map((text) => text.slice(0, 8))), new Set(["[iFrameR", '{"src":"']));
    assert.equal(page.url(), new URL("deaf.html", state.hosts.url).href, "nothing navigates the host");
  });
});

test("WordPress hears its secret also where it gives it to a frame that stands already", async () => {
  await at("deaf.html", {}, async (page) => {
    await figureFrame(page);
    await page.evaluate(() => {
      document.getElementById("frame").src += "#?secret=a1B2c3D4e5";
    });
    await page.waitForFunction(() => window.heard.some((data) => data?.message === "height" && data.value > 150 && data.secret === "a1B2c3D4e5"));
  });
});

test("only the page around the frame is listened to", async () => {
  await at("deaf.html", {}, async (page) => {
    const pair = await figureFrame(page);
    await heardAll(page, pair.frame);
    await page.evaluate(() => {
      window.heard = [];
    });
    // From itself, and from a frame beside it.
    await pair.frame.evaluate(() => window.postMessage({ type: "iframe-child-init" }, "*"));
    await page.evaluate(async () => {
      const other = document.createElement("iframe");
      const loaded = new Promise((resolve) => (other.onload = resolve));
      other.srcdoc = '<script>parent.frames[0].postMessage({ type: "iframe-child-init" }, "*"); parent.frames[0].postMessage("[iFrameSizer]evil:8:true:false", "*")</script>';
      document.body.append(other);
      await loaded;
    });
    await heardAll(page, pair.frame);
    assert.deepEqual(await page.evaluate(() => window.heard), []);
    await page.evaluate(() => window.frames[0].postMessage({ type: "iframe-child-init" }, "*"));
    await page.waitForFunction(() => window.heard.some((data) => data.type === "iframe-resized"));
  });
});

test("the host hears when the figure is ready and what the reader chooses, at a bounded rate", async () => {
  await at("deaf.html", {}, async (page) => {
    const { frame } = await figureFrame(page);
    const events = () => page.evaluate(() => window.heard.filter((data) => data?.source === "tairi"));
    await page.waitForFunction(() => window.heard.some((data) => data?.type === "ready"));
    assert.deepEqual(await events(), [{ source: "tairi", view: "intensity", type: "ready", data: { view: "intensity", lang: "en", plain: "1" } }]);
    await frame.locator('[data-tab="table"]').click();
    await page.waitForFunction(() => window.heard.some((data) => data?.type === "change"));
    const { type, view, data } = (await events()).at(-1);
    assert.deepEqual({ type, view, tab: data.tab }, { type: "change", view: "intensity", tab: "table" });
    const before = (await events()).length;
    const took = await frame.evaluate(async () => {
      const begun = performance.now();
      for (let turn = 0; turn < 60; turn += 1) {
        document.querySelector(`[data-tab="${["chart", "sources", "table"][turn % 3]}"]`).click();
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return performance.now() - begun;
    });
    await heardAll(page, frame);
    const more = (await events()).length - before;
    // One after each rest of a tenth of a second, and a last one.
    assert.ok(more >= 1 && more <= 1 + took / 100, `${more} events of 60 changes in ${took} ms`);
    assert.equal((await events()).at(-1).data.tab, "table");
    assert.equal(await page.evaluate(() => history.length), 2, "the history is the host's");
  });
});

test("a frame that nobody sees tells no height, and tells it when it is seen", async () => {
  state.hosts.fill.body = `<iframe id="frame" style="display: none" src="${state.hosts.fill.frame}" width="100%" height="150"></iframe>
    <script>window.heard = []; addEventListener("message", ({ data }) => {
      if (data.sentinel !== "amp") return;
      window.heard.push(data.height);
      document.getElementById("frame").height = data.height;
    })</script>`;
  await at("article.html", {}, async (page) => {
    const hidden = await (await page.waitForSelector("#frame", { state: "attached" })).contentFrame();
    await until("the app is there, as far as it goes unseen", () => hidden.evaluate(() => document.documentElement.dataset.tairi === "ready"));
    assert.deepEqual(await page.evaluate(() => window.heard), []);
    await page.evaluate(() => document.getElementById("frame").style.removeProperty("display"));
    await untilFits(await figureFrame(page), "shown");
  });
});

test("where WebAssembly is forbidden the figure that stands still tells its height", async () => {
  const site = await startSite({ headers: { "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'" } });
  try {
    state.hosts.fill.body = `<iframe src="${site.url}embed/fta.ja.html" width="100%" height="150"></iframe>
      <script>addEventListener("message", ({ data }) => {
        if (data.sentinel === "amp") document.querySelector("iframe").height = data.height;
      })</script>`;
    const opened = await hostPage(state.browser, [site.url, state.hosts.url].map((url) => new URL(url).origin));
    await opened.page.goto(new URL("article.html", state.hosts.url).href);
    const element = await opened.page.waitForSelector("iframe");
    const pair = { element, frame: await element.contentFrame() };
    const first = await untilFits(pair, "standing still");
    await pair.frame.locator("summary").first().click();
    assert.ok((await untilFits(pair, "its table open")) > first);
    await opened.close();
  } finally {
    await site.close();
  }
});
