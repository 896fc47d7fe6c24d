// What goes wrong around a reader: damaged downloads, full disks, clocks that jump, too
// many figures, too little memory, a page that dies. What was there stays, a line says
// what is the matter, and a second try works. What is not here is in loading, offline,
// parts, hostile and workbench.test.mjs.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { assertQuiet } from "./grave.mjs";
import { article, openHost, startHost } from "./hostpages.mjs";
import { LANGS, ROOT, VIEWS, inkShare, launch, shown, startSite, starved, untilReady, untilSaid, useTairi } from "./lib.mjs";
import { lightest, settled } from "./waits.mjs";

const tairi = useTairi();
const TIDY = "year,exporter,importer,value\n2001,JPN,TWN,10\n2001,TWN,JPN,20\n2001,JPN,USA,30\n2001,USA,JPN,25\n2001,TWN,USA,15\n2001,USA,TWN,5\n";

const figure = (page) => page.getByRole("img").filter({ visible: true });
const lost = (page) => page.getByRole("alert").filter({ hasText: "could not be loaded" });
const fault = (page) => page.locator(".bring .fault");
const takeaway = (page) => page.locator(".takeaway");

/** Where in a wasm file its code begins and ends (section 10). */
function codeOf(bytes) {
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at++];
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      size |= (bytes[at] & 127) << shift;
      more = bytes[at++] > 127;
    }
    if (id === 10) return [at, at + size];
    at += size;
  }
  throw new Error("there is no code in it");
}

/**
 * A file with some of its code overwritten, as a bad disk or line would: no instruction
 * begins so, and no JavaScript ends so. (Another text among its data is no fault that a
 * browser sees.)
 */
function damaged(bytes) {
  const [from, to] = bytes.toString("latin1", 0, 4) === "\0asm" ? codeOf(bytes) : [bytes.length - 64, bytes.length - 64];
  return Buffer.from(bytes).fill(0xff, (from + to) >> 1, ((from + to) >> 1) + 64);
}

/** Ways in which a file does not come, beyond those of loading.test.mjs. */
const FAILURES = {
  "the server fails": (route) => route.fulfill({ status: 500, body: "Internal Server Error" }),
  "is damaged": async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: damaged(await answer.body()) });
  },
  "is empty": async (route) => route.fulfill({ response: await route.fetch(), headers: { "content-type": "application/wasm" }, body: "" }),
};

async function bring(page, name, content) {
  await page.locator(".bring input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
}

async function read(page, name, content = TIDY) {
  await bring(page, name, content);
  await takeaway(page).filter({ hasText: name }).waitFor();
}

/** The workbench on a page that a script, or routes, have been at before. */
async function workbench(script, set = () => {}) {
  const page = await tairi.openPage("about:blank");
  if (script) await page.addInitScript(script);
  await set(page);
  await page.goto(new URL("?view=workbench&lang=en", tairi.url).href);
  await untilReady(page);
  await page.locator("[data-bring]").waitFor();
  return page;
}

describe("a download: the figure stays, it is said, and a second try works", () => {
  for (const [file, pattern] of Object.entries({ "the main code": "**/*_bg.wasm", "the code of the figure": "**/*.fta.wasm" })) {
    for (const [how, fail] of Object.entries(FAILURES)) {
      test(`${file}: ${how}`, async () => {
        tairi.expectProblem(/console (error|warning)|answer 500/);
        const page = await tairi.openPage("about:blank");
        let broken = true;
        await page.route(pattern, (route) => (broken ? fail(route) : route.continue()));
        await page.goto(new URL("/embed/fta.en.html", tairi.url).href);
        await lost(page).waitFor();
        assert.ok(await figure(page).isVisible());
        broken = false;
        await page.getByRole("button", { name: "Try again" }).click();
        await page.locator("html[data-tairi=ready]").waitFor();
        await page.locator("#tairi [data-figure=fta]").waitFor();
      });
    }
  }

  test("served as something else, it works all the same", async () => {
    // The browser's own words: it cannot compile while it downloads.
    tairi.expectProblem(/console warning/);
    const page = await tairi.openPage("about:blank");
    await page.route("**/*.wasm", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-type": "text/plain" } });
    });
    await page.goto(new URL("?view=fta&lang=en", tairi.url).href);
    await untilReady(page);
    await page.locator("nav [data-view=roadmap]").click();
    await page.locator("#tairi [data-figure=roadmap]").waitFor();
  });

  for (const [file, pattern] of Object.entries({ "the engine's code": "**/*.flows.wasm", "the engine's JavaScript": /flows\.js\?*$/ })) {
    for (const [how, fail] of Object.entries({ ...FAILURES, "is not there": (route) => route.fulfill({ status: 404, body: "" }) })) {
      test(`${file}: ${how}`, async () => {
        tairi.expectProblem(/console (error|warning)|answer (404|500)/);
        let broken = true;
        const page = await workbench(null, (page) => page.route(pattern, (route) => (broken ? fail(route) : route.continue())));
        const before = await shown(page);
        await bring(page, "mine.csv", TIDY);
        await fault(page).waitFor();
        assert.match(await fault(page).innerText(), /could not be loaded.*try again/);
        assert.equal(await shown(page), before, "the sample stays");
        broken = false;
        await read(page, "mine.csv");
        assert.equal(await fault(page).count(), 0);
      });
    }
  }
});

