// What is kept in the browser: beside other tabs that keep, rename and delete the same, and where
// the browser, or what is in it, is not as it should be. Nothing is lost without a word.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { assertKept } from "./grave.mjs";
import { TIDY, bring, held, holdAnswers, letThrough, read } from "./flows.mjs";
import { untilReady, useTairi } from "./lib.mjs";
import { settled, skip } from "./waits.mjs";

const tairi = useTairi();

const fault = (page) => page.locator(".bring .fault");
const entries = (page) => page.locator("[data-kept] li");
const names = (page) => entries(page).locator("b").allInnerTexts();
const entry = (page, name) => entries(page).filter({ hasText: name });
const takeaway = (page, name) => page.locator(".takeaway").filter({ hasText: name });
const undo = (page) => page.getByRole("button", { name: "Undo" });
const apart = (page) => page.getByRole("button", { name: "Keep as a work of its own" });

const address = () => new URL("?view=workbench&lang=en", tairi.url).href;
const ready = async (page) => {
  await untilReady(page);
  await page.locator("[data-bring]").waitFor();
};
async function rename(page, name) {
  await page.locator("[data-kept]").getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Rename" }).click();
}

/** Two tabs with one work open in both. */
async function twoTabs() {
  const one = await tairi.openView("workbench", { lang: "en" });
  await ready(one);
  await read(one, "mine.csv", TIDY);
  await entry(one, "mine.csv").locator("em").waitFor();
  await settled(one);
  const other = await one.context().newPage();
  await other.goto(address());
  await ready(other);
  await takeaway(other, "mine.csv").waitFor();
  await entry(other, "mine.csv").locator("em").waitFor();
  await settled(other);
  return [one, other];
}

/** What a tab that is opened now has. */
async function afterwards(page) {
  const fresh = await page.context().newPage();
  await fresh.goto(address());
  await ready(fresh);
  const kept = (await names(fresh)).sort();
  await fresh.close();
  return kept;
}

describe("two tabs with one work", () => {
  test("of two changes the first is kept, and who makes the second hears of it and loses neither", async () => {
    const [one, other] = await twoTabs();
    await rename(one, "by one");
    await entry(one, "by one").waitFor();
    await rename(other, "by the other");
    await fault(other).waitFor();
    assert.match(await fault(other).innerText(), /changed in another tab.*not kept/s);
    assertKept(await afterwards(one), ["by one"], "the first change");
    // A further change is not kept either, and that is said again.
    await rename(other, "by the other once more");
    await takeaway(other, "by the other once more").waitFor();
    await settled(other);
    assert.match(await fault(other).innerText(), /changed in another tab/);
    assertKept(await afterwards(one), ["by one"], "the first change");
    await apart(other).click();
    await entry(other, "by the other once more").locator("em").waitFor();
    assert.equal(await fault(other).count(), 0);
    assertKept(await afterwards(one), ["by one", "by the other once more"], "either change");
    // From now on each has its own.
    await rename(other, "the other’s own");
    await entry(other, "the other’s own").waitFor();
    await rename(one, "one’s own");
    await entry(one, "one’s own").waitFor();
    assertKept(await afterwards(one), ["one’s own", "the other’s own"], "either change");
  });

  test("the other tab’s version is opened where it is said", async () => {
    const [one, other] = await twoTabs();
    await rename(one, "by one");
    await entry(one, "by one").waitFor();
    await rename(other, "by the other");
    await fault(other).waitFor();
    await other.getByRole("button", { name: "Open: by one" }).click();
    await takeaway(other, "by one").waitFor();
    await settled(other);
    assert.equal(await fault(other).count(), 0);
    await rename(other, "by both");
    await entry(other, "by both").waitFor();
    assertKept(await afterwards(one), ["by both"], "the change");
  });

  test("what one deletes the other does not bring back, but can keep on purpose", async () => {
    const [one, other] = await twoTabs();
    await one.getByRole("button", { name: "Delete: mine.csv" }).click();
    await undo(one).waitFor();
    await rename(other, "renamed");
    await fault(other).waitFor();
    assert.match(await fault(other).innerText(), /deleted in another tab/);
    assertKept(await afterwards(one), [], "the deletion");
    await apart(other).click();
    await entry(other, "renamed").locator("em").waitFor();
    // What is brought back takes nothing’s place.
    await undo(one).click();
    await entry(one, "mine.csv").waitFor();
    assertKept(await afterwards(one), ["mine.csv", "renamed"], "a work");
  });

  test("what is deleted is what the other has left, and that is what comes back", async () => {
    const [one, other] = await twoTabs();
    await rename(other, "renamed");
    await entry(other, "renamed").waitFor();
    await one.getByRole("button", { name: "Delete: mine.csv" }).click();
    await undo(one).waitFor();
    assert.match(await one.locator("[data-kept] [role=status]").innerText(), /Deleted “renamed”/);
    await undo(one).click();
    await entry(one, "renamed").waitFor();
    assertKept(await afterwards(one), ["renamed"], "the later name");
  });

  test("what is not there any more is said, and no longer listed", async () => {
    const [one, other] = await twoTabs();
    await read(other, "second.csv", TIDY);
    await entry(other, "second.csv").locator("em").waitFor();
    await one.getByRole("button", { name: "Delete: mine.csv" }).click();
    await undo(one).waitFor();
    await other.getByRole("button", { name: "Delete: mine.csv" }).click();
    await fault(other).waitFor();
    assert.match(await fault(other).innerText(), /no longer there: it was deleted in another tab/);
    await entry(other, "mine.csv").waitFor({ state: "detached" });
  });

  test("a list that is old opens the work as it is now", async () => {
    const [one, other] = await twoTabs();
    await read(other, "second.csv", TIDY);
    await entry(other, "second.csv").locator("em").waitFor();
    await rename(one, "renamed");
    await entry(one, "renamed").waitFor();
    await other.getByRole("button", { name: "Open: mine.csv" }).click();
    await takeaway(other, "renamed").waitFor();
    await settled(other);
    await rename(other, "once more");
    await entry(other, "once more").waitFor();
    assertKept(await afterwards(one), ["once more", "second.csv"], "a work");
  });
});

