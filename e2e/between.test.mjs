// What comes in between: a disk that fills up while a work is being kept, a tab that is closed, a
// file that goes away or changes while it is read, a page that is printed, pages made of text
// alone. Nothing is kept by half, nothing is read by half, and the page goes on.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { TIDY, many, read } from "./flows.mjs";
import { assertKept, assertQuiet } from "./grave.mjs";
import { article, openHost, startHost } from "./hostpages.mjs";
import { shown, untilReady, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi({ headers: { "Access-Control-Allow-Origin": "*" } });

const folder = mkdtempSync(join(tmpdir(), "tairi-between-"));
after(() => rmSync(folder, { recursive: true }));

const fault = (page) => page.locator(".bring .fault");
const entries = (page) => page.locator("[data-kept] li");
const takeaway = (page, name) => page.locator(".takeaway").filter({ hasText: name });
const workbench = async () => {
  const page = await tairi.openView("workbench", { lang: "en" });
  await page.locator("[data-bring]").waitFor();
  return page;
};

/** What the database holds: the names of the works, and whether each has its file, and no file is of none. */
const held = (page) =>
  page.evaluate(async () => {
    const done = (asked) => new Promise((resolve, reject) => Object.assign(asked, { onsuccess: () => resolve(asked.result), onerror: reject }));
    const database = await done(indexedDB.open("tairi", 1));
    const stores = database.transaction(["works", "files"]);
    const [works, ids, files] = await Promise.all([
      done(stores.objectStore("works").getAll()),
      done(stores.objectStore("works").getAllKeys()),
      done(stores.objectStore("files").getAllKeys()),
    ]);
    database.close();
    return { names: works.map(({ name }) => name).sort(), whole: ids.join() === files.join() };
  });

/** What a tab that is opened now shows of the work that was open last. */
async function reopened(context, name) {
  const page = await context.newPage();
  await page.goto(new URL("?view=workbench&lang=en", tairi.url).href);
  await untilReady(page);
  await takeaway(page, name).waitFor();
  return page;
}

describe("while a work is being kept", () => {
  test("there is no more room: it is said, what was kept before is whole, and with room it is kept", async () => {
    const page = await workbench();
    await read(page, "small.csv", TIDY);
    await entries(page).locator("em").waitFor();
    // Its description has room, its file none.
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      window.room = false;
      IDBObjectStore.prototype.put = function (...given) {
        if (this.name === "files" && !window.room) throw new DOMException("no room", "QuotaExceededError");
        return put.apply(this, given);
      };
    });
    await read(page, "large.csv", many(120));
    await fault(page).waitFor();
    assert.match(await fault(page).innerText(), /storage is full; delete something, or save as a file/);
    assertKept(await held(page), { names: ["small.csv"], whole: true }, "what was kept before");
    await page.evaluate(() => (window.room = true));
    await page.locator("[data-kept]").getByRole("textbox", { name: "Name" }).fill("now there is room");
    await page.getByRole("button", { name: "Rename" }).click();
    await entries(page).filter({ hasText: "now there is room" }).locator("em").waitFor();
    assert.deepEqual(await fault(page).allInnerTexts(), []);
    assertKept(await held(page), { names: ["now there is room", "small.csv"], whole: true }, "a work");
  });

  test("the tab is closed: it is kept as it was before, or as it is now", async () => {
    const page = await workbench();
    await read(page, "name 0", TIDY);
    await entries(page).locator("em").waitFor();
    await settled(page);
    let [open, before] = [page, "name 0"];
    for (let at = 1; at <= 6; at += 1) {
      const name = `name ${at}`;
      await open.locator("[data-kept]").getByRole("textbox", { name: "Name" }).fill(name);
      await open.getByRole("button", { name: "Rename" }).click();
      // Each time something else of it is done: nothing, the first frame of it, more of them.
      await open.evaluate(async (left) => {
        for (; left > 0; left -= 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      }, at - 1);
      const next = await open.context().newPage();
      await open.close();
      await next.close();
      open = await reopened(page.context(), "name");
      const now = await held(open);
      assert.ok(now.whole, "each work has its file");
      assert.ok([before, name].includes(now.names.join()), `kept are ${now.names}; expected ${before} or ${name}`);
      before = now.names.join();
      await takeaway(open, before).waitFor();
      await entries(open).locator("em").waitFor();
      await settled(open);
    }
  });
});

