// A page that has a network shows the newest whole version, at the latest when it is opened
// for the second time: whichever page, however it is opened, whatever came in between and
// whatever else is kept on the origin. And whoever has seen wrong numbers is told.
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, test } from "node:test";
import { checked } from "../scripts/offline.mjs";
import { ENGINES, startEngine } from "./engines.mjs";
import { article, startHost } from "./hostpages.mjs";
import { LANGS, untilReady } from "./lib.mjs";
import { BASE, another, change, copy, kept, line, named, useVersions, version } from "./versions.mjs";
import { idle, settled, until } from "./waits.mjs";

const { a, b, folder, put, putWithin, stop, replace, at, reader, visit, untilKept, untilTaken, untilHas, forgive, alone } = useVersions();
const INDEX = "?view=fta&lang=en";
const EMBED = "embed/fta.en.html";
const OTHER = "embed/claims.ja.html";

/** A reader who has been here while the first version was: all of it is kept, and these pages. */
async function regular(pages = [], options = {}) {
  await put(a.dir);
  const context = await reader(options);
  const page = await visit(context);
  await untilKept(page);
  await page.close();
  for (const path of pages) {
    const opened = await visit(context, path);
    await untilHas(opened, path);
    await opened.close();
  }
  return context;
}

/** Opens a page as long as a version takes to take over, and closes it again: a visit. */
async function stay(context, path, taken) {
  const page = await visit(context, path);
  await untilTaken(page, taken);
  await page.close();
}

/** The page is of one version: all of its files, and what it says itself. */
async function assertOf(page, { hash }, said) {
  await settled(page);
  assert.deepEqual([...page.made], [hash]);
  assert.equal(await version(page), said);
}

