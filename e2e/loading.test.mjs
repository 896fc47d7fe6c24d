// What a page says while something is on its way, and when it does not come.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { untilReady, useTairi } from "./lib.mjs";
import { noteShifts, shifts } from "./notes.mjs";
import { hold, settled } from "./waits.mjs";

const tairi = useTairi();
const SAID = { "zh-TW": "載入中", ja: "読み込み中", en: "Loading" };
const line = (page) => page.locator("#tairi-wait");
const lost = (page) => page.getByRole("alert").filter({ hasText: "could not be loaded" });
const again = (page) => page.getByRole("button", { name: "Try again" });

/** A page that notes whether the line of what is on its way was ever seen. */
async function blank() {
  const page = await tairi.openPage("about:blank");
  await page.addInitScript(() => {
    window.seen = 0;
    const look = () => {
      window.seen += document.querySelector("#tairi-wait")?.innerText.trim() ? 1 : 0;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.addInitScript(noteShifts);
  return page;
}

const goto = (page, path) => page.goto(new URL(path, tairi.url).href);

describe("what is on its way", () => {
  test("is not spoken of where it comes at once", async () => {
    const page = await blank();
    await goto(page, "/?view=fta&lang=en");
    await untilReady(page);
    // A server that takes longer than that makes this test say nothing.
    const took = await page.evaluate(() => performance.getEntriesByName("tairi:ready")[0].startTime);
    if (took < 300) assert.equal(await page.evaluate(() => window.seen), 0);
    await page.locator("nav [data-view=roadmap]").click();
    await page.locator("#tairi [data-figure=roadmap]").waitFor();
    assert.equal(await line(page).innerText(), "");
  });

  for (const [lang, said] of Object.entries(SAID)) {
    test(`is said in ${lang} where it takes long, beside the figure that stands still, and nothing moves`, async () => {
      const page = await blank();
      const letGo = await hold(page, "**/*_bg.wasm");
      await goto(page, `/embed/fta.${lang}.html`);
      await line(page).filter({ hasText: said }).waitFor();
      assert.equal(await line(page).getAttribute("role"), "status");
      assert.equal((await line(page).innerText()).trim().split("\n").length, 1, "in one language");
      assert.ok(await page.getByRole("img").filter({ visible: true }).isVisible());
      assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
      letGo();
      await untilReady(page);
      assert.equal(await line(page).innerText(), "");
      assert.deepEqual(await shifts(page), []);
    });
  }

  test("is said of a part that a press asks for, and the figure is busy until it is there", async () => {
    const page = await blank();
    await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
    const letGo = await hold(page, "**/*.roadmap.wasm");
    await goto(page, "/?view=fta&lang=en");
    await untilReady(page);
    await page.locator("nav [data-view=roadmap]").click();
    await line(page).filter({ hasText: "Loading" }).waitFor();
    assert.equal(await page.locator("#tairi [data-figure=fta]").getAttribute("aria-busy"), "true");
    letGo();
    await page.locator("#tairi [data-figure=roadmap]").waitFor();
    await settled(page);
    assert.equal(await line(page).innerText(), "");
    assert.equal(await page.locator("[data-figure][aria-busy]").count(), 0);
  });
});

/** Ways in which a file does not come. */
const FAILURES = {
  "is not there": (route) => route.fulfill({ status: 404, body: "not found" }),
  "cannot be reached": (route) => route.abort(),
  "is cut off": async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-length": String(body.length >> 1) }, body: body.subarray(0, body.length >> 1) });
  },
  "is a page to sign in": (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><p>Please sign in" }),
};
const FILES = { "the main code": "**/*_bg.wasm", "its JavaScript": /-[0-9a-f]+\.js$/, "the texts": "**/*.en.txt", "the texts of the figure": "**/*.en.fta.txt", "the code of the figure": "**/*.fta.wasm" };

describe("where it does not come, the figure stays, and a second try works", () => {
  for (const [file, pattern] of Object.entries(FILES)) {
    for (const [how, fail] of Object.entries(FAILURES)) {
      test(`${file} ${how}`, async () => {
        // The browser's own words, and one line of tairi's; an uncaught error would be a page error.
        tairi.expectProblem(/console (error|warning)|answer 404/);
        const page = await blank();
        let broken = true;
        await page.route(pattern, (route) => (broken ? fail(route) : route.continue()));
        await goto(page, "/embed/fta.en.html");
        await page.locator("html[data-tairi=error]").waitFor();
        assert.ok(await page.getByRole("img").filter({ visible: true }).isVisible());
        await lost(page).waitFor();
        assert.equal(await line(page).innerText(), "");
        broken = false;
        await again(page).click();
        await page.locator("html[data-tairi=ready]").waitFor({ timeout: 20_000 });
        await page.locator("#tairi [data-figure=fta]").waitFor();
        assert.ok(await lost(page).isHidden());
      });
    }
  }

  test("a try does not wait for what the page asked for in idle time before", async () => {
    tairi.expectProblem(/console (error|warning)|answer 404/);
    const page = await blank();
    let idle;
    const stuck = new Promise((resolve) => (idle = resolve));
    let times = 0;
    await page.route("**/*.en.fta.txt", (route) => {
      times += 1;
      // Asked for by the page, then by the app; a third time with all that may be needed later.
      if (times < 3) return route.fulfill({ status: 404, body: "not found" });
      return times === 3 ? idle() : route.continue();
    });
    await goto(page, "/embed/fta.en.html");
    await lost(page).waitFor();
    await stuck;
    await again(page).click();
    await page.locator("html[data-tairi=ready]").waitFor({ timeout: 20_000 });
    assert.ok(await lost(page).isHidden());
  });

  test("a try while there is still nothing to be had leaves all as it is", async () => {
    tairi.expectProblem(/console (error|warning)/);
    const page = await blank();
    await page.route("**/*_bg.wasm", (route) => route.abort());
    await goto(page, "/embed/fta.en.html");
    await lost(page).waitFor();
    await page.context().setOffline(true);
    const refused = page.waitForEvent("requestfailed");
    await again(page).click();
    await refused;
    await settled(page);
    assert.ok(await page.getByRole("img").filter({ visible: true }).isVisible());
    assert.ok(await lost(page).isVisible());
  });

  test("the style sheet", async () => {
    tairi.expectProblem(/console error|answer 404/);
    const page = await blank();
    await page.route("**/*.css", (route) => route.fulfill({ status: 404, body: "not found" }));
    await goto(page, "/embed/fta.en.html");
    await untilReady(page);
    assert.equal(await page.locator("#tairi [data-figure=fta]").count(), 1);
  });

  test("a part that a press asks for", async () => {
    tairi.expectProblem(/console error|answer 404/);
    const page = await blank();
    await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
    let broken = true;
    await page.route("**/*.roadmap.wasm", (route) => (broken ? route.fulfill({ status: 404, body: "" }) : route.continue()));
    await goto(page, "/?view=fta&lang=en");
    await untilReady(page);
    await page.locator("nav [data-view=roadmap]").click();
    await lost(page).waitFor();
    assert.equal(await page.locator("#tairi [data-figure=fta]").count(), 1);
    broken = false;
    await again(page).click();
    await page.locator("#tairi [data-figure=roadmap]").waitFor();
    assert.ok(await lost(page).isHidden());
  });
});
