// embed.js in the pages of others: a line of HTML becomes a frame of the right
// height, in a place that was kept for it.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../scripts/serve.mjs";
import { ENGINES, startEngine } from "./engines.mjs";
import { assertQuiet } from "./grave.mjs";
import { measure } from "./heights.mjs";
import { figureFrame, hostPage, serveHosts, untilFits } from "./hosts.mjs";
import { LANGS, ROOT, VIEWS, launch, startSite } from "./lib.mjs";
import { noteShifts, shifted } from "./notes.mjs";
import { frames, heardAll, settled, until } from "./waits.mjs";

const state = {};
before(async () => {
  state.site = await startSite();
  state.hosts = await serveHosts();
  state.browser = await launch();
});
after(async () => {
  await state.browser?.close();
  await state.hosts?.close();
  await state.site?.close();
});

const script = (attributes = "") => `<script ${attributes} src="${state.site.url}embed.js"></script>`;

/** Opens an article with this in it; its host has the whole site, too, in `tairi/`, and another's script in `theirs/`. */
async function article(body, call, options = {}) {
  state.hosts.fill.body = body;
  const origins = [state.site.url, state.hosts.url].map((url) => new URL(url).origin);
  const opened = await hostPage(state.browser, origins, options);
  try {
    await opened.page.addInitScript(noteShifts);
    await opened.page.addInitScript(() => {
      // Before any word from the frame: later it may have the height that it asked for.
      document.addEventListener("DOMContentLoaded", () => {
        window.kept = document.querySelector("div.tairi iframe")?.clientHeight;
      });
    });
    const { pathname } = new URL(state.hosts.url);
    await opened.page.route(`${state.hosts.url}tairi/**`, (route) => route.fulfill({ path: join(ROOT, "dist", new URL(route.request().url()).pathname.slice(`${pathname}tairi/`.length)) }));
    await opened.page.route(`${state.hosts.url}theirs/embed.js`, (route) => route.fulfill({ body: "" }));
    await opened.page.goto(new URL("article.html", state.hosts.url).href);
    await call(opened.page);
    assertQuiet(opened.problems);
  } finally {
    await opened.close();
  }
}

for (const width of [390, 1280]) {
  test(`a line becomes a frame of the right height, and nothing moves, at ${width} px`, async () => {
    for (const [view, lang] of [["trade", "ja"], ["intensity", "en"], ["claims", "zh-TW"]]) {
      const line = `<div class="tairi" data-view="${view}" data-lang="${lang}"><noscript>a picture</noscript></div>${script()}`;
      await article(
        line,
        async (page) => {
          const kept = await page.evaluate(() => window.kept);
          const pair = await figureFrame(page);
          // Between two measured widths a paragraph may have a line more or less.
          const line = 24;
          let height;
          // It may fit a moment before the last line of its text is where it stays.
          await until(
            () => `${view} ${lang}: kept ${kept}, is ${height}`,
            async () => Math.abs((height = await untilFits(pair, `${view} ${lang}`)) - kept) <= line,
          );
          assert.ok((await shifted(page)) < 0.005, `${view} ${lang}: shifted`);
          assert.equal(await pair.frame.evaluate(() => document.documentElement.lang), lang);
          const { title, loading } = await pair.element.evaluate(({ title, loading }) => ({ title, loading }));
          assert.ok(title.length > 3 && (await pair.frame.title()).startsWith(title), title);
          assert.equal(loading, "lazy");
        },
        { width },
      );
    }
  });
}

test("the snippets of the README and of docs/embedding.md work as they are printed", async () => {
  for (const file of ["README.md", "docs/embedding.md"]) {
    const printed = readFileSync(join(ROOT, file), "utf8");
    const snippets = [...printed.matchAll(/```html\n([^]+?)```/g)].map((match) => match[1].replaceAll("https://YOUR-HOST/tairi/", state.site.url));
    assert.ok(snippets.length >= 2, file);
    for (const snippet of snippets) {
      await article(snippet, async (page) => {
        if (snippet.includes("tairi.js")) return page.locator("tairi-widget [data-figure]").waitFor();
        if (!snippet.includes("iframe") && !snippet.includes("embed.js")) {
          assert.ok(await page.locator("a img").evaluate((img) => img.decode().then(() => img.naturalWidth === 1200)), snippet);
          return;
        }
        const pair = await figureFrame(page);
        if (snippet.includes("embed.js")) await untilFits(pair, file);
        // What a late script cannot keep, `min-height` keeps well enough.
        assert.ok((await shifted(page)) < 0.1, `${file}: ${await shifted(page)}`);
      });
    }
  }
});