describe("the second visit after an update shows it", () => {
  for (const [what, pages, first, second] of [
    ["the first page", [], INDEX, INDEX],
    ["the page of one figure, which was visited before", [EMBED], EMBED, EMBED],
    ["the page of one figure, which was not", [], EMBED, EMBED],
    ["the page of one figure, with choices", [EMBED], `${EMBED}?tab=table`, `${EMBED}?tab=table`],
    ["one page, where the first visit was to another", [EMBED, OTHER], OTHER, EMBED],
  ]) {
    test(what, async () => {
      const context = await regular(pages);
      await put(b.dir);
      await stay(context, first, b);
      const page = await visit(context, second);
      await assertOf(page, b, "second");
      await idle(page);
      assert.equal(await line(page).innerText(), "", "nothing newer is said to be there");
      await until("the older set is deleted", async () => Object.keys(await kept(page)).join() === b.set);
    });
  }

  test("by loading the same tab again", async () => {
    const context = await regular([EMBED]);
    await put(b.dir);
    const page = await visit(context, EMBED);
    await untilTaken(page, b);
    page.made.clear();
    await page.reload();
    await untilReady(page);
    await assertOf(page, b, "second");
  });

  test("the pages that were visited are there without a network in the new version, too", async () => {
    const context = await regular([EMBED]);
    await put(b.dir);
    await stay(context, INDEX, b);
    await stay(context, INDEX, b);
    await stop();
    alone();
    const page = await visit(context, EMBED);
    assert.match(page.url(), /embed\/fta\.en\.html$/);
    await assertOf(page, b, "second");
    await put(a.dir);
  });

  /** Opens an article, and gives the frame in it. */
  async function framed(context, address) {
    const page = await context.newPage();
    await page.goto(address);
    await page.frameLocator("iframe").locator("html[data-tairi=ready]").waitFor();
    return page.frames()[1];
  }
  const around = (path) => article(`<iframe src="${at(path).replaceAll("&", "&amp;")}" width="600" height="600"></iframe>`);
  const says = (frame) => frame.evaluate(() => document.body.dataset.version ?? "first");

  for (const [what, path] of [["of one figure", EMBED], ["that is the first one", `${INDEX}&plain=1`]]) {
    test(`a page ${what}, in a frame of an article on the same origin`, async () => {
      const context = await regular([EMBED]);
      await putWithin(b.dir, { "article.html": around(path) });
      const address = new URL("/article.html", at("")).href;
      // Frames register nothing: the browser itself looks for a new version.
      const first = await framed(context, address);
      assert.equal(await says(first), "first", "what is kept is shown at once");
      await untilTaken(first, b);
      await first.page().close();
      const second = await framed(context, address);
      assert.equal(await says(second), "second");
      await until("no set is left behind", async () => Object.keys(await kept(second)).join() === b.set);
    });
  }

  test("a page in a frame of an article on another site", async () => {
    const context = await regular([EMBED]);
    const host = await startHost();
    try {
      await put(b.dir);
      forgive(/request to another origin: http:\/\/host\.test/);
      for (const visit of ["first", "second"]) assert.equal(await says(await framed(context, host.put(around(EMBED), {}, "host.test"))), "second", `at the ${visit} visit: nothing is kept there`);
    } finally {
      await host.close();
    }
  });

  test("with two tabs of two versions, each of one piece; the older set goes with its page", async () => {
    const context = await regular([EMBED]);
    const old = await visit(context, INDEX);
    await put(b.dir);
    await stay(context, EMBED, b);
    const fresh = await visit(context, EMBED);
    await assertOf(fresh, b, "second");
    await old.locator("nav [data-view=intensity]").click();
    await old.locator("#tairi [data-figure=intensity]").waitFor();
    await assertOf(old, a, null);
    await fresh.close();
    old.made.clear();
    await old.reload();
    await untilReady(old);
    await assertOf(old, b, "second");
    await until("the older set is deleted", async () => Object.keys(await kept(old)).join() === b.set);
  });

  test("a page that stays open through two updates keeps its own set, and none between", async () => {
    const context = await regular();
    const c = { dir: copy(a.dir, join(folder, "c")) };
    Object.assign(c, another(c.dir, "third"));
    const page = await visit(context, INDEX);
    for (const next of [b, c]) {
      await put(next.dir);
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
      await untilTaken(page, next);
    }
    await until("the set between is deleted", async () => Object.keys(await kept(page)).sort().join() === [a.set, c.set].sort().join());
    await page.locator("nav [data-view=triangle]").click();
    await page.locator("#tairi [data-figure=triangle]").waitFor();
    await assertOf(page, a, null);
  });

  test("after it was cut off half-way, by a server that has only half of it, and by the end of the network", async () => {
    const context = await regular([EMBED]);
    const half = copy(b.dir, join(folder, "half"));
    rmSync(join(half, named(half, ".claims.wasm")));
    await put(half);
    forgive(/404|not that of this version|ERR_|fetching the script/);
    const page = await visit(context, EMBED);
    await until("half of it is kept", async () => (await kept(page))[b.set] > 20);
    await until("it is given up", () => page.evaluate(async () => !(await navigator.serviceWorker.getRegistration()).installing));
    await page.reload();
    await untilReady(page);
    await assertOf(page, a, null);
    await stop();
    await page.reload();
    await untilReady(page);
    await assertOf(page, a, null);
    await page.close();
    await put(b.dir);
    await stay(context, EMBED, b);
    await assertOf(await visit(context, EMBED), b, "second");
  });

  test("where there is no room for two sets, though the page may be kept for ten minutes", async () => {
    const full = copy(b.dir, join(folder, "full"));
    change(join(full, "sw.js"), (text) => `navigator.storage.estimate = () => Promise.resolve({ quota: 1000, usage: 900 });\n${text}`);
    const context = await regular([EMBED]);
    const headers = { "Cache-Control": "public, max-age=600" };
    await put(a.dir, { headers });
    await (await visit(context, EMBED)).close();
    await put(full, { headers });
    for (const path of [INDEX, EMBED]) {
      const first = await visit(context, path);
      await until("it has taken over", () => first.evaluate(async (set) => (await caches.has(set)) && navigator.serviceWorker.controller?.state === "activated", b.set));
      await first.close();
      await assertOf(await visit(context, path), b, "second");
    }
    // What answers without the site's own word is no network, and then the older one is there.
    await replace((port) => portal(port, 511));
    forgive(/511|bad HTTP response code|script resource|fetching the script/);
    await assertOf(await visit(context, EMBED), a, null);
    await stop();
    alone();
    await assertOf(await visit(context, INDEX), a, null);
    await put(a.dir);
  });
});

