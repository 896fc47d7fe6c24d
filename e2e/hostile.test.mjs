// Hosts that nobody would choose: strict policies, sandboxes, styles that reach for
// everything, frames without a size. The figure shows in all of them, at the least
// standing still; nothing throws, nothing complains.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { serve } from "../scripts/serve.mjs";
import { assertQuiet } from "./grave.mjs";
import { article, openHost, startHost } from "./hostpages.mjs";
import { ROOT, VIEWS, launch, layoutFaults, untilWhole } from "./lib.mjs";
import { frames, until } from "./waits.mjs";

let site;
let host;
let browser;
let opened = [];
let forgiven = [];

before(async () => {
  site = await serve({ dir: process.env.TAIRI_DIST ?? join(ROOT, "dist"), headers: { "Access-Control-Allow-Origin": "*" } });
  host = await startHost();
  // Another site altogether, for what browsers call third parties.
  browser = await launch({ args: ["--host-resolver-rules=MAP host.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] });
});
after(async () => {
  await browser?.close();
  await site?.close();
  await host?.close();
});
afterEach(async () => {
  const problems = opened.flatMap((each) => each.problems);
  const foreseen = forgiven;
  await Promise.all(opened.map((each) => each.close()));
  opened = [];
  forgiven = [];
  assertQuiet(problems, foreseen);
});

async function open(url, options = {}) {
  const each = await openHost(browser, url, options);
  opened.push(each);
  return each;
}

const origin = () => site.url.replace(/\/$/, "");
const script = () => `<script type="module" src="${site.url}tairi.js"></script>`;
const frame = (attributes = "", page = "trade.en.html") => `<iframe src="${site.url}embed/${page}" title="A figure" width="390" height="900" ${attributes}></iframe>`;

/** The frame of tairi's page, when it has come to a state. */
async function framed(page, state = "ready") {
  await page.locator("iframe").first().waitFor({ state: "attached" });
  const inside = await (await page.locator("iframe").first().elementHandle()).contentFrame();
  await inside.waitForFunction((wanted) => document.documentElement.dataset.tairi === wanted, state);
  return inside;
}
const widgetIs = (page, state = "ready", count = 1) =>
  page.waitForFunction(([wanted, many]) => document.querySelectorAll(`tairi-widget[data-tairi=${wanted}]`).length >= many, [state, count]);

/** Whether a reader sees a figure: something of its size, with its heading. */
const seesFigure = (inside) =>
  inside.evaluate(() => {
    const roots = [document, ...[...document.querySelectorAll("tairi-widget")].map((each) => each.shadowRoot)];
    return roots.some((root) =>
      [...root.querySelectorAll("canvas.picture, #tairi-still svg, .matrix, .claims")].some((each) => {
        const { width, height } = each.getBoundingClientRect();
        return each.checkVisibility({ visibilityProperty: true }) && width > 150 && height > 100;
      }),
    );
  });

describe("in a frame", () => {
  test("in a sandbox without an origin every view works, with no storage to be had", async () => {
    const { page } = await open(host.put(article(frame('sandbox="allow-scripts"'))));
    for (const view of VIEWS) {
      await page.locator("iframe").evaluate((each, src) => (each.src = src), `${site.url}embed/${view}.ja.html`);
      await until(`the frame is that of ${view}`, () => page.frames().some((each) => each.url().includes(`${view}.ja.html`)));
      const inside = await framed(page);
      await inside.waitForFunction((wanted) => document.querySelector(".tairi [data-figure]")?.dataset.figure === wanted && !document.querySelector("#tairi-still"), view);
      assert.equal(await inside.evaluate(() => self.origin), "null", "it has no origin");
      assert.ok(await seesFigure(inside), view);
      await inside.locator("[data-tab=table]").click();
      await inside.locator("[data-table] table").waitFor();
    }
  });

  test("in a sandbox without scripts the figure stands there", async () => {
    forgiven.push(/Blocked script execution/);
    const { page } = await open(host.put(article(frame("sandbox"))));
    const inside = await (await page.locator("iframe").elementHandle()).contentFrame();
    await inside.locator("#tairi-still svg").locator("visible=true").first().waitFor();
    await inside.locator("noscript p, .hint").locator("visible=true").first().waitFor();
  });

  test("of no size, it is drawn when it grows", async () => {
    const { page } = await open(host.put(article(frame('style="width:0;height:0;border:0"'))));
    await frames(page, 10);
    await page.evaluate(() => Object.assign(document.querySelector("iframe").style, { width: "390px", height: "900px" }));
    const inside = await framed(page);
    await inside.waitForFunction(() => document.querySelector("canvas.picture")?.getBoundingClientRect().width > 300);
    assert.ok(await seesFigure(inside));
    assert.deepEqual(await layoutFaults(inside), []);
  });

  test("that is not shown at first, it is drawn when it is", async () => {
    const { page } = await open(host.put(article(frame('style="display:none"'))));
    await frames(page, 10);
    await page.evaluate(() => (document.querySelector("iframe").style.display = "block"));
    const inside = await framed(page);
    await inside.waitForFunction(() => document.querySelector("canvas.picture")?.getBoundingClientRect().width > 300);
    assert.ok(await seesFigure(inside));
  });

  test("on another site, with all storage refused, it works", async () => {
    const { page } = await open(host.put(article(frame()), {}, "host.test"), {
      script: () => {
        if (window === top) return;
        for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException("refused", "SecurityError");
            },
          });
        }
        Object.defineProperty(document, "cookie", {
          get() {
            throw new DOMException("refused", "SecurityError");
          },
        });
      },
    });
    const inside = await framed(page);
    assert.ok(await seesFigure(inside));
    await inside.locator("[data-tab=table]").click();
    await inside.locator("[data-table] table").waitFor();
  });

  test("under a host that allows nothing but the frame", async () => {
    const policy = `default-src 'none'; frame-src ${origin()}; require-trusted-types-for 'script'; trusted-types 'none'`;
    const { page } = await open(host.put(article(frame("", "intensity.zh-TW.html")).replace('<link rel="icon" href="data:,">', ""), { "Content-Security-Policy": policy }));
    const inside = await framed(page);
    assert.ok(await seesFigure(inside));
  });
});

