// After one visit the site works without a network; versions never mix; and where
// nothing can be kept, all goes on as if there were no service worker.
import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { assertQuiet } from "./grave.mjs";
import { LANGS, VIEWS, untilReady } from "./lib.mjs";
import { BASE, change, copy, kept, line, named, sizeOf, untilTried, useVersions, version } from "./versions.mjs";
import { idle, settled, until } from "./waits.mjs";

const { a, b, folder, put, stop, at, guest, reader, visit, untilKept, untilHas, forgive, alone } = useVersions();

describe("with the server stopped after one visit", () => {
  let context;
  let problems;
  before(async () => {
    await put(a.dir);
    ({ context, problems } = await guest({ viewport: { width: 1280, height: 900 } }));
    const page = await visit(context, "");
    await untilKept(page);
    await page.close();
    await stop();
  });
  after(async () => {
    await context.close();
    assertQuiet(problems, [/ERR_CONNECTION_REFUSED|fetching the script/]);
    await put(a.dir);
  });

  test("the same page reloads", async () => {
    const page = await visit(context, "");
    await page.reload();
    await untilReady(page);
    await page.close();
  });

  for (const view of VIEWS) {
    test(`${view} opens in every language, with its table, its sources and its files`, async () => {
      for (const lang of LANGS) {
        const page = await visit(context, `?view=${view}&lang=${lang}`);
        assert.equal(await page.locator("html").getAttribute("lang"), lang);
        for (const tab of ["table", "sources"]) {
          await page.locator(`[data-tab="${tab}"]`).click();
          await page.locator(`[data-${tab}]`).waitFor({ state: "visible" });
        }
        await page.locator("summary", { hasText: { "zh-TW": "下載", ja: "ダウンロード", en: "Download" }[lang] }).click();
        for (const form of ["csv", "zip"]) {
          const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-download=${form}]`).click()]);
          assert.ok(readFileSync(await download.path()).length > 100, `${view} ${lang} ${form}`);
        }
        await page.close();
      }
    });
  }

  test("the page of one figure that was never visited is the first page with that figure", async () => {
    const page = await visit(context, "embed/roadmap.ja.html?tab=table");
    assert.equal(new URL(page.url()).pathname, BASE);
    assert.equal(await page.locator("#tairi [data-figure=roadmap]").count(), 1);
    assert.equal(await page.locator("html").getAttribute("lang"), "ja");
    assert.ok(await page.locator("[data-table]").isVisible());
    assert.equal(await page.locator("nav").count(), 0, "the figure alone");
    await page.close();
  });

  test("a file of the reader's own is read, and the work opens again", async () => {
    const page = await visit(context, "?view=workbench&lang=en");
    const buffer = Buffer.from("year,exporter,importer,value\n2001,JPN,TWN,10\n2001,TWN,JPN,20\n2001,JPN,USA,30\n2001,USA,JPN,25\n2001,TWN,USA,15\n2001,USA,TWN,5\n");
    await page.locator(".bring input[type=file]").setInputFiles({ name: "own.csv", mimeType: "text/csv", buffer });
    const read = () => page.waitForFunction(() => document.querySelector(".takeaway").textContent.includes("own.csv"));
    await read();
    await page.locator("[data-kept] li").waitFor();
    const matrix = () => page.locator(".matrix [data-cell] b").allInnerTexts();
    const before = await matrix();
    assert.equal(before.length, 6);
    await page.reload();
    await untilReady(page);
    await read();
    assert.deepEqual(await matrix(), before);
    await page.close();
  });

  test("what is no part of the site is not there", async () => {
    const page = await context.newPage();
    await assert.rejects(page.goto(at("gallery.html")), /ERR_/);
    await page.close();
  });
});

test("a page of one figure that was visited is there without a network, as it was", async () => {
  const context = await reader();
  const page = await visit(context, "embed/fta.ja.html");
  await untilKept(page);
  await untilHas(page, "embed/fta.ja.html");
  await stop();
  alone();
  const again = await visit(context, "embed/fta.ja.html");
  assert.match(again.url(), /embed\/fta\.ja\.html$/);
  await put(a.dir);
});

test("an update is fetched beside the reader's page, is said, and comes with a reload; nothing of both is mixed", async () => {
  await put(a.dir);
  const context = await reader();
  const first = await visit(context);
  await untilKept(first);
  await first.evaluate(async (base) => {
    await (await caches.open("another app")).put("/x", new Response("x"));
    await (await caches.open(`tairi ${base}below/ 0123`)).put("/y", new Response("y"));
  }, BASE);
  await first.close();

  await put(b.dir);
  const page = await visit(context);
  assert.equal(await version(page), null, "what is kept is shown at once");
  await line(page).getByText("A new version is ready.").waitFor();
  assert.equal((await line(page).innerText()).trim().split("\n").length, 3, "in one language, with two buttons");
  // The old page goes on with the old files, though the server has none of them.
  await page.locator("nav [data-view=intensity]").click();
  await page.locator("#tairi [data-figure=intensity]").waitFor();
  await page.locator("button[lang=ja]").first().click();
  await page.locator("html[lang=ja]").waitFor();
  await settled(page);
  assert.deepEqual([...page.made], [a.hash]);

  page.made.clear();
  await line(page).getByRole("button", { name: "Reload" }).click();
  await page.locator("body[data-version=second]").waitFor();
  await untilReady(page);
  assert.deepEqual([...page.made], [b.hash]);
  assert.ok(await line(page).getByRole("button").first().isHidden());
  await untilKept(page, 1, b.dir);
  const names = Object.keys(await kept(page));
  assert.equal(names.filter((name) => name.startsWith(`tairi ${BASE} `)).length, 1, names.join());
  assert.ok(names.includes("another app") && names.includes(`tairi ${BASE}below/ 0123`), "others' are left alone");
  await put(a.dir);
});

for (const [lang, said, later] of [["zh-TW", "已有新版本", "稍後"], ["ja", "新しい版", "後で"], ["en", "new version", "Later"]]) {
  test(`a new version is said in ${lang}, and can be put off`, async () => {
    await put(a.dir);
    const context = await reader({ viewport: { width: 280, height: 600 } });
    const first = await visit(context, `?view=fta&lang=${lang}`);
    await untilKept(first);
    await put(b.dir);
    const page = await visit(context, `?view=fta&lang=${lang}`);
    await line(page).getByText(said).waitFor();
    for (const button of await line(page).getByRole("button").filter({ visible: true }).all()) {
      const box = await button.boundingBox();
      assert.ok(box.height >= 24 && box.x >= 0 && box.x + box.width <= 280, JSON.stringify(box));
    }
    await line(page).getByRole("button", { name: later }).click();
    assert.equal(await line(page).innerText(), "");
    // The next page is the new one all the same, and the old one goes on.
    const next = await visit(context, `?view=trade&lang=${lang}`);
    assert.deepEqual([...next.made], [b.hash]);
    await page.reload();
    await untilReady(page);
    assert.equal(await version(page), "second");
    await put(a.dir);
  });
}

describe("a version that is not all there is not taken", () => {
  /** Opens a page while this is served, and waits until the browser has looked at it. */
  async function tried(context, dir, problem) {
    await put(dir);
    forgive(problem);
    const page = await visit(context);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update().catch(() => {});
      const worker = registration.installing;
      if (worker) await new Promise((resolve) => worker.addEventListener("statechange", () => worker.state === "redundant" && resolve()));
    });
    return page;
  }

  for (const [what, spoil] of [
    ["a file is missing", (dir) => rmSync(join(dir, named(dir, ".claims.wasm")))],
    ["its first page is still the old one", (dir) => cpSync(join(a.dir, "index.html"), join(dir, "index.html"))],
    ["a file is cut off", (dir) => change(join(dir, named(dir, ".ja.txt")), (text) => text.slice(0, 1000))],
  ]) {
    test(`while ${what}; when it is there it comes`, async () => {
      await put(a.dir);
      const context = await reader();
      const first = await visit(context);
      await untilKept(first);
      await first.close();
      const half = copy(b.dir, join(folder, "half"));
      spoil(half);
      const page = await tried(context, half, /answer 404|404 \(Not Found\)|not that of this version/);
      await page.reload();
      await untilReady(page);
      assert.deepEqual([...page.made], [a.hash]);
      assert.equal(await line(page).innerText(), "");
      await put(b.dir);
      await page.reload();
      await line(page).getByText("A new version is ready.").waitFor();
      page.made.clear();
      await page.reload();
      await untilReady(page);
      assert.deepEqual([...page.made], [b.hash]);
      await put(a.dir);
    });
  }
});

test("a first visit that was interrupted is taken up by the next one", async () => {
  const half = copy(a.dir, join(folder, "cut"));
  const missing = named(half, ".claims.wasm");
  rmSync(join(half, missing));
  await put(half);
  forgive(/404|not that of this version/);
  const context = await reader();
  const page = await visit(context);
  const whole = sizeOf(a.dir);
  await until("half of it is kept", async () => Object.values(await kept(page)).some((count) => count > whole / 2));
  assert.equal(await page.evaluate(async () => Boolean(navigator.serviceWorker.controller)), false);
  cpSync(join(a.dir, missing), join(half, missing));
  await page.reload();
  await untilReady(page);
  await untilKept(page);
  await stop();
  alone();
  await page.goto(at("?view=claims&lang=ja"));
  await untilReady(page);
  await put(a.dir);
});

describe("where nothing can be kept, the site is as it would be without", () => {
  const refusals = {
    "the cache cannot be opened": "caches.open = () => Promise.reject(new DOMException('no', 'SecurityError'));",
    "there is no room left": "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));",
    "there will not be room enough": "navigator.storage.estimate = () => Promise.resolve({ quota: 1000, usage: 900 });",
    "the cache breaks later": "addEventListener('activate', () => { caches.open = caches.match = caches.keys = () => Promise.reject(new Error('broken')); });",
    "there are no caches": "Object.defineProperty(self, 'caches', { value: undefined });",
  };
  for (const [what, code] of Object.entries(refusals)) {
    test(what, async () => {
      const dir = copy(a.dir, join(folder, "refused"));
      change(join(dir, "sw.js"), (text) => `${code}\n${text}`);
      await put(dir);
      const context = await reader();
      forgive(/QuotaExceeded|SecurityError|no room|sw\.js/);
      for (const view of ["fta", "claims"]) {
        const page = await visit(context, `?view=${view}&lang=en`);
        await untilTried(page);
        if (!/later/.test(what)) assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
        const left = Object.values(await kept(page));
        if (!/later/.test(what)) assert.deepEqual(left.filter(Boolean), [], "nothing is left behind");
        await page.close();
      }
      await put(a.dir);
    });
  }
});

test("where a reader saves data, only what was visited is kept", async () => {
  const dir = copy(a.dir, join(folder, "saving"));
  change(join(dir, "sw.js"), (text) => `Object.defineProperty(navigator, "connection", { value: { saveData: true } });\n${text}`);
  await put(dir);
  const context = await reader();
  await context.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  const page = await visit(context);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await untilHas(page, "index.html");
  // What the page itself has loaded is kept; then more would follow, if it were wanted.
  const visited = await page.evaluate(() => new Set(performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => /tairi-[0-9a-f]{16}/.test(name))).size);
  await until("what was visited is kept", async () => Object.values(await kept(page))[0] >= visited);
  await idle(page);
  const [count] = Object.values(await kept(page));
  assert.ok(count < sizeOf(a.dir) / 2, `${count} files`);
  await page.close();
  await stop();
  alone();
  const again = await visit(context);
  assert.equal(await again.locator("[data-figure=fta]").count(), 1);
  await put(a.dir);
});

test("a page in a frame leaves nothing behind", async () => {
  const dir = copy(a.dir, join(folder, "framed"));
  writeFileSync(join(dir, "host.html"), `<!doctype html><title>host</title><iframe src="embed/fta.en.html" width="600" height="600"></iframe>`);
  await put(dir);
  const context = await reader();
  const page = await context.newPage();
  forgive(/favicon/);
  await page.goto(at("host.html"));
  await page.frameLocator("iframe").locator("html[data-tairi=ready]").waitFor();
  await idle(page.frames()[1]);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  assert.deepEqual(await kept(page), {});
  await put(a.dir);
});

test("the site can be installed, in the language that is read", async () => {
  await put(a.dir);
  const context = await reader();
  for (const lang of LANGS) {
    const page = await visit(context, `?view=fta&lang=${lang}`);
    await untilKept(page);
    const manifest = await page.evaluate(async () => (await fetch(document.querySelector("link[rel=manifest]").href)).json());
    assert.equal(manifest.lang, lang);
    for (const { src, sizes } of manifest.icons) {
      const size = await page.evaluate(async (url) => {
        const picture = await createImageBitmap(await (await fetch(url)).blob());
        return `${picture.width}x${picture.height}`;
      }, at(src));
      assert.equal(size, sizes);
    }
    const session = await context.newCDPSession(page);
    const { errors } = await session.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
    await page.close();
  }
});