/** What stands between a traveller and the network: one page in place of every answer. */
async function portal(port, status) {
  const server = createServer((request, response) => {
    const given = request.url === "/login" ? 200 : status;
    response.writeHead(given, given === 302 ? { Location: "/login" } : { "Content-Type": "text/html" });
    response.end("<!doctype html><title>portal</title><link rel=icon href=data:,><h1>Please log in</h1>");
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { port, close: () => new Promise((resolve) => server.close(resolve) && server.closeAllConnections()) };
}

for (const [status, what] of [[200, "answers everything with its page"], [302, "leads everything to its page"]]) {
  test(`behind a captive portal that ${what}, what is kept is shown, nothing of it is kept, and the update comes after it`, async () => {
    const context = await regular([EMBED]);
    forgive(/portal|script resource|MIME type|fetching the script|redirect|SecurityError/);
    await replace((port) => portal(port, status));
    for (const path of [INDEX, EMBED]) await assertOf(await visit(context, path), a, null);
    const page = await context.newPage();
    await page.goto(at(OTHER));
    assert.equal(await page.title(), "portal", "there the reader can log in");
    const texts = await page.evaluate(async () => {
      const texts = [];
      for (const name of await caches.keys()) for (const answer of await (await caches.open(name)).matchAll()) texts.push(await answer.text());
      return texts;
    });
    assert.ok(texts.length > 50 && !texts.some((text) => text.includes("Please log in")));
    await page.close();
    await put(b.dir);
    await stay(context, EMBED, b);
    await assertOf(await visit(context, EMBED), b, "second");
  });
}

describe("what others keep on the origin is never served", () => {
  /** Puts junk into a cache for every address of the site. */
  const spoil = (page, cache, paths) =>
    page.evaluate(
      async ({ cache, urls }) => {
        const place = await caches.open(cache);
        for (const url of urls) await place.put(url, new Response("<!doctype html><title>junk</title>", { headers: { "Content-Type": url.endsWith("wasm") ? "application/wasm" : "text/html" } }));
      },
      { cache, urls: paths.map(at) },
    );

  test("neither a page nor a file out of the cache of another", async () => {
    const context = await regular();
    const page = await visit(context, INDEX);
    const files = [EMBED, "", "index.html", named(b.dir, ".claims.wasm")];
    for (const cache of ["another app", `tairi ${BASE}below/ 0123`, `tairi ${BASE} 0123`]) await spoil(page, cache, files);
    const embed = await visit(context, EMBED);
    await assertOf(embed, a, null);
    forgive(/404/);
    assert.equal(await embed.evaluate(async (url) => (await fetch(url)).status, at(named(b.dir, ".claims.wasm"))), 404);
    await put(b.dir);
    await stay(context, EMBED, b);
    await assertOf(await visit(context, EMBED), b, "second");
    const names = Object.keys(await kept(page));
    assert.ok(names.includes("another app") && names.includes(`tairi ${BASE}below/ 0123`), "others' are left alone");
  });

  test("nor what has been changed in the site's own: it is had anew", async () => {
    const context = await regular([EMBED]);
    const page = await visit(context, INDEX);
    const files = ["index.html", EMBED, named(a.dir, ".fta.wasm")];
    await spoil(page, a.set, files);
    for (const path of [INDEX, EMBED]) await assertOf(await visit(context, path), a, null);
    await untilKept(page);
    for (const file of files) await untilHas(page, file);
    await page.close();
    await stop();
    alone();
    for (const path of [INDEX, EMBED]) await assertOf(await visit(context, path), a, null);
    await put(a.dir);
  });

  test("nor an older file that has been changed", async () => {
    const context = await regular();
    const old = await visit(context, INDEX);
    await put(b.dir);
    await untilTaken(old, b);
    const path = named(a.dir, ".claims.wasm");
    await spoil(old, a.set, [path]);
    forgive(/404/);
    const text = await old.evaluate(async (url) => (await fetch(url)).text(), at(path));
    assert.ok(!text.includes("junk"), "the browser's own cache may have it, as it was");
  });

  test("nor what a service worker of the whole origin answers with", async () => {
    // It keeps all that it has seen, and asks for nothing twice.
    const foreign = `addEventListener("install", () => skipWaiting());
      addEventListener("activate", (event) => event.waitUntil(clients.claim()));
      addEventListener("fetch", (event) => event.respondWith((async () => {
        const cache = await caches.open("foreign");
        const kept = await cache.match(event.request);
        if (kept) return kept;
        const answer = await fetch(event.request);
        await cache.put(event.request, answer.clone());
        return answer;
      })()));`;
    const deploy = (dir) => putWithin(dir, { "foreign.js": foreign, "blog.html": article("a blog") });
    await deploy(a.dir);
    const context = await reader();
    const blog = await context.newPage();
    await blog.goto(new URL("/blog.html", at("")).href);
    await blog.evaluate(() => navigator.serviceWorker.register("/foreign.js"));
    await blog.waitForFunction(() => navigator.serviceWorker.controller);
    const first = await visit(context, EMBED);
    await untilTaken(first, a);
    await first.close();
    await (await visit(context, EMBED)).close();
    await deploy(b.dir);
    await stay(context, EMBED, b);
    await assertOf(await visit(context, EMBED), b, "second");
    await assertOf(await visit(context, INDEX), b, "second");
    await put(a.dir);
  });
});

describe("a version that corrects", () => {
  const words = Object.fromEntries(LANGS.map((lang) => [lang, { head: `Corrected in ${lang}:`, close: `Close in ${lang}` }]));
  const mend = (id) => ({ id, ...Object.fromEntries(LANGS.map((lang) => [lang, `${id} mended in ${lang}.`])) });
  const [first, later] = [mend("2026-12-01"), mend("2026-12-24-rate")];
  const said = (page) => page.locator("#tairi-corrected");
  const correcting = (name, all) => {
    const made = { dir: copy(a.dir, join(folder, name)) };
    return Object.assign(made, another(made.dir, name, { words, all }));
  };

  for (const [lang, path] of [["zh-TW", "?view=fta&lang=zh-TW"], ["ja", "embed/fta.ja.html"], ["en", INDEX]]) {
    test(`says what, in ${lang}, to whoever had an older one, until it is closed`, async () => {
      const c = correcting("third", [first]);
      const context = await regular(path.startsWith("?") ? [] : [path], { viewport: { width: 280, height: 600 } });
      await put(c.dir);
      // The page with the wrong numbers says so itself.
      const page = await visit(context, path);
      const text = `Corrected in ${lang}:${lang === "en" ? " " : ""}2026-12-01 mended in ${lang}.`;
      await said(page).getByText(text).waitFor();
      await line(page).getByRole("button").filter({ visible: true }).first().waitFor();
      await page.reload();
      await untilReady(page);
      assert.equal(await version(page), "third");
      await said(page).getByText(text).waitFor();
      const boxes = await said(page).locator(":visible").evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
      assert.ok(boxes.length === 2 && boxes.every(({ left, right, height }) => left >= 0 && right <= 280 && height >= 24), JSON.stringify(boxes));
      await said(page).getByRole("button", { name: `Close in ${lang}` }).click();
      await said(page).waitFor({ state: "detached" });
      await page.reload();
      await untilReady(page);
      await idle(page);
      assert.equal(await said(page).count(), 0, "once is enough");
    });
  }

  test("says nothing to whoever comes for the first time; and the next one only what it adds", async () => {
    const c = correcting("third", [first]);
    const d = correcting("fourth", [first, later]);
    await put(c.dir);
    const context = await reader();
    const page = await visit(context, INDEX);
    await untilTaken(page, c);
    await page.reload();
    await untilReady(page);
    await idle(page);
    assert.equal(await said(page).count(), 0);
    await put(d.dir);
    await page.reload();
    await said(page).getByText("Corrected in en: 2026-12-24-rate mended in en.", { exact: true }).waitFor();
  });

  test("tells it also where a version between was never closed, or the reader saves data", async () => {
    const c = correcting("third", [first]);
    const d = correcting("fourth", [first, later]);
    change(join(d.dir, "sw.js"), (text) => `Object.defineProperty(navigator, "connection", { value: { saveData: true } });\n${text}`);
    const context = await regular();
    await put(c.dir);
    await stay(context, INDEX, c);
    await put(d.dir);
    const page = await visit(context, INDEX);
    await said(page).getByText("2026-12-01 mended in en. 2026-12-24-rate mended in en.").waitFor();
  });

  test("is refused when it is built, if a reader could not read it", () => {
    assert.deepEqual(checked({ words, all: [first, later] }).all, [first, later]);
    for (const all of [[{ ...first, ja: "" }], [{ id: first.id }], [first, first], [{ ...first, id: "soon" }]]) assert.throws(() => checked({ words, all }), /corrections\.json/);
    assert.throws(() => checked({ words: { en: words.en }, all: [] }), /corrections\.json/);
  });
});

test("a file that no set has, such as what opens workbooks, makes no page an old one", async () => {
  const context = await regular();
  const page = await visit(context, INDEX);
  await page.evaluate((addresses) => navigator.serviceWorker.controller.postMessage({ tairi: addresses }), [at(named(a.dir, ".sheets.wasm")), at(OTHER)]);
  await untilHas(page, OTHER);
  assert.equal(await line(page).innerText(), "");
});

for (const [id, engine] of Object.entries(ENGINES)) {
  const wanted = process.env.TAIRI_ENGINES?.split(",") ?? Object.keys(ENGINES);
  if (id === "chromium") continue;
  test(`in ${engine.name} the second visit shows the update: both kinds of page, and a frame`, { skip: !wanted.includes(id) && `left out, as TAIRI_ENGINES is ${wanted}` }, async () => {
    await put(a.dir);
    const page = await startEngine(id);
    const shown = () => page.evaluate(() => document.body.dataset.version ?? "first");
    try {
      const host = article('<iframe style="border:0"></iframe>');
      for (const { dir } of [a, b]) writeFileSync(join(dir, "host.html"), host);
      await page.open(at(INDEX));
      await untilTaken(page, a);
      await page.open(at(EMBED));
      await untilHas(page, EMBED);
      await put(b.dir);
      await page.open(at(EMBED));
      assert.equal(await shown(), "first", "what is kept is shown at once");
      await untilTaken(page, b);
      for (const path of [EMBED, INDEX, OTHER]) {
        await page.open(at(path));
        assert.equal(await shown(), "second", path);
      }
      await page.openFramed(at(`${INDEX}&plain=1`), 400);
      assert.equal(await shown(), "second", "in a frame");
    } finally {
      await page.close();
      await put(a.dir);
    }
  });
}
