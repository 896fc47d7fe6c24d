// All that a reader, a host or a caller can make large, at its bound and one beyond: the page's
// thread goes on, and what is left out is said. The bounds: src/data/bounds.rs, docs/security.md.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { BOUNDS, TIDY, columns, grouped, many, named, read, years } from "./flows.mjs";
import { article, openHost, startHost } from "./hostpages.mjs";
import { LANGS, layoutFaults, openTab, untilReady, useTairi } from "./lib.mjs";
import { goesOn } from "./still.mjs";
import { frames, heardAll, settled, skip } from "./waits.mjs";

const tairi = useTairi({ headers: { "Access-Control-Allow-Origin": "*" } });

const folder = mkdtempSync(join(tmpdir(), "tairi-bounds-"));
after(() => rmSync(folder, { recursive: true }));
let files = 0;

const fault = (page) => page.locator(".bring .fault");
const report = (page) => page.locator("[data-report] > ul");
const open = async (options = {}) => {
  const page = await tairi.openView("workbench", { lang: "en", ...options });
  await page.locator("[data-bring]").waitFor();
  return page;
};

/** Brings a file from the disk, so that the page has nothing to do with it, and waits for what comes of it. */
async function bring(page, content) {
  const name = `${(files += 1)}.csv`;
  writeFileSync(join(folder, name), content);
  await page.locator(".bring input[type=file]").setInputFiles(join(folder, name));
  await page.waitForFunction((name) => document.querySelector(".bring .fault, .mapping, .kinds") || document.querySelector(".takeaway").textContent.includes(name), name);
  await settled(page);
}

/** No name makes the page wider than its window. */
const wide = async (page) => (await layoutFaults(page)).filter((fault) => /wide in a window|sticks out of the window/.test(fault));

describe("columns", () => {
  const heads = (page) => page.locator(".mapping thead th");

  test("so many are asked for at once; the others are found by name, and keep what they hold", async () => {
    const page = await open();
    await goesOn(page, `${BOUNDS.COLUMNS} columns`, () => bring(page, columns(BOUNDS.COLUMNS)));
    const step = page.locator(".mapping");
    assert.equal(await heads(page).count(), BOUNDS.COLUMNS_SHOWN);
    assert.match(await step.getByRole("status").innerText(), /40 of 4,000 columns/);
    const seek = step.getByRole("searchbox");
    await goesOn(page, "a search", async () => {
      await seek.fill("aaa");
      await seek.fill("AAA399");
      await settled(page);
    });
    assert.equal(await heads(page).count(), 11);
    await step.getByLabel("aaa3999").selectOption({ label: "Value" });
    await seek.fill("aaa1");
    assert.equal(await heads(page).count(), BOUNDS.COLUMNS_SHOWN);
    await seek.fill("");
    const last = step.getByLabel("aaa3999");
    assert.equal(await last.evaluate((list) => list.selectedOptions[0].label), "Value");
    assert.deepEqual(await wide(page), []);
    await step.getByRole("button", { name: "Cancel" }).click();
    await step.waitFor({ state: "detached" });
  });

  test("as many as are shown need no search", async () => {
    const page = await open();
    await bring(page, columns(BOUNDS.COLUMNS_SHOWN));
    assert.equal(await heads(page).count(), BOUNDS.COLUMNS_SHOWN);
    assert.equal(await page.locator(".mapping [type=search]").count(), 0);
  });

  for (const count of [BOUNDS.COLUMNS + 1, 5_000, 250_000]) {
    test(`${count} are refused`, async () => {
      const page = await open();
      await goesOn(page, `${count} columns`, () => bring(page, columns(count)));
      assert.match(await fault(page).innerText(), /More than 4,000 columns/);
    });
  }
});