describe("storage", () => {
  const savedAs = async (page) => {
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as a file" }).click();
    return readFileSync(await (await saved).path(), "utf8");
  };

  test("that is denied is said, and the work can be saved as a file", async () => {
    const page = await workbench(() => {
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("refused", "SecurityError");
          },
        });
      }
    });
    await read(page, "mine.csv");
    await fault(page).waitFor();
    assert.match(await fault(page).innerText(), /keep nothing; save as a file/);
    assert.match(await savedAs(page), /JPN/);
  });

  test("that is full is said; when something is deleted the work is kept, and what was deleted is not lost", async () => {
    const page = await workbench();
    await read(page, "first.csv");
    const entry = (name) => page.locator("[data-kept] li").filter({ hasText: name });
    await entry("first.csv").waitFor();
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      window.room = (yes) =>
        (IDBObjectStore.prototype.put = yes
          ? put
          : () => {
              throw new DOMException("no room", "QuotaExceededError");
            });
      window.room(false);
    });
    await read(page, "second.csv");
    await fault(page).waitFor();
    assert.match(await fault(page).innerText(), /storage is full; delete something, or save as a file/);
    assert.match(await savedAs(page), /JPN/);
    assert.equal(await entry("second.csv").count(), 0);
    // Deleting makes room.
    await page.evaluate(() => window.room(true));
    await page.getByRole("button", { name: "Delete: first.csv" }).click();
    await entry("second.csv").waitFor();
    assert.equal(await fault(page).count(), 0);
    // There is none for what is to come back, until there is.
    await page.evaluate(() => window.room(false));
    await page.getByRole("button", { name: "Undo" }).click();
    await fault(page).waitFor();
    await page.evaluate(() => window.room(true));
    await page.getByRole("button", { name: "Undo" }).click();
    await entry("first.csv").waitFor();
    await page.reload();
    await untilReady(page);
    await takeaway(page).filter({ hasText: "second.csv" }).waitFor();
    assert.equal(await page.locator("[data-kept] li").count(), 2);
  });
});