describe("while a file is read", () => {
  const unknown = `when,here,there,much\n${TIDY.split("\n").slice(1).join("\n")}`;
  for (const [what, does] of [
    ["is deleted", (path) => rmSync(path)],
    ["is changed", (path) => writeFileSync(path, `${unknown}2003,JPN,TWN,99\n`)],
  ]) {
    test(`it ${what}: that is said, what was there stays, and it can be read anew`, async () => {
      const page = await workbench();
      await read(page, "before.csv", TIDY);
      const before = await shown(page);
      const path = join(folder, `${what}.csv`);
      const pick = () => page.locator(".bring input[type=file]").setInputFiles(path);
      const step = page.locator(".mapping");
      const tell = async () => {
        await step.waitFor();
        for (const [column, role] of [["when", "Year"], ["here", "Exporter’s code"], ["there", "Importer’s code"], ["much", "Value"]]) await step.getByLabel(new RegExp(`^${column}`)).selectOption({ label: role });
      };
      writeFileSync(path, unknown);
      await pick();
      await tell();
      does(path);
      await step.getByRole("button", { name: "Read", exact: true }).click();
      await fault(page).waitFor();
      assert.match(await fault(page).innerText(), /could not be read to its end; it may have been moved or changed meanwhile\. Try again/);
      assert.equal(await shown(page), before);
      writeFileSync(path, unknown);
      await pick();
      await tell();
      await step.getByRole("button", { name: "Read", exact: true }).click();
      await takeaway(page, `${what}.csv`).waitFor();
      assert.equal(await fault(page).count(), 0);
    });
  }
});

describe("a page that is printed", () => {
  test("is the same afterwards, and its figure is on the paper", async () => {
    const page = await tairi.openView("trade", { lang: "en" });
    const before = await shown(page);
    const paper = await page.pdf();
    assert.ok(paper.length > 20_000, `${paper.length} bytes`);
    await settled(page);
    assert.equal(await shown(page), before);
    await page.locator("nav [data-view=roadmap]").click();
    await page.locator("#tairi [data-figure=roadmap]").waitFor();
  });
});

describe("a page made of text alone (srcdoc)", () => {
  const inside = (text) => `<iframe title="An article" width="700" height="900" srcdoc="${article(text).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`;
  for (const [what, text, ready] of [
    ["a frame, which tells its height", (url) => `<iframe id="own" title="A figure" width="600" height="200" src="${url}embed/fta.en.html"></iframe><script>addEventListener("message", ({ data }) => { if (data?.sentinel === "amp") document.querySelector("#own").height = data.height; });</script>`, () => document.querySelector("#own").height > 250],
    ["the line of embed.js", (url) => `<div class="tairi" data-view="fta" data-lang="en"></div><script src="${url}embed.js"></script>`, () => document.querySelector("iframe")?.clientHeight > 250],
    ["the element", (url) => `<tairi-widget view="fta" lang="en"></tairi-widget><script type="module" src="${url}tairi.js"></script>`, () => document.querySelector("tairi-widget").dataset.tairi === "ready"],
  ]) {
    test(`holds ${what}`, async (t) => {
      const host = await startHost();
      t.after(() => host.close());
      const { page, problems, close } = await openHost(tairi.browser, host.put(article(inside(text(tairi.url)))));
      const frame = page.frames().find((each) => each.url() === "about:srcdoc");
      await frame.waitForFunction(ready);
      await close();
      assertQuiet(problems);
    });
  }
});