describe("names", () => {
  const letters = BOUNDS.LETTERS;
  for (const [what, names] of [
    ["as long as may be", Array.from({ length: 60 }, (_, at) => `${at}`.padEnd(letters, "W"))],
    ["one letter longer", Array.from({ length: 60 }, (_, at) => `${at}`.padEnd(letters + 1, "W"))],
    ["alike up to there", Array.from({ length: 30 }, (_, at) => `${"W".repeat(letters)}${at}`)],
    ["of 2,100 letters", Array.from({ length: 100 }, (_, at) => `${at}`.padEnd(2_100, "x"))],
    ["of 21,000 letters", Array.from({ length: 30 }, (_, at) => `${at}`.padEnd(21_000, "y z"))],
    ["of 300,000 letters", ["W".repeat(300_000)]],
    ["with 9,000 marks", Array.from({ length: 60 }, (_, at) => `Z${"\u0351\u036b\u0343".repeat(3_000)}${at}`)],
  ]) {
    test(`${what}: the page goes on, is no wider than the window, and opens it again`, async () => {
      const page = await open({ width: 360, height: 740 });
      await goesOn(page, what, async () => {
        await bring(page, named(names));
        await page.locator(".takeaway").filter({ hasText: `${names.length + 2} economies` }).waitFor();
        await page.locator("[data-report] summary").first().click();
        for (const tab of ["table", "sources", "chart"]) await openTab(page, tab);
      });
      assert.deepEqual(await fault(page).allInnerTexts(), []);
      assert.deepEqual(await wide(page), []);
      await openTab(page, "table");
      assert.deepEqual(await wide(page), []);
      await openTab(page, "chart");
      await page.locator("[data-kept] li").first().waitFor();
      await goesOn(page, `${what}, opened again`, async () => {
        await page.reload();
        await untilReady(page);
        await page.locator(".takeaway").filter({ hasText: `${names.length + 2} economies` }).waitFor();
      });
    });
  }

  test("as long as may be make no page wider where a pair of them is read in a large matrix", async () => {
    for (const width of [320, 1280]) {
      const page = await open({ width, height: 800 });
      await bring(page, named(Array.from({ length: 60 }, (_, at) => `${at}`.padEnd(letters, "W"))));
      const map = page.locator(".heat .map");
      await map.scrollIntoViewIfNeeded();
      const box = await map.boundingBox();
      for (const act of ["move", "click"]) {
        await page.mouse[act](box.x + box.width * 0.6, box.y + box.height * 0.6);
        await page.locator(".heat .values strong").filter({ hasText: "W".repeat(letters - 2) }).waitFor();
        await settled(page);
        assert.deepEqual(await wide(page), [], `${act} at ${width} px`);
      }
    }
  });

  for (const lang of LANGS) {
    test(`as long as may be make no page wider, in ${lang}, on the smallest of phones`, async () => {
      const page = await open({ lang, width: 320, height: 640 });
      await bring(page, named([...Array.from({ length: 12 }, (_, at) => `${at}`.padEnd(letters, "W")), "長".repeat(letters)]));
      await page.locator("[data-report]").waitFor();
      for (const tab of ["table", "sources", "chart"]) {
        await openTab(page, tab);
        assert.deepEqual(await wide(page), [], tab);
      }
    });
  }

  test("of works are as long, wherever they come from", async () => {
    const page = await open({ width: 360, height: 740 });
    const long = "W".repeat(letters);
    for (const [name, wanted] of [[long, long], [`${long}W`, `${long}…`], ["V".repeat(100_000), `${"V".repeat(letters)}…`]]) {
      await goesOn(page, "a work’s name", async () => {
        writeFileSync(join(folder, "named.csv"), `# tairi: 1\n# name: ${name}\n${TIDY}`);
        await page.locator(".bring input[type=file]").setInputFiles(join(folder, "named.csv"));
        await page.waitForFunction((name) => document.querySelector("[data-kept] input")?.value === name, wanted);
        await settled(page);
      });
      assert.deepEqual(await wide(page), []);
    }
  });
});

describe("groups", () => {
  const groups = (page) => page.locator("[data-groups] li");
  const bringGroups = async (page, count) => {
    writeFileSync(join(folder, "grouped.csv"), grouped(count));
    await page.locator(".bring input[type=file]").setInputFiles(join(folder, "grouped.csv"));
    await groups(page).first().waitFor();
    await page.locator(".takeaway").filter({ hasText: "grouped" }).waitFor();
    await settled(page);
  };

  test("as many as may be are taken, and no further one is made", async () => {
    const page = await open();
    await goesOn(page, "groups", () => bringGroups(page, BOUNDS.GROUPS));
    assert.equal(await groups(page).count(), BOUNDS.GROUPS);
    assert.doesNotMatch(await report(page).innerText(), /left out/);
    await page.locator("[data-groups]").getByLabel("Name").fill("One more");
    const members = page.getByLabel("Members’ codes");
    await members.fill("JPN USA");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    assert.match(await members.evaluate((field) => field.validationMessage), /40 groups at most/);
    assert.equal(await groups(page).count(), BOUNDS.GROUPS);
    await page.locator("[data-groups] li button").first().click();
    await members.fill("JPN USA");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await groups(page).filter({ hasText: "One more" }).waitFor();
  });

  for (const [count, left] of [[BOUNDS.GROUPS + 1, /first 40 are taken, and 1 left out/], [3_000, /2,960 left out/]]) {
    test(`of ${count} in a saved file the first are taken, and it is said`, async () => {
      const page = await open();
      await goesOn(page, `${count} groups`, () => bringGroups(page, count));
      assert.equal(await groups(page).count(), BOUNDS.GROUPS);
      await page.locator("[data-report] summary").first().click();
      assert.match(await report(page).innerText(), left);
    });
  }
});