test("without scripts there is the picture, with a link to the page", async () => {
  const snippet = readFileSync(join(ROOT, "docs/embedding.md"), "utf8").match(/```html\n([^]+?)```/)[1];
  await article(
    snippet.replaceAll("https://YOUR-HOST/tairi/", state.site.url),
    async (page) => {
      assert.equal(await page.locator("noscript img, a img").count(), 1);
      assert.ok((await page.locator("a img").boundingBox()).height > 300);
      const answer = await page.request.get(await page.locator("a:has(img)").getAttribute("href"));
      assert.equal(answer.status(), 200);
    },
    { javaScriptEnabled: false },
  );
});

test("it follows growth and shrinkage, and the page when it is turned", async () => {
  await article(`<div class="tairi" data-view="intensity" data-lang="en"></div>${script()}`, async (page) => {
    const pair = await figureFrame(page);
    const first = await untilFits(pair, "at the start");
    await pair.frame.locator("button[data-cell]").first().click();
    await pair.frame.locator("[data-detail]").waitFor();
    assert.ok((await untilFits(pair, "opened")) > first);
    await pair.frame.locator(".detail .close").click();
    assert.equal(await untilFits(pair, "closed"), first);
    await page.setViewportSize({ width: 360, height: 700 });
    await untilFits(pair, "upright");
    await page.setViewportSize({ width: 700, height: 360 });
    await untilFits(pair, "on its side");
  });
});

test("all keys are attributes, and what is broken or unknown falls back", async () => {
  const line = `<section lang="ja"><div class="tairi" data-view="trade" data-measure="share" data-time="1987..2010" data-y-scale="log" data-theme="dark" data-tab="table" data-foreign="x"></div></section>
    <div class="tairi" data-view="&quot;&gt;&lt;b&gt;" data-lang="xx" data-focus="a&amp;b=c"></div><div class="tairi" data-view="constructor"></div>${script()}`;
  await article(line, async (page) => {
    const addresses = await page.locator("div.tairi iframe").evaluateAll((frames) => frames.map((frame) => frame.src));
    assert.deepEqual(
      addresses.map((address) => address.slice(state.site.url.length)),
      ["embed/trade.ja.html?time=1987..2010&measure=share&yScale=log&tab=table&theme=dark", "embed/trade.en.html?focus=a%26b%3Dc", "embed/trade.en.html"],
    );
    const pair = await figureFrame(page, "section iframe");
    assert.ok(await pair.frame.locator("[data-table]").isVisible());
    await untilFits(pair, "with choices");
  });
});

test("a plain iframe is made fit, also one that spoke before the script came", async () => {
  const src = `${state.site.url}embed/fta.zh-TW.html`;
  await article(`<iframe src="${src}" width="300" height="100"></iframe><iframe src="about:blank" id="other" width="200" height="77"></iframe>`, async (page) => {
    const pair = await figureFrame(page);
    await heardAll(page, pair.frame);
    await page.addScriptTag({ url: `${state.site.url}embed.js` });
    await untilFits(pair, "adopted");
    const other = await page.locator("#other").evaluate((frame) => [frame.clientWidth, frame.clientHeight, frame.title]);
    assert.deepEqual(other, [200, 77, ""], "no other frame is touched");
    assert.notEqual(await pair.element.getAttribute("title"), "");
  });
});