describe("clock and place", () => {
  for (const [what, by] of [["back by a day", -864e5], ["forward by a year", 365 * 864e5]]) {
    test(`the clock jumps ${what}: choices are made, kept in the address and taken back`, async () => {
      const page = await tairi.openView("trade", { lang: "en" });
      const first = await shown(page);
      await page.locator("select[data-key=measure]").selectOption("share");
      await untilSaid(page, "measure", "share");
      await page.evaluate((by) => {
        const { now } = Date;
        Date.now = () => now.call(Date) + by;
      }, by);
      await page.locator("select[data-key=measure]").selectOption("index");
      await untilSaid(page, "measure", "index");
      await page.locator("nav [data-view=fta]").click();
      await untilSaid(page, "view", "fta");
      await page.goBack();
      await page.locator("#tairi [data-figure=trade]").waitFor();
      assert.equal(await page.locator("select[data-key=measure]").inputValue(), "index");
      await page.locator("select[data-key=measure]").selectOption("value");
      await untilSaid(page, "measure", undefined);
      assert.equal(await shown(page), first);
    });
  }

  test("a work that the clock says was kept tomorrow opens today", async () => {
    const page = await workbench(() => {
      const { now } = Date;
      Date.now = () => now.call(Date) + (sessionStorage.back ? -864e5 : 0);
    });
    await read(page, "mine.csv");
    await page.locator("[data-kept] li").waitFor();
    await page.evaluate(() => (sessionStorage.back = 1));
    await page.reload();
    await untilReady(page);
    await takeaway(page).filter({ hasText: "mine.csv" }).waitFor();
    await read(page, "other.csv");
    await page.locator("[data-kept] li").nth(1).waitFor();
  });

  test("no setting of the system's locale or time zone changes what is said", async () => {
    const said = new Map();
    for (const [locale, timezoneId] of [["en-US", "UTC"], ["ar-EG", "Pacific/Kiritimati"], ["th-TH-u-ca-buddhist-nu-thai", "Asia/Bangkok"], ["de-CH", "Pacific/Pago_Pago"]]) {
      for (const lang of LANGS) {
        const page = await tairi.visit("trade", { lang, context: { locale, timezoneId } });
        const now = await shown(page);
        if (said.has(lang)) assert.equal(now, said.get(lang), `${lang} in ${locale}`);
        else said.set(lang, now);
      }
    }
  });
});

describe("memory", () => {
  test("that the system wants back costs the reader nothing", async () => {
    const page = await tairi.openView("trade", { lang: "en" });
    const before = await shown(page);
    const session = await page.context().newCDPSession(page);
    for (const level of ["moderate", "critical", "critical"]) await session.send("Memory.simulatePressureNotification", { level });
    assert.equal(await shown(page), before);
    await page.setViewportSize({ width: 700, height: 900 });
    await page.locator("nav [data-view=china-market]").click();
    await page.locator("#tairi [data-figure=china-market]").waitFor();
    await settled(page);
    assert.ok((await inkShare(page.locator("canvas.picture"))) > 0.005);
  });

  test("that cannot grow ends a file, not the page: it is said, and a smaller one is read", async () => {
    const name = readdirSync(join(ROOT, "dist")).find((each) => each.endsWith(".flows.wasm"));
    const body = starved(join(ROOT, "dist", name));
    const page = await workbench(null, (page) => page.route("**/*.flows.wasm", (route) => route.fulfill({ contentType: "application/wasm", body })));
    await read(page, "mine.csv");
    const before = await shown(page);
    await page.evaluate(() => {
      const rows = [];
      const code = (i) => `X${String.fromCharCode(65 + ((i / 26) | 0), 65 + (i % 26))}`;
      for (let n = 0; n < 400_000; n += 1) rows.push(`${1700 + ((n / 40_000) | 0)},${code((n / 200) % 200 | 0)},${code((n * 7 + 1) % 200)},${n}`);
      const transfer = new DataTransfer();
      transfer.items.add(new File(["year,exporter,importer,value\n", rows.join("\n")], "huge.csv"));
      document.querySelector("[data-bring]").dispatchEvent(new DragEvent("drop", { bubbles: true, dataTransfer: transfer }));
    });
    await fault(page).waitFor({ timeout: 60_000 });
    // So little was had that the engine cannot be said to have used the memory up.
    assert.match(await fault(page).innerText(), /Reading has stopped. Try again.*still there/s);
    assert.equal(await shown(page), before);
    await read(page, "small.csv");
    assert.equal(await fault(page).count(), 0);
  });

  test("a page that the system ends opens again as it was", async () => {
    tairi.expectProblem(/the page crashed/);
    const page = await workbench();
    await read(page, "mine.csv");
    await page.locator("[data-kept] li").waitFor();
    await page.locator("[data-cell=JPN-TWN]").click();
    await untilSaid(page, "focus", "JPN-TWN");
    const [before, address] = [await page.locator(".matrix").innerText(), page.url()];
    const [again] = await Promise.all([page.context().newPage(), page.goto("chrome://crash").catch(() => {})]);
    await again.goto(address);
    await untilReady(again);
    await takeaway(again).filter({ hasText: "mine.csv" }).waitFor();
    await again.locator("[data-detail=JPN-TWN]").waitFor();
    assert.equal(await again.locator(".matrix").innerText(), before);
  });
});