describe("economies and years", () => {
  test("as many as may be are shown", async () => {
    const page = await open();
    await goesOn(page, "economies", async () => {
      await bring(page, many(BOUNDS.ECONOMIES));
      await page.locator(".takeaway").filter({ hasText: "400 economies" }).waitFor();
    });
    await goesOn(page, "years", () => bring(page, years(BOUNDS.YEARS)));
    assert.deepEqual(await fault(page).allInnerTexts(), []);
  });

  test("more are refused, and it is said", async () => {
    const page = await open();
    await goesOn(page, "economies", () => bring(page, many(BOUNDS.ECONOMIES + 1)));
    assert.match(await fault(page).innerText(), /More than 400 economies/);
    await goesOn(page, "years", () => bring(page, years(BOUNDS.YEARS + 1)));
    assert.match(await fault(page).innerText(), /More than 400 years/);
  });
});

test("so many files are read at once; the rest are left aside, and it is said", async () => {
  const page = await open();
  const drop = (count) =>
    page.evaluate((count) => {
      const transfer = new DataTransfer();
      for (let at = 0; at < count; at += 1) transfer.items.add(new File([`year,exporter,importer,value\n${1600 + (at % 400)},JPN,TWN,${at + 1}\n${1600 + (at % 400)},TWN,JPN,2\n`], `${String(at).padStart(4, "0")}.csv`));
      document.querySelector("[data-bring]").dispatchEvent(new DragEvent("drop", { bubbles: true, dataTransfer: transfer }));
    }, count);
  await drop(BOUNDS.FILES + 1);
  await page.locator(".takeaway").filter({ hasText: "+ 399" }).waitFor();
  await page.locator("[data-report] summary").first().click();
  assert.match(await report(page).innerText(), /400 files are read at once, and 1 were left aside/);
});

describe("works that are kept", () => {
  /** Puts works into the database as a former version could have. */
  const fill = (page, works) =>
    page.evaluate(async (works) => {
      const asked = indexedDB.open("tairi", 1);
      await new Promise((resolve) => (asked.onsuccess = resolve));
      const stores = asked.result.transaction(["works", "files", "state"], "readwrite");
      for (const { text, ...work } of works) {
        stores.objectStore("works").put({ savedAt: 1, economies: 3, from: 2001, to: 2002, bytes: 1, ...work }, work.id);
        stores.objectStore("files").put(new Blob([text]), work.id);
      }
      stores.objectStore("state").put(works.at(-1).id, "last");
      await new Promise((resolve) => (stores.oncomplete = resolve));
      asked.result.close();
    }, works);
  const works = (count) => Array.from({ length: count }, (_, at) => ({ id: `id${at}`, name: `work ${at}`, savedAt: at + 1, text: TIDY }));

  test("are so many: one more is refused until one is deleted", async () => {
    const page = await open();
    await fill(page, works(BOUNDS.WORKS - 1));
    await read(page, "last.csv", TIDY);
    await page.locator("[data-kept] li").filter({ hasText: "last.csv" }).waitFor();
    assert.equal(await page.locator("[data-kept] li").count(), BOUNDS.WORKS);
    await read(page, "more.csv", TIDY);
    await fault(page).waitFor();
    assert.match(await fault(page).innerText(), /100 works are kept, which is the most/);
    await page.locator("[data-kept] li button").last().click();
    await page.locator("[data-kept] li").filter({ hasText: "more.csv" }).waitFor();
    assert.equal(await fault(page).count(), 0);
  });

  test("in greater number than may be are listed up to there", async () => {
    const page = await open();
    await fill(page, works(3_000));
    await goesOn(page, "3,000 works", async () => {
      await page.reload();
      await untilReady(page);
      await page.locator("[data-kept] li em").waitFor();
    });
    assert.equal(await page.locator("[data-kept] li").count(), BOUNDS.WORKS);
  });

  test("are read by the same bounds as any file when they open again", async () => {
    const page = await open();
    await fill(page, [{ id: "wide", name: "W".repeat(300_000), text: `${"a,".repeat(5_000)}b\n${"1,".repeat(5_000)}2\n` }]);
    await goesOn(page, "a work that is too wide", async () => {
      await page.reload();
      await untilReady(page);
      await fault(page).waitFor();
    });
    assert.match(await fault(page).innerText(), /More than 4,000 columns/);
    assert.equal((await page.locator("[data-kept] li b").innerText()).length, BOUNDS.LETTERS + 1);
    assert.deepEqual(await wide(page), []);
  });

  test("do not open by themselves if a page ended over one; it is listed, says why, and opens when asked", async () => {
    const page = await open({ clock: true });
    await read(page, "mine.csv", TIDY);
    await page.locator("[data-kept] li em").waitFor();
    const mark = () => page.evaluate(() => localStorage.getItem("tairi-opening"));
    await skip(page, 1_000);
    assert.equal(await mark(), null, "it was drawn");
    // As a page leaves it that stood still until it was ended.
    await page.evaluate(() => localStorage.setItem("tairi-opening", "1"));
    await page.reload();
    await untilReady(page);
    await page.locator("[data-kept] li").waitFor();
    await skip(page, 5_000);
    await page.locator("[data-held]").waitFor();
    assert.match(await page.locator("[data-held]").innerText(), /Not opened by itself/);
    assert.equal(await page.locator("[data-report]").count(), 0);
    await page.getByRole("button", { name: "Open: mine.csv" }).click();
    await page.locator(".takeaway").filter({ hasText: "mine.csv" }).waitFor();
    await skip(page, 1_000);
    assert.equal(await mark(), null);
    await page.reload();
    await untilReady(page);
    await page.locator(".takeaway").filter({ hasText: "mine.csv" }).waitFor();
  });

  test("open by themselves where a page was just left while one was opened", async () => {
    const page = await open();
    await read(page, "mine.csv", TIDY);
    await page.locator("[data-kept] li em").waitFor();
    // Not by `reload`, which the browser refuses to a page that is just about to be another.
    for (let at = 0; at < 3; at += 1) await page.goto(page.url(), { waitUntil: "commit" });
    await untilReady(page);
    await page.locator(".takeaway").filter({ hasText: "mine.csv" }).waitFor();
  });
});