test("included twice and late it works once; what comes later is seen, and what goes leaves nothing", async () => {
  const line = '<div class="tairi" data-view="roadmap" data-lang="en"></div>';
  await article(`${line}${script("async")}${script("defer")}${script()}`, async (page) => {
    await page.addScriptTag({ url: `${state.site.url}embed.js` });
    await untilFits(await figureFrame(page), "the first");
    assert.equal(await page.locator("iframe").count(), 1);
    await page.evaluate((html) => {
      const box = document.createElement("p");
      box.id = "later";
      box.innerHTML = html;
      document.body.append(box);
    }, line);
    await page.locator("#later iframe").scrollIntoViewIfNeeded();
    await untilFits(await figureFrame(page, "#later iframe"), "the later one");
    await page.evaluate(() => document.querySelectorAll(".tairi").forEach((each) => each.remove()));
    await page.setViewportSize({ width: 500, height: 500 });
    await settled(page);
    assert.equal(await page.locator("iframe").count(), 0);
    const globals = await page.evaluate(() => Object.keys(window).filter((key) => /tairi/i.test(key)));
    assert.deepEqual(globals, []);
  });
});

test("what is far below is not loaded before the reader comes near", async () => {
  await article(`<div style="height: 9000px"></div><div class="tairi" data-view="fta" data-lang="en"></div>${script()}`, async (page) => {
    await page.waitForLoadState("networkidle");
    await frames(page);
    assert.equal(page.frames().filter((frame) => frame.url().includes("/embed/")).length, 0);
    await page.locator("iframe").scrollIntoViewIfNeeded();
    await untilFits(await figureFrame(page), "near");
  });
});

test("a height is taken from the frame itself only, and within bounds", async () => {
  await article(`<div class="tairi" data-view="fta" data-lang="en"></div>${script()}`, async (page) => {
    const pair = await figureFrame(page);
    const height = await untilFits(pair, "at the start");
    await page.evaluate(() => window.postMessage({ "datawrapper-height": { x: 5 } }, "*"));
    await pair.frame.evaluate(() => {
      const said = [null, 7, "datawrapper-height", ...[0, -5, 1e9, 2.5, "300", null, NaN, {}].map((h) => ({ "datawrapper-height": { x: h } })), { "datawrapper-height": null }, { "datawrapper-height": 9 }];
      for (const each of said) window.parent.postMessage(each, "*");
    });
    await heardAll(page, pair.frame);
    assert.equal(await untilFits(pair, "after nonsense"), height);
  });
});

describe("whatever a page holds, its frames are made, of the folder that embed.js is from", () => {
  const div = '<div class="tairi" data-view="fta" data-lang="en"></div>';
  /** Elements of these names as long as the script begins: the browser's driver could not do with them either. */
  const named = (tag, names) => names.map((name) => `<${tag} class="trap" name="${name}" id="${name}"></${tag}>`).join("");
  const away = '<script>for (const trap of Document.prototype.querySelectorAll.call(document, ".trap")) trap.remove()</script>';
  const ASKED = ["querySelector", "querySelectorAll", "createElement", "documentElement", "body", "getElementById"];
  const HELD = {
    "pictures named like what a document is asked": () => `${named("img", ASKED)}${div}${script()}${away}`,
    "forms named so": () => `${named("form", ASKED)}${div}${script()}${away}`,
    "elements named like what a window is asked": () => `${named("a", ["addEventListener", "tairiEmbed"])}${div}${script()}${away}`,
    "another's embed.js, and what stands for the script that runs": () => `<script src="${state.hosts.url}theirs/embed.js"></script><img name="currentScript">${div}${script()}`,
    "a drawing with a frame in it": () => `<svg><iframe src="https://evil.test/"></iframe></svg>${div}${script()}`,
    "marks of its own on what is none of it": () => `<iframe data-tairi-frame="constructor 0"></iframe><svg><iframe data-tairi-frame="fta 0"></iframe></svg>${div}${script()}`,
    "a form whose fields are named like what is asked of it": () => `<form lang="ja"><input name="lang"><input name="closest"><input name="getAttribute">${div}</form>${script()}`,
  };
  for (const [what, body] of Object.entries(HELD)) {
    test(what, async () => {
      await article(body(), async (page) => {
        const pair = await figureFrame(page, "div.tairi iframe");
        assert.equal(await pair.element.getAttribute("src"), `${state.site.url}embed/fta.en.html`);
        await untilFits(pair, what);
        await page.setViewportSize({ width: 500, height: 700 });
        await untilFits(pair, `${what}, narrower`);
      });
    });
  }

  test("a frame of another site that is named like it", async () => {
    await article(`<iframe name="tairiEmbed" src="${state.site.url}tairi.d.ts"></iframe>${div}`, async (page) => {
      await until("it is of another site", () => page.evaluate(() => {
        try {
          return !window.tairiEmbed.document;
        } catch {
          return true;
        }
      }));
      await page.addScriptTag({ url: `${state.site.url}embed.js` });
      await untilFits(await figureFrame(page, "div.tairi iframe"), "beside it");
    });
  });

  for (const [what, folder] of [["a relative", () => ""], ["a whole", () => state.hosts.url]]) {
    test(`a base that comes after the script, which has ${what} address`, async () => {
      await article(`${div}<script defer src="${folder()}tairi/embed.js"></script><base href="${state.site.url}elsewhere/">`, async (page) => {
        const pair = await figureFrame(page, "div.tairi iframe");
        assert.equal(await pair.element.getAttribute("src"), `${state.hosts.url}tairi/embed/fta.en.html`);
        await untilFits(pair, what);
      });
    });
  }

  test("elements of other kinds of document, and no element of HTML", async () => {
    await article(`${div}${script()}`, async (page) => {
      await untilFits(await figureFrame(page, "div.tairi iframe"), "at the start");
      await page.evaluate((html) => {
        for (const name of ["div", "iframe"]) {
          const odd = document.createElementNS("urn:odd", name);
          for (const [key, value] of [["class", "tairi"], ["data-view", "fta"], ["src", "x"]]) odd.setAttribute(key, value);
          document.body.append(odd);
        }
        const box = document.createElement("p");
        box.id = "later";
        box.append(new DOMParser().parseFromString(html, "text/html").querySelector("div"));
        document.body.append(box);
      }, div);
      await page.locator("#later iframe").scrollIntoViewIfNeeded();
      await untilFits(await figureFrame(page, "#later iframe"), "the later one");
    });
  });
});