describe("as an element", () => {
  const all = VIEWS.map((view) => `<tairi-widget view="${view}"></tairi-widget>`).join("");
  /** What docs/embedding.md lists, and nothing else. */
  const policy = (wasm = " 'wasm-unsafe-eval'") =>
    `default-src 'none'; script-src ${origin()}${wasm}; connect-src ${origin()}; img-src ${origin()}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const strict = (body, wasm) => host.put(article(body).replace('<link rel="icon" href="data:,">', ""), { "Content-Security-Policy": policy(wasm) });

  test("works under the policy that the documentation lists, with Trusted Types", async () => {
    const { page } = await open(strict(`${all}${script()}`), { height: 12_000 });
    await widgetIs(page, "ready", VIEWS.length);
    assert.ok(await seesFigure(page));
    await page.locator("tairi-widget[view=fta] [data-target]").first().click();
    await page.locator("tairi-widget[view=fta] [data-detail]").waitFor();
    await page.locator("tairi-widget[view=trade] [data-tab=table]").click();
    await page.locator("tairi-widget[view=trade] [data-table] table").waitFor();
  });

  test("where WebAssembly is forbidden a picture with a link stands there, or what the page put in", async () => {
    // The browser says itself what the policy forbids; the figure that it stands still.
    forgiven.push(/wasm-unsafe-eval|wasm-eval|stands still/);
    const { page } = await open(strict(`<tairi-widget view="trade" lang="ja"></tairi-widget><tairi-widget view="fta"><p id="mine">A picture.</p></tairi-widget>${script()}`, ""));
    await widgetIs(page, "error", 2);
    const got = await page.evaluate(() => {
      const [first, second] = document.querySelectorAll("tairi-widget");
      const link = first.shadowRoot.querySelector("a.name");
      return [link.checkVisibility(), link.textContent.length > 1, new URL(link.href).pathname, document.querySelector("#mine").checkVisibility(), second.getBoundingClientRect().height > 20];
    });
    assert.deepEqual(got, [true, true, "/embed/trade.ja.html", true, true]);
  });

  /** How all in a widget's tree is laid out and written. */
  const anatomy = (page) =>
    page.evaluate(() =>
      [...document.querySelector("tairi-widget").shadowRoot.querySelectorAll(".tairi, .tairi *")].map((each) => {
        const { width, height } = each.getBoundingClientRect();
        const style = getComputedStyle(each);
        return [each.tagName, each.className, Math.round(width), Math.round(height), style.fontSize, style.color, style.textAlign, style.boxSizing, style.letterSpacing, style.textTransform, style.direction, style.visibility, style.cursor].join(" ");
      }),
    );

  const HOSTILE = {
    "styles that reach for everything":
      "<style>html{font-size:9px;line-height:3}body{font:italic 700 40px/3 serif;color:red;letter-spacing:9px;word-spacing:2em;text-transform:uppercase;text-align:right;visibility:visible;cursor:wait;white-space:pre;text-indent:5em;--ink:lime;--ground:lime;--rem:99px;--from:.9;hyphens:auto;font-variant:small-caps;direction:ltr} * { box-sizing: content-box !important; font-size: 30px !important; float: none; text-shadow: 1px 1px red; transition: all 2s } div, span, p, button, canvas, h2, table, section { border: 5px solid red !important; margin: 9px !important; padding: 9px !important; display: block !important; color: lime !important; max-width: 99px !important } svg, canvas, img { width: 10px !important; height: auto !important }</style>",
    "styles reset": "<style>*,*::before,*::after{all:unset}tairi-widget{display:block}</style>",
  };
  for (const [what, head] of Object.entries(HOSTILE)) {
    test(`is the same among ${what} as alone`, async () => {
      for (const view of ["trade", "intensity"]) {
        const body = `<tairi-widget view="${view}" style="width:700px;font-size:16px!important"></tairi-widget>${script()}`;
        const [calm, wild] = await Promise.all([open(host.put(article(body))), open(host.put(article(body, { head })))]);
        await Promise.all([widgetIs(calm.page), widgetIs(wild.page)]);
        await Promise.all([calm.page, wild.page].map(untilWhole));
        assert.deepEqual(await anatomy(wild.page), await anatomy(calm.page), view);
      }
    });
  }

  test("reads from the left in a page that reads from the right, also as a file", async () => {
    const body = `<tairi-widget view="trade" lang="en" style="width:700px"></tairi-widget>${script()}`;
    const [calm, other] = await Promise.all([open(host.put(article(body))), open(host.put(article(body, { lang: "ar", attributes: 'dir="rtl"' })))]);
    await Promise.all([widgetIs(calm.page), widgetIs(other.page)]);
    await Promise.all([calm.page, other.page].map(untilWhole));
    assert.deepEqual(await anatomy(other.page), await anatomy(calm.page));
    const picture = (page) =>
      page.evaluate(async () => {
        const blob = await document.querySelector("tairi-widget").png();
        const image = await createImageBitmap(blob);
        const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
        context.drawImage(image, 0, 0);
        let ink = 0;
        for (const byte of context.getImageData(0, 0, image.width, image.height).data) ink = (ink * 31 + byte) | 0;
        return ink;
      });
    assert.equal(await picture(other.page), await picture(calm.page), "the picture is the same");
  });

  test("in a sandbox without an origin it works", async () => {
    const inner = article(`<tairi-widget view="trade"></tairi-widget>${script()}`);
    const { page } = await open(host.put(article(`<iframe sandbox="allow-scripts" width="500" height="900" title="x" src="${host.put(inner)}"></iframe>`)));
    const inside = await (await page.locator("iframe").elementHandle()).contentFrame();
    await widgetIs(inside);
    assert.ok(await seesFigure(inside));
  });

  test("without the network the page is none the worse, and a second try works", async () => {
    forgiven.push(/ERR_FAILED|stands still/);
    const { page } = await open();
    let broken = true;
    await page.route(/_bg\.wasm$/, (route) => (broken ? route.abort() : route.continue()));
    await page.goto(host.put(article(`<tairi-widget view="fta"></tairi-widget>${script()}`)));
    await widgetIs(page, "error");
    broken = false;
    await page.evaluate(() => {
      const widget = document.querySelector("tairi-widget");
      const parent = widget.parentNode;
      widget.remove();
      requestAnimationFrame(() => parent.append(widget));
    });
    await widgetIs(page);
  });
});