test("a page that was left comes back as it was, from the browser's own memory", async (t) => {
  const browser = await launch({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  const site = await startSite();
  t.after(async () => {
    await browser.close();
    await site.close();
  });
  const page = await browser.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.stack));
  await page.goto(new URL("?view=trade&lang=en", site.url).href);
  await untilReady(page);
  await page.locator("select[data-key=measure]").selectOption("share");
  await untilSaid(page, "measure", "share");
  await page.getByRole("tab", { name: "Table" }).click();
  await untilSaid(page, "tab", "table");
  await page.evaluate(() => (window.kept = true));
  const table = await page.locator("[data-table]").innerText();
  await page.goto(new URL("gallery.html", site.url).href);
  await page.evaluate(() => history.back());
  await page.locator("html[data-tairi=ready] [data-figure=trade]").waitFor();
  // The browser is free to keep it or to load it anew.
  t.diagnostic((await page.evaluate(() => window.kept)) ? "it was kept" : "it was loaded anew");
  await page.locator("[data-table] tbody tr").first().waitFor();
  assert.equal(await page.locator("[data-table]").innerText(), table);
  await page.locator("nav [data-view=roadmap]").click();
  await untilSaid(page, "view", "roadmap");
  assertQuiet(problems);
});

describe("twenty figures of all kinds on one page", () => {
  let site;
  let host;
  let browser;
  before(async () => {
    site = await startSite({ headers: { "Access-Control-Allow-Origin": "*" } });
    host = await startHost();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await host?.close();
  });

  test("come and go twenty times, and leave nothing", async (t) => {
    const { page, problems, close } = await openHost(browser, host.put(article("<main></main>")));
    const round = (times) =>
      page.evaluate(
        async ([times, base, views]) => {
          const tairi = await import(`${base}tairi.js`);
          await tairi.load("en");
          for (let time = 0; time < times; time += 1) {
            const main = document.querySelector("main");
            const made = [];
            const shown = [];
            for (let n = 0; n < 20; n += 1) {
              const view = views[(n + time) % views.length];
              const place = main.appendChild(document.createElement("div"));
              if (n % 10 === 9) {
                const frame = place.appendChild(document.createElement("iframe"));
                frame.title = view;
                frame.src = `${base}embed/${view}.en.html`;
                shown.push(new Promise((resolve) => addEventListener("message", function heard({ data, source }) {
                  if (data?.source !== "tairi" || source !== frame.contentWindow) return;
                  removeEventListener("message", heard);
                  resolve();
                })));
                continue;
              }
              shown.push(new Promise((resolve) => place.addEventListener("tairi-ready", resolve, { once: true })));
              if (n % 2) {
                const widget = document.createElement("tairi-widget");
                widget.setAttribute("view", view);
                place.append(widget);
              } else made.push(tairi.mount(place, { view, lang: "en" }));
            }
            for (const [at, place] of [...main.children].entries()) {
              place.scrollIntoView();
              await shown[at];
            }
            for (const widget of made) widget.destroy();
            main.replaceChildren();
          }
        },
        [times, site.url, VIEWS],
      );
    const session = await page.context().newCDPSession(page);
    const left = async () => {
      await settled(page);
      return lightest(session, async () => {
        const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
        return { nodes, listeners: jsEventListeners };
      });
    };
    // Every kind has shown every figure once.
    await round(10);
    const first = await left();
    await round(10);
    const last = await left();
    t.diagnostic(`after 10 rounds ${JSON.stringify(first)}, after 20 ${JSON.stringify(last)}`);
    assert.ok(last.nodes <= first.nodes + 200, `${last.nodes - first.nodes} nodes are left`);
    assert.ok(last.listeners <= first.listeners + 10, `${last.listeners - first.listeners} listeners are left`);
    assertQuiet(problems);
    await close();
  });
});