for (const [id, engine] of Object.entries(ENGINES)) {
  const wanted = process.env.TAIRI_ENGINES?.split(",") ?? Object.keys(ENGINES);
  test(`in ${engine.name}, too, it knows where it is from, whatever the page holds`, { skip: !wanted.includes(id) && `left out, as TAIRI_ENGINES is ${wanted}` }, async () => {
    const dir = mkdtempSync(join(tmpdir(), "tairi-embed-"));
    mkdirSync(join(dir, "tairi"));
    copyFileSync(join(ROOT, "dist/embed.js"), join(dir, "tairi/embed.js"));
    writeFileSync(
      join(dir, "index.html"),
      `<!doctype html><a id="addEventListener"></a><img name="currentScript"><svg><iframe src="x"></iframe></svg>
       <div class="tairi" data-view="fta" data-lang="en"></div><script defer src="tairi/embed.js"></script><base href="https://evil.test/">`,
    );
    const site = await serve({ dir });
    const page = await startEngine(id);
    try {
      await page.driver.get(site.url);
      const src = await page.until("the frame is made", () => document.querySelector("div.tairi iframe")?.src);
      assert.equal(src, `${site.url}tairi/embed/fta.en.html`);
      // What was listened for last is heard.
      await page.evaluate(() => (document.querySelector("div.tairi iframe").style.height = ""));
      await page.evaluate(() => window.dispatchEvent(new Event("resize")));
      await page.until("it has its height again", () => parseInt(document.querySelector("div.tairi iframe").style.height) > 100);
    } finally {
      await page.close();
      await site.close();
      rmSync(dir, { recursive: true });
    }
  });
}

test("the heights that embed.js keeps are those of the figures", async () => {
  const { widths, heights } = JSON.parse(readFileSync(join(ROOT, "www/heights.json"), "utf8"));
  assert.deepEqual(Object.keys(heights), VIEWS);
  const some = [widths[2], widths.at(-1)];
  const found = await measure({ widths: some });
  const wrong = VIEWS.flatMap((view) =>
    LANGS.flatMap((lang) =>
      some.flatMap((width, index) => {
        const [is, kept] = [found.heights[view][lang][index], heights[view][lang][widths.indexOf(width)]];
        // Fonts differ from machine to machine.
        return Math.abs(is - kept) > 8 + kept * 0.02 ? [`${view} ${lang} at ${width} px: ${kept} kept, ${is} found`] : [];
      }),
    ),
  );
  assert.deepEqual(wrong, [], "make dist && node scripts/heights.mjs writes them anew");
});
