// One widget's trouble is its own: what an option throws, a figure that cannot be put in, a
// document that is another one, names that every object has. And the end of the code itself,
// after which a figure stands still until it is begun anew.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { assertQuiet } from "./grave.mjs";
import { article, openHost, startHost } from "./hostpages.mjs";
import { VIEWS, shown, trap, untilReady, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi({ headers: { "Access-Control-Allow-Origin": "*" } });
let host;
let opened;
let foreseen = [];
before(async () => {
  host = await startHost();
});
after(() => host?.close());
afterEach(async () => {
  const problems = opened?.problems ?? [];
  await opened?.close();
  assertQuiet(problems, foreseen.splice(0));
  opened = undefined;
});
async function open(body) {
  opened = await openHost(tairi.browser, host.put(article(`${body}<script type="module" src="${tairi.url}tairi.js"></script>`)));
  await opened.page.waitForFunction(() => customElements.get("tairi-widget"));
  return opened.page;
}
const ready = (page, id) => page.waitForFunction((id) => document.querySelector(`#${id}`).dataset.tairi === "ready", id);

/** What an option throws reaches whoever gave it, and all calls after it work. */
const throwing = (widget, shown) => {
  const said = [];
  const tried = (call) => {
    try {
      said.push(call() ?? "done");
    } catch (error) {
      said.push(error.message);
    }
  };
  const evil = () => ({
    get view() {
      throw new Error("the host’s own");
    },
  });
  for (let at = 0; at < 3; at += 1) tried(() => widget.update(evil()));
  tried(() => widget.update(new Proxy({}, { ownKeys: () => { throw new Error("a trap of the host’s"); } })));
  tried(() => widget.update({ view: "fta" }));
  tried(() => widget.csv().length > 100);
  tried(() => shown());
  return said;
};
const wanted = ["the host’s own", "the host’s own", "the host’s own", "a trap of the host’s", "done", true];

test("an option that throws does so to whoever gave it, and to nobody else", async () => {
  const page = await open('<tairi-widget id="one" view="roadmap"></tairi-widget><div id="place"></div>');
  await ready(page, "one");
  const said = await page.evaluate(
    async ({ throwing, url }) => {
      const tried = new Function(`return (${throwing})`)();
      const { mount } = await import(`${url}tairi.js`);
      const place = document.querySelector("#place");
      const made = mount(place, { view: "roadmap" });
      await new Promise((resolve) => place.addEventListener("tairi-ready", resolve, { once: true }));
      const said = [tried(document.querySelector("#one"), () => "shown"), tried(made, () => "shown")];
      let refused;
      try {
        mount(document.body.appendChild(document.createElement("div")), { get view() { throw new Error("at once"); } });
      } catch (error) {
        refused = error.message;
      }
      made.destroy();
      mount(place, { view: "trade" });
      await new Promise((resolve) => place.addEventListener("tairi-ready", resolve, { once: true }));
      return [...said, refused];
    },
    { throwing: throwing.toString(), url: tairi.url },
  );
  assert.deepEqual(said, [[...wanted, "shown"], [...wanted, "shown"], "at once"]);
});

test("nor by the API on tairi's own page", async () => {
  const page = await tairi.openView("fta", { lang: "en" });
  const said = await page.evaluate(async (throwing) => {
    const tried = new Function(`return (${throwing})`)();
    await window.tairi.load();
    const place = document.body.appendChild(document.createElement("div"));
    const widget = window.tairi.mount(place, { view: "roadmap" });
    while (!place.querySelector("[data-figure]")) await new Promise((resolve) => requestAnimationFrame(resolve));
    const said = tried(widget, () => typeof widget.on("change", () => {}));
    widget.destroy();
    widget.free();
    const next = window.tairi.mount(place, { view: "fta" });
    while (!place.querySelector("[data-figure=fta]")) await new Promise((resolve) => requestAnimationFrame(resolve));
    next.destroy();
    return said;
  }, throwing.toString());
  assert.deepEqual(said, [...wanted, "function"]);
});

test("a figure that cannot be put in stands still alone", async () => {
  foreseen = [/a figure stands still/];
  const page = await open('<div id="far" style="height:9000px"></div><tairi-widget id="one" view="fta"></tairi-widget><tairi-widget id="two" view="roadmap"></tairi-widget>');
  await page.evaluate(() => {
    Object.defineProperty(document.querySelector("#one").shadowRoot, "adoptedStyleSheets", {
      set() {
        throw new DOMException("refused", "NotAllowedError");
      },
    });
    document.querySelector("#far").remove();
  });
  await page.waitForFunction(() => document.querySelector("#one").dataset.tairi === "error");
  await ready(page, "two");
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<tairi-widget id="three" view="trade"></tairi-widget>'));
  await ready(page, "three");
});

test("thirty at once are all shown, but for the one that cannot be put in", async () => {
  foreseen = [/a figure stands still/];
  const page = await open("");
  const [count, broken] = [30, 7];
  await page.evaluate(
    ({ views, count, broken }) => {
      for (let at = 0; at < count; at += 1) {
        const widget = Object.assign(document.createElement("tairi-widget"), { id: `w${at}`, view: views[at % views.length], lang: ["zh-TW", "ja", "en"][at % 3] });
        document.body.append(widget);
        if (at !== broken) continue;
        Object.defineProperty(widget.shadowRoot, "adoptedStyleSheets", {
          set() {
            throw new DOMException("refused", "NotAllowedError");
          },
        });
      }
    },
    { views: VIEWS, count, broken },
  );
  for (let at = 0; at < count; at += 1) {
    await page.locator(`#w${at}`).scrollIntoViewIfNeeded();
    await page.waitForFunction(([id, state]) => document.querySelector(id).dataset.tairi === state, [`#w${at}`, at === broken ? "error" : "ready"]);
  }
});

test("one goes into another document and back, dressed in each", async () => {
  const page = await open('<iframe title="another document" srcdoc="<!doctype html><body></body>" width="700" height="900"></iframe><div id="here"></div>');
  const frame = page.frames().at(-1);
  await frame.waitForSelector("body", { state: "attached" });
  const look = () =>
    page.evaluate(() => {
      const { shadowRoot: root } = window.widget;
      const view = window.widget.ownerDocument.defaultView;
      return {
        sheets: root.adoptedStyleSheets.length,
        box: view.getComputedStyle(root.querySelector(".box")).containerType,
        title: view.getComputedStyle(root.querySelector("h2")).fontFamily,
        there: view === window ? "here" : "there",
      };
    });
  const go = async (where) => {
    await page.evaluate((where) => {
      window.widget ??= Object.assign(document.createElement("tairi-widget"), { view: "fta" });
      const place = where === "here" ? document.querySelector("#here") : document.querySelector("iframe").contentDocument.body;
      place.append(window.widget);
    }, where);
    await page.waitForFunction(() => window.widget.dataset.tairi === "ready");
    await settled(page);
    return look();
  };
  const first = await go("there");
  assert.deepEqual([first.sheets, first.box, first.there], [2, "inline-size", "there"]);
  const second = await go("here");
  assert.deepEqual(second, { ...first, there: "here" });
  assert.deepEqual(await go("there"), first);
  // An element of that document holds one, too.
  await page.evaluate(async (url) => {
    const { mount } = await import(`${url}tairi.js`);
    const place = document.querySelector("iframe").contentDocument.body.appendChild(document.querySelector("iframe").contentDocument.createElement("div"));
    const shown = new Promise((resolve) => place.addEventListener("tairi-ready", resolve, { once: true }));
    mount(place, { view: "roadmap" });
    await shown;
  }, tairi.url);
});

test("names that every object has are no views", async () => {
  const page = await open('<div id="place"></div>');
  const said = await page.evaluate(async (url) => {
    const { load, mount } = await import(`${url}tairi.js`);
    await load();
    return ["constructor", "__proto__", "toString", "valueOf", "hasOwnProperty"].map((view) => {
      try {
        mount(document.querySelector("#place"), { view });
        return `${view} was taken`;
      } catch (error) {
        return error.message;
      }
    });
  }, tairi.url);
  for (const text of said) assert.match(text, /^tairi: view is “\w+”; expected one of trade, /);
});

describe("code that has stopped", () => {
  const stopped = (page) => page.getByRole("alert").filter({ hasText: "The figure has stopped working." });
  const still = (page) => page.locator("#tairi-still");

  for (const [what, path, params, picture] of [
    ["the first page", "", { view: "trade", lang: "en" }, "svg"],
    ["another figure than stood there first", "", { view: "fta", lang: "en" }, "img"],
    ["a page of one figure", "embed/fta.en.html", {}, "svg"],
  ]) {
    test(`${what}: the still figure is back, and a second try works without loading the page`, async () => {
      tairi.expectProblem(/page error: RuntimeError: unreachable/);
      const page = await tairi.openPage(path);
      const url = new URL(path, tairi.url);
      for (const [key, value] of Object.entries(params)) url.searchParams.set(key, value);
      await page.goto(url.href);
      await untilReady(page);
      const before = await shown(page);
      await page.evaluate(() => (window.same = true));
      const wide = page.viewportSize();
      await page.evaluate(trap);
      await page.setViewportSize({ ...wide, width: 500 });
      await page.waitForFunction(() => document.documentElement.dataset.tairi === "error");
      await stopped(page).waitFor();
      await still(page).locator(picture).locator("visible=true").first().waitFor();
      assert.equal(await page.locator("#tairi [data-figure]").count(), 0);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the window");
      // What the stopped code listened to is answered by nobody, and complained of by nobody.
      await page.setViewportSize(wide);
      await page.keyboard.press("Escape");
      await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
      await settled(page);
      assert.match(await page.evaluate(() => { try { return String(window.tairi.dataset("trade-2010")); } catch (error) { return error.message; } }), /the figure has stopped; expected a call after/);
      await page.getByRole("button", { name: "Try again" }).click();
      await untilReady(page);
      assert.equal(await stopped(page).count(), 0);
      assert.equal(await still(page).count(), 0);
      assert.equal(await shown(page), before);
      assert.ok(await page.evaluate(() => window.same), "the page was not loaded anew");
      // A second time, too.
      await page.evaluate(trap);
      await page.setViewportSize({ ...wide, width: 500 });
      await stopped(page).waitFor();
      await page.getByRole("button", { name: "Try again" }).click();
      await untilReady(page);
    });
  }

  test("elements: each stands still and says so, and all begin anew with one", async () => {
    foreseen = [/a figure stands still/, /page error: RuntimeError: unreachable/];
    const page = await open('<tairi-widget id="one" view="fta"></tairi-widget><tairi-widget id="two" view="roadmap" lang="ja"></tairi-widget><tairi-widget id="three" view="trade"><b>The page’s own</b></tairi-widget>');
    for (const id of ["one", "two", "three"]) {
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      await ready(page, id);
    }
    await page.evaluate(trap);
    await page.setViewportSize({ width: 600, height: 900 });
    for (const id of ["one", "two", "three"]) await page.waitForFunction((id) => document.querySelector(`#${id}`).dataset.tairi === "error", id);
    await page.locator("#one").getByText("The figure has stopped working.").waitFor();
    await page.locator("#one img").waitFor();
    await page.locator("#two").getByText("図が動かなくなりました。").waitFor();
    await page.locator("#three").getByText("The page’s own").waitFor();
    await page.locator("#two").getByRole("button", { name: "もう一度試す" }).click();
    for (const id of ["one", "two", "three"]) {
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      await ready(page, id);
    }
    assert.equal(await page.getByText("The figure has stopped working.").count(), 0);
    await page.locator("#one").evaluate((widget) => widget.update({ view: "claims" }));
    await page.locator("#one [data-figure=claims]").waitFor();
  });
});