test("flows of a caller are refused before they are looked at, and all else goes on", async () => {
  const page = await tairi.openView("fta", { lang: "en" });
  const said = await page.evaluate(async ({ ROWS, COLUMN_ROWS, CALLED }) => {
    await window.tairi.load();
    const said = {};
    const tried = (what, flows) => {
      try {
        said[what] = window.tairi.intensity({ year: 2001, flows }).economies.length;
      } catch (error) {
        said[what] = `${error.name}: ${error.message}`;
      }
    };
    const row = { exporter: "JPN", importer: "TWN", value: 1 };
    tried("rows", new Array(ROWS).fill(row));
    tried("rows + 1", new Array(ROWS + 1));
    tried("sparse", new Array(1e8));
    const columns = (rows, economies = ["JPN", "TWN"]) => ({ economies, exporter: new Uint8Array(rows), importer: new Uint8Array(rows).fill(1), value: new Float32Array(rows).fill(1) });
    tried("columns", columns(COLUMN_ROWS));
    tried("columns + 1", columns(COLUMN_ROWS + 1));
    const lying = (length) => ({ length });
    tried("columns that say so", { economies: ["JPN", "TWN"], exporter: lying(3e8), importer: lying(3e8), value: lying(3e8) });
    tried("economies", columns(1, Array.from({ length: CALLED }, (_, at) => `E${at}`)));
    tried("economies + 1", columns(1, Array.from({ length: CALLED + 1 }, (_, at) => `E${at}`)));
    tried("sparse economies", columns(1, new Array(1e9)));
    return said;
  }, BOUNDS);
  assert.deepEqual(
    Object.fromEntries(Object.entries(said).map(([what, text]) => [what, typeof text === "number" ? text : text.match(/Error: tairi: .* has (\d+) rows; expected \d+ at most|names (\d+) economies/)?.slice(1).join("") ?? text])),
    { rows: 2, "rows + 1": "1000001", sparse: "100000000", columns: 2, "columns + 1": "4000001", "columns that say so": "300000000", economies: 300, "economies + 1": "301", "sparse economies": "1000000000" },
  );
  // A trap would be the end of it.
  await page.locator("nav [data-view=roadmap]").click();
  await page.locator("#tairi [data-figure=roadmap]").waitFor();
});

test("a flood of a host's messages is heard as few, and the page goes on", async (t) => {
  const host = await startHost();
  t.after(() => host.close());
  const { page, close } = await openHost(tairi.browser, host.put(article(`<iframe src="${tairi.url}embed/fta.en.html" width="600" height="500"></iframe>`)));
  const frame = page.frames().at(-1);
  await frame.waitForSelector("html[data-tairi=ready]");
  await heardAll(page, frame);
  await page.evaluate(() => {
    window.heard = 0;
    addEventListener("message", () => (window.heard += 1));
  });
  await goesOn(page, "20,000 messages", async () => {
    await page.evaluate(async () => {
      const { contentWindow } = document.querySelector("iframe");
      for (let round = 0; round < 200; round += 1) {
        for (let at = 0; at < 100; at += 1) contentWindow.postMessage(at % 2 ? { type: "iframe-child-init" } : "[iFrameSizer]x:8:false:true:32:true", "*");
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    await frames(frame);
  });
  const heard = await page.evaluate(() => window.heard);
  assert.ok(heard > 0 && heard < 4_000, `${heard} answers to 20,000 messages`);
  await close();
});