test("a work that is deleted while it is being kept does not come back", async () => {
  const page = await tairi.openView("workbench", { lang: "en" });
  await ready(page);
  await read(page, "mine.csv", TIDY);
  await entry(page, "mine.csv").locator("em").waitFor();
  await settled(page);
  await holdAnswers(page);
  for (const name of ["another name", "a third name"]) {
    await rename(page, name);
    await takeaway(page, name).waitFor();
  }
  await held(page, 1);
  await page.getByRole("button", { name: "Delete: mine.csv" }).click();
  await undo(page).waitFor();
  await letThrough(page);
  assert.equal(await fault(page).count(), 0, "it is as the reader wants it");
  assertKept(await afterwards(page), [], "the deletion");
  await undo(page).click();
  await entry(page, "mine.csv").locator("em").waitFor();
  assertKept(await afterwards(page), ["mine.csv"], "what was deleted");
});

describe("a browser, or a database, that is not as it should be", () => {
  const opened = async (script, options = {}) => {
    const page = await tairi.openPage("gallery.html", options);
    await page.goto(new URL("gallery.html", tairi.url).href);
    await page.evaluate(script);
    await page.goto(address());
    await ready(page);
    return page;
  };
  const database = (version, stores) => `new Promise((resolve, reject) => {
    const asked = indexedDB.open("tairi", ${version});
    asked.onupgradeneeded = () => ${JSON.stringify(stores)}.forEach((name) => asked.result.createObjectStore(name));
    asked.onsuccess = () => resolve(asked.result.close());
    asked.onerror = reject;
  })`;

  test("a newer version’s works are left alone, and it is said that they are there", async () => {
    const page = await opened(database(2, ["works", "files", "state", "more"]));
    assert.match(await page.locator("[data-kept]").innerText(), /newer version of tairi.*all there/s);
    await read(page, "mine.csv", TIDY);
    await fault(page).waitFor();
    assert.match(await fault(page).innerText(), /newer version of tairi.*all there.*save as a file/s);
  });

  test("another’s database of this name is left alone, and that is said", async () => {
    const page = await opened(database(1, ["theirs"]));
    await read(page, "mine.csv", TIDY);
    await fault(page).waitFor();
    assert.match(await fault(page).innerText(), /Something else.*the same name.*left as it is/s);
    assert.deepEqual(
      await page.evaluate(async () => {
        const asked = indexedDB.open("tairi");
        await new Promise((resolve) => (asked.onsuccess = resolve));
        return [...asked.result.objectStoreNames];
      }),
      ["theirs"],
    );
  });

  test("a transaction that does not end is told, until it does", async () => {
    const page = await tairi.openView("workbench", { lang: "en", clock: true });
    await ready(page);
    await page.evaluate(() => {
      // One that is asked for again and again keeps all others waiting.
      const { transaction } = IDBDatabase.prototype;
      window.waits = true;
      const hold = async () => {
        const asked = indexedDB.open("tairi", 1);
        await new Promise((resolve) => (asked.onsuccess = resolve));
        const store = transaction.call(asked.result, ["works", "files", "state"], "readwrite").objectStore("state");
        const again = () => {
          if (window.waits) store.get("none").onsuccess = again;
        };
        again();
      };
      return hold();
    });
    await bring(page, "mine.csv", TIDY);
    await takeaway(page, "mine.csv").waitFor();
    await page.clock.fastForward(10_000);
    await fault(page).waitFor();
    assert.match(await fault(page).innerText(), /storage does not answer.*save as a file/s);
    await page.evaluate(() => (window.waits = false));
    await entry(page, "mine.csv").waitFor();
    assert.equal(await fault(page).count(), 0);
    await skip(page, 60_000);
    assert.equal(await fault(page).count(), 0);
  });

  test("a saved work’s name is no device of Windows", async () => {
    const page = await tairi.openView("workbench", { lang: "en" });
    await ready(page);
    await read(page, "mine.csv", TIDY);
    for (const [name, wanted] of [["CON", "tairi CON.csv"], ["aux", "tairi aux.csv"], ["nul.2020", "tairi nul.2020.csv"], ["company", "company.csv"]]) {
      await rename(page, name);
      await takeaway(page, name).waitFor();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
      assert.equal(download.suggestedFilename(), wanted);
    }
  });

  test("marks of direction in a name hide no formula from what is saved", async () => {
    const page = await tairi.openView("workbench", { lang: "en" });
    await ready(page);
    const marked = ["\u200f=1+1", "\u200e@x", "\u061c-2+3", "\ufeff=4"];
    await read(page, "mine.csv", `${TIDY}${marked.map((name) => `2002,${name},JPN,3`).join("\n")}\n`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
    const text = readFileSync(await download.path(), "utf8");
    assert.doesNotMatch(text, /[\u200e\u200f\u061c\ufeff]/);
    for (const name of ["=1+1", "@x", "-2+3", "=4"]) assert.ok(text.includes(`,'${name},`), `${name} in ${text}`);
  });
});
