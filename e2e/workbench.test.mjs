// The workbench as a researcher uses it: bring a file, see its matrix, keep it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { assertKept } from "./grave.mjs";
import { TIDY, bring, held, holdAnswers, letThrough, many, read } from "./flows.mjs";
import { layoutFaults, untilReady, untilSaid, useTairi } from "./lib.mjs";
import { idle, settled } from "./waits.mjs";

const tairi = useTairi();

const title = (page) => page.locator("#tairi [data-figure=workbench] h2").innerText();
const fault = (page) => page.locator(".bring .fault");

const open = async (lang = "en", options = {}) => {
  const page = await tairi.openView("workbench", { lang, ...options });
  await page.locator("[data-bring]").waitFor();
  return page;
};

test("the paper's matrix comes out again when its inputs are dropped back in", async () => {
  const page = await open();
  const { csv, wanted } = await page.evaluate(async () => {
    await window.tairi.load();
    const table = window.tairi.dataset("intensity-inputs");
    const lines = new Set();
    for (const row of table.rows) {
      lines.add(`${row.year},${row.exporter},${row.importer},${row.x_ij}`);
      lines.add(`${row.year},${row.exporter},WLD,${row.x_i}`);
      lines.add(`${row.year},WLD,${row.importer},${row.m_j}`);
      lines.add(`${row.year},WLD,WLD,${row.m_w}`);
    }
    const wanted = [];
    for (const year of [1995, 2005, 2015]) {
      for (const variant of ["paper", "net"]) {
        for (const cell of window.tairi.intensity({ year, variant }).cells) wanted.push({ year, variant, ...cell });
      }
    }
    return { csv: `year,exporter,importer,value\n${[...lines].join("\n")}\n`, wanted };
  });
  await read(page, "paper.csv", csv);
  let checked = 0;
  for (const variant of ["paper", "net"]) {
    await page.getByLabel("Computed by").selectOption(variant);
    for (const year of [1995, 2005, 2015]) {
      await page.getByRole("radio", { name: String(year) }).check({ force: true });
      await page.waitForFunction((year) => document.querySelector("h2").textContent.includes(year), String(year));
      const cells = await page.locator("[data-cell]").evaluateAll((all) => all.map((cell) => [cell.dataset.cell, cell.querySelector("b").textContent]));
      for (const [pair, text] of cells) {
        const cell = wanted.find((each) => each.year === year && each.variant === variant && `${each.exporter}-${each.importer}` === pair);
        // The figure of the paper holds one back, as most of it went by way of Hong Kong.
        if (cell.reason === "through-hong-kong") continue;
        assert.equal(text, cell.value === null ? "–" : cell.value.toFixed(2), `${pair} ${year} ${variant}`);
        checked += 1;
      }
    }
  }
  assert.ok(checked > 60, `${checked} cells`);
});

describe("a file that cannot be read says what to do, and what was there stays", () => {
  for (const [what, name, content, says] of [
    ["an empty file", "empty.csv", "", /empty/],
    ["a header alone", "header.csv", "year,exporter,importer,value\n", /no row below/],
    ["a PDF", "table.pdf", "%PDF-1.7\n1 0 obj\n", /PDF.*CSV/s],
    ["a spreadsheet", "table.xlsx", Buffer.from("504b03040a0000000000787878585b436f6e74656e745f54797065735d2e786d6c786c2f776f726b626f6f6b2e786d6c", "hex"), /CSV/],
    ["one column", "one.csv", "year exporter importer value\n2001 A B 3\n2002 A B 4\n", /only one column/],
    ["a web page", "error.csv", "<!doctype html><html><body>Not found</body></html>", /web page/],
    ["JSON", "answer.csv", '{"data": [{"period": 2001}]}', /JSON/],
    ["a damaged gzip", "cut.csv.gz", Buffer.from("1f8b08000000000000034bcc", "hex"), /gzip.*damaged|damaged/s],
    ["codes in no row", "none.csv", "year,exporter,importer,value\nx,JPN,TWN,1\ny,JPN,TWN,2\n", /No row could be used|holds/],
  ]) {
    test(what, async () => {
      const page = await open();
      await read(page, "mine.csv", TIDY);
      const before = await title(page);
      await bring(page, name, content);
      await fault(page).waitFor();
      assert.match(await fault(page).innerText(), says);
      assert.match(await fault(page).innerText(), /still there/);
      assert.equal(await fault(page).getAttribute("role"), "alert");
      assert.equal(await title(page), before);
    });
  }

  test("hostile texts stay texts", async () => {
    const page = await open();
    const evil = '<img src=x onerror="window.evil=1">';
    await read(page, `${evil}.csv`, `year,exporter,importer,value,unit\n2001,"${evil.replaceAll('"', '""')}",JPN,3,"<script>window.evil=2</script>"\n2001,JPN,"${evil.replaceAll('"', '""')}",4,x\n2001,USA,JPN,=1+1,x\n`);
    await page.locator("[data-report] summary").click();
    assert.equal(await page.evaluate(() => window.evil), undefined);
    assert.equal(await page.locator("img[src=x]").count(), 0);
    await page.locator(".takeaway").filter({ hasText: evil }).waitFor();
  });

  test("a file in UTF-16 with semicolons and commas in its numbers is read", async () => {
    const page = await open("en");
    const text = "Jahr;exporter;importer;value\n2001;JPN;TWN;1.234,5\n2001;TWN;JPN;2.000,0\n".replace("Jahr", "year");
    await read(page, "de.csv", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
    await page.locator("[data-report] summary").click();
    assert.match(await page.locator("[data-report]").innerText(), /UTF-16LE · 1\.234,5/);
    await page.getByRole("tab", { name: "Table" }).click();
    assert.match(await page.locator("[data-table] tbody").innerText(), /1,234\.5/);
  });
});

test("columns of no known kind are mapped by the reader, with a preview", async () => {
  const page = await open();
  await bring(page, "odd.csv", "aaa,bbb,ccc,ddd\n2001,JPN,TWN,10\n2001,TWN,JPN,20\n2001,TWN,USA,7\n2001,JPN,USA,9\n");
  const step = page.locator(".mapping");
  await step.waitFor();
  assert.match(await step.innerText(), /What do the columns hold/);
  assert.equal(await step.locator("tbody tr").count(), 4);
  for (const [column, role] of [["aaa", "Year"], ["bbb", "Exporter’s code"], ["ccc", "Importer’s code"], ["ddd", "Value"]]) {
    await step.getByLabel(new RegExp(`^${column}`)).selectOption({ label: role });
  }
  assert.deepEqual(await layoutFaults(page), []);
  await step.getByRole("button", { name: "Read" }).click();
  await page.locator("[data-report]").waitFor();
  await page.locator(".takeaway").filter({ hasText: /odd\.csv: 3 economies/ }).waitFor();
});

test("a mapping that lacks a column says which, and nothing is lost", async () => {
  const page = await open();
  await bring(page, "odd.csv", "aaa,bbb,ccc,ddd\n2001,JPN,TWN,10\n2001,TWN,JPN,20\n");
  const step = page.locator(".mapping");
  await step.waitFor();
  await step.getByLabel(/^ddd/).selectOption({ label: "Not used" });
  await step.getByRole("button", { name: "Read" }).click();
  assert.match(await fault(page).innerText(), /Still needed:.*Value/);
  assert.ok(await step.isVisible());
  await step.getByRole("button", { name: "Cancel" }).click();
  await step.waitFor({ state: "detached" });
});

test("rows are pasted", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Paste rows…" }).click();
  await page.getByLabel("Rows to read").fill(TIDY.replaceAll(",", "\t"));
  await page.locator(".paste").getByRole("button", { name: "Read" }).click();
  await page.locator("[data-report]").waitFor();
  await page.locator(".takeaway").filter({ hasText: /3 economies/ }).waitFor();
});

for (const [where, target] of [["on the place for it", "[data-bring]"], ["beside it", "[data-figure=workbench] h2"]]) {
  test(`a file is dropped ${where}`, async () => {
    const page = await open();
    const dataTransfer = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
      return transfer;
    }, TIDY);
    await page.dispatchEvent(target, "dragover", { dataTransfer });
    await page.locator("[data-bring][data-over]").waitFor();
    await page.dispatchEvent(target, "drop", { dataTransfer });
    await page.locator("[data-report]").waitFor();
    await page.locator(".takeaway").filter({ hasText: /dropped\.csv/ }).waitFor();
    assert.equal(await page.locator("[data-bring][data-over]").count(), 0);
    await page.locator("[data-kept] li").first().waitFor();
    assert.equal(await page.locator("[data-kept] li").count(), 1, "brought once");
  });
}

test("rows that cannot be read are still there to be mended", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Paste rows…" }).click();
  const field = page.getByLabel("Rows to read");
  const broken = "year exporter importer value\n2001 JPN TWN 3\n";
  await field.fill(broken);
  const button = page.locator(".paste").getByRole("button", { name: "Read" });
  await button.click();
  await fault(page).waitFor();
  assert.equal(await field.inputValue(), broken);
  await page.getByRole("button", { name: "Paste rows…" }).click();
  await field.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Paste rows…" }).click();
  assert.equal(await field.inputValue(), broken, "shut and opened again");
  await field.fill(broken.replaceAll(" ", ","));
  await button.click();
  await page.locator("[data-report]").waitFor();
  assert.ok(await field.isHidden());
});

describe("while a file is still being chosen, the engine begins", () => {
  const BEGUN = {
    "as the button is pressed": (page) => page.getByRole("button", { name: "Choose a file…" }).click(),
    "as one is dragged over the page": (page) =>
      page.locator("#tairi [data-figure=workbench] h2").evaluate((place) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([""], "mine.csv"));
        place.dispatchEvent(new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer }));
      }),
    "as rows are about to be pasted": (page) => page.getByRole("button", { name: "Paste rows…" }).click(),
  };
  for (const [how, begin] of Object.entries(BEGUN)) {
    test(how, async () => {
      const page = await open();
      page.on("filechooser", () => {});
      assert.equal(page.workers().length, 0);
      await Promise.all([page.waitForEvent("worker"), begin(page)]);
      await read(page, "mine.csv", TIDY);
      assert.equal(page.workers().length, 1, "the file is read by the engine that has begun");
    });
  }

  test("and has run its code on small files, of which the reader sees nothing", async () => {
    const page = await open();
    page.on("filechooser", () => {});
    await page.evaluate(() => {
      window.asked = [];
      const { postMessage } = MessagePort.prototype;
      MessagePort.prototype.postMessage = function (...given) {
        if (given[0]?.kind) window.asked.push(given[0].kind);
        return postMessage.apply(this, given);
      };
    });
    const before = await title(page);
    await BEGUN["as the button is pressed"](page);
    await page.waitForFunction(() => window.asked.length === 2);
    assert.deepEqual(await page.evaluate(() => window.asked), ["open", "read"]);
    assert.equal(await title(page), before);
    assert.equal(await page.locator("[data-report]").count() + (await fault(page).count()), 0);
    await read(page, "mine.csv", TIDY);
  });

  test("and is asked for once more where it could not be had", async () => {
    tairi.expectProblem(/console error/);
    const page = await open();
    page.on("filechooser", () => {});
    await page.route("**/*.flows.wasm", (route) => route.abort());
    await Promise.all([page.waitForEvent("requestfailed"), BEGUN["as the button is pressed"](page)]);
    await settled(page);
    assert.equal(await fault(page).count(), 0, "nobody has asked for anything yet");
    await page.unroute("**/*.flows.wasm");
    await read(page, "mine.csv", TIDY);
  });
});

describe("on a phone, with a finger alone", () => {
  const phone = () => open("zh-TW", { width: 390, height: 844, dpr: 2 });

  test("a file is picked, a value opened, another measure chosen, and the work saved", async () => {
    const page = await phone();
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "選擇檔案…" }).tap()]);
    await chooser.setFiles({ name: "手機.csv", mimeType: "text/csv", buffer: Buffer.from(TIDY) });
    await page.locator("[data-report]").waitFor();
    await page.locator(".takeaway").filter({ hasText: /手機\.csv/ }).waitFor();
    assert.deepEqual(await layoutFaults(page), []);
    const cell = page.locator("[data-cell=JPN-TWN]");
    await cell.tap();
    await page.locator("[data-detail=JPN-TWN]").waitFor();
    await page.waitForFunction(() => document.querySelectorAll("[data-detail] tbody tr").length === 2);
    assert.deepEqual(await layoutFaults(page), []);
    const before = await cell.innerText();
    await page.locator(".controls [data-key=measure]").selectOption("share-of-exports");
    await page.waitForFunction((before) => document.querySelector("[data-cell=JPN-TWN]").innerText !== before, before);
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "存成檔案" }).tap();
    assert.equal((await saved).suggestedFilename(), "手機.csv");
  });

  test("a heat map is read, zoomed into, and a cell opened", async () => {
    const page = await phone();
    await read(page, "many.csv", many(40));
    assert.deepEqual(await layoutFaults(page), []);
    const map = page.locator(".heat .map");
    await map.evaluate((el) => el.scrollIntoView({ block: "center" }));
    await settled(page);
    const box = await map.boundingBox();
    const at = [box.x + box.width * 0.7, box.y + box.height * 0.6];
    await page.touchscreen.tap(...at);
    const open = page.locator(".heat .values .turn");
    await open.waitFor();
    const zoomed = () => page.locator(".heat[data-zoomed]").count();
    assert.equal(await zoomed(), 0);
    await page.getByRole("button", { name: "放大" }).tap();
    await page.waitForFunction(() => document.querySelector(".heat[data-zoomed]"));
    assert.deepEqual(await layoutFaults(page), []);
    await open.tap();
    await page.locator("[data-detail]").waitFor();
    assert.match(await page.locator("[data-detail]").getAttribute("data-detail"), /^X..-X..$/);
  });

  test("what the browser lets nobody stop, while it scrolls, a heat map does not try to", async () => {
    const page = await phone();
    await read(page, "many.csv", many(40));
    const tried = await page.locator(".heat .map").evaluate((map) => {
      const tried = [];
      const { preventDefault } = Event.prototype;
      Event.prototype.preventDefault = function () {
        tried.push(`${this.type}, ${this.cancelable ? "cancelable" : "not cancelable"}`);
        preventDefault.call(this);
      };
      const touches = [0, 1].map((identifier) => new Touch({ identifier, target: map }));
      for (const cancelable of [true, false]) {
        map.dispatchEvent(new TouchEvent("touchstart", { touches, bubbles: true, cancelable }));
        map.dispatchEvent(new WheelEvent("wheel", { ctrlKey: true, deltaY: 1, bubbles: true, cancelable }));
      }
      Event.prototype.preventDefault = preventDefault;
      return tried;
    });
    assert.deepEqual(tried, ["touchstart, cancelable", "wheel, cancelable"]);
  });
});

describe("an engine that stops", () => {
  /** Has every worker that the page makes noted, so that it can be ended. */
  const opened = async () => {
    const page = await tairi.openPage("about:blank");
    await page.addInitScript(() => {
      window.workers = [];
      window.Worker = class extends Worker {
        constructor(...args) {
          super(...args);
          window.workers.push(this);
        }
      };
    });
    await page.goto(new URL("?view=workbench&lang=en", tairi.url).href);
    await untilReady(page);
    await page.locator("[data-bring]").waitFor();
    return page;
  };
  const stop = (page) => page.evaluate(() => window.workers.forEach((worker) => worker.dispatchEvent(new ErrorEvent("error"))));

  test("in the middle of a file is said, and the next try works", async () => {
    const page = await opened();
    await read(page, "mine.csv", TIDY);
    const before = await title(page);
    // Long enough to be in the midst of, whatever this machine does beside.
    await page.evaluate((text) => {
      const [, ...rows] = text.split("\n");
      const years = Array.from({ length: 400 }, (_, n) => rows.join("\n").replaceAll("2001,", `${1700 + n},`));
      const transfer = new DataTransfer();
      transfer.items.add(new File(["year,exporter,importer,value\n", years.join("\n")], "long.csv"));
      const seen = new MutationObserver(() => {
        if (!(document.querySelector(".progress progress")?.value > 0)) return;
        seen.disconnect();
        window.workers.forEach((worker) => worker.dispatchEvent(new ErrorEvent("error")));
      });
      seen.observe(document.body, { attributes: true, childList: true, subtree: true });
      document.querySelector("[data-bring]").dispatchEvent(new DragEvent("drop", { bubbles: true, dataTransfer: transfer }));
    }, many(120));
    await fault(page).waitFor();
    assert.match(await fault(page).innerText(), /stopped. Try again.*still there/);
    assert.equal(await title(page), before);
    await read(page, "again.csv", TIDY);
  });

  test("later on is begun anew, with what was read, and nobody notices", async () => {
    const page = await opened();
    await read(page, "mine.csv", TIDY);
    await stop(page);
    await page.getByLabel("Compare with").selectOption("2001");
    await page.locator(".cell small").first().waitFor();
    assert.equal(await fault(page).count(), 0);
  });
});

test("two on one page keep to what each was given", async () => {
  const page = await tairi.openView("fta", { lang: "en" });
  await page.evaluate(() => {
    window.places = [0, 1].map((n) => {
      const place = document.body.appendChild(document.createElement("div"));
      place.id = `place${n}`;
      return window.tairi.mount(place, { view: "workbench", lang: "en" });
    });
  });
  const takeaway = (n) => page.locator(`#place${n} .takeaway`);
  for (const [n, content] of [TIDY, many(5)].entries()) {
    await page.locator(`#place${n} .bring input[type=file]`).setInputFiles({ name: `file${n}.csv`, mimeType: "text/csv", buffer: Buffer.from(content) });
    await takeaway(n).filter({ hasText: `file${n}.csv` }).waitFor();
  }
  await page.locator("#place0 select[data-key=compare]").selectOption("2001");
  await page.locator("#place0 .cell small").first().waitFor();
  assert.match(await takeaway(0).innerText(), /file0\.csv: 3 economies/);
  assert.match(await takeaway(1).innerText(), /file1\.csv: 5 economies/);
  await page.evaluate(() => window.places.forEach((widget) => widget.destroy()));
});

test("a work is kept: it reopens, is renamed, deleted and brought back, and saved as a file that reads back", async () => {
  const page = await open();
  await read(page, "mine.csv", TIDY);
  const kept = page.locator("[data-kept] li");
  await kept.waitFor();
  await page.locator("[data-kept]").getByLabel("Name").fill("Three of us");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.waitForFunction(() => document.querySelector("[data-kept] li")?.textContent.includes("Three of us"));
  await page.reload();
  await untilReady(page);
  await page.waitForFunction(() => document.querySelector(".takeaway").textContent.includes("Three of us"));
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a file" }).click();
  const file = await saved;
  assert.equal(file.suggestedFilename(), "Three of us.csv");
  const { readFile } = await import("node:fs/promises");
  const text = await readFile(await file.path());
  const before = await title(page);
  await page.getByRole("button", { name: "Delete: Three of us" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  // It is the one that is open again, so another name makes no second one.
  await kept.locator("em").waitFor();
  await page.locator("[data-kept]").getByLabel("Name").fill("All of us");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.waitForFunction(() => document.querySelector("[data-kept] li")?.textContent.includes("All of us"));
  assert.equal(await kept.count(), 1);
  await page.locator("[data-kept]").getByLabel("Name").fill("Three of us");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.waitForFunction(() => document.querySelector("[data-kept] li")?.textContent.includes("Three of us"));
  await page.getByRole("button", { name: "Back to the sample" }).click();
  await page.waitForFunction(() => document.querySelector(".takeaway").textContent.includes("invented"));
  await page.getByRole("button", { name: "Open: Three of us" }).click();
  await page.waitForFunction(() => document.querySelector(".takeaway").textContent.includes("Three of us"));
  await read(page, "Three of us", text);
  assert.equal(await title(page), before);
});

test("only a work that the reader opens is the one that opens next time", async () => {
  const page = await open();
  await page.addInitScript(() => {
    window.remembered = [];
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, key) {
      if (this.name === "state") window.remembered.push(value);
      return put.call(this, value, key);
    };
  });
  await read(page, "first.csv", TIDY);
  await page.locator("[data-kept] li em").waitFor();
  await read(page, "second.csv", TIDY);
  await page.locator("[data-kept] li").nth(1).waitFor();
  await page.waitForFunction(() => document.querySelector("[data-kept] li:has(em)")?.textContent.includes("second.csv"));
  await page.reload();
  await untilReady(page);
  await page.waitForFunction(() => document.querySelector(".takeaway").textContent.includes("second.csv"));
  // A preview of the page opens it so, too; it must not write down late what it found.
  await page.locator("[data-kept] li em").waitFor();
  await settled(page);
  assert.deepEqual(await page.evaluate(() => window.remembered), []);
  await page.getByRole("button", { name: "Open: first.csv" }).click();
  await page.waitForFunction(() => window.remembered.length === 1);
});

test("a name that is one long word makes the page no wider, kept or deleted", async () => {
  const page = await open("en", { width: 320, height: 700 });
  await read(page, "mine.csv", TIDY);
  // Below, the matrix slides under its headings.
  const wide = async () => (await layoutFaults(page)).filter((fault) => !/lie on each other/.test(fault));
  const name = "a".repeat(120);
  await page.locator("[data-kept] li").waitFor();
  await page.locator("[data-kept]").getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Rename" }).click();
  await page.locator("[data-kept] li").filter({ hasText: name }).waitFor();
  await settled(page);
  assert.deepEqual(await wide(), []);
  await page.getByRole("button", { name: `Delete: ${name}` }).click();
  await page.getByRole("button", { name: "Undo" }).waitFor();
  await settled(page);
  assert.deepEqual(await wide(), []);
});

test("a file of no use that comes before the kept work is open again leaves that work", async () => {
  const page = await open();
  await read(page, "mine.csv", TIDY);
  await page.locator("[data-kept] li").waitFor();
  await page.locator("nav [data-view=fta]").click();
  await page.locator("#tairi [data-figure=fta]").waitFor();
  await page.evaluate(() => {
    // A page so slow that whoever draws it rests wherever it can (yew does after 16 ms).
    const now = Date.now;
    let more = 0;
    Date.now = () => now() + (more += 20);
    // As soon as there is a place for it.
    const seen = new MutationObserver(() => {
      const place = document.querySelector("[data-bring]");
      if (!place) return;
      seen.disconnect();
      const transfer = new DataTransfer();
      transfer.items.add(new File([], "empty.csv"));
      place.dispatchEvent(new DragEvent("drop", { bubbles: true, dataTransfer: transfer }));
    });
    seen.observe(document.body, { childList: true, subtree: true });
    document.querySelector("nav [data-view=workbench]").click();
  });
  await fault(page).waitFor();
  await page.locator("[data-report]").waitFor();
  await page.locator(".takeaway").filter({ hasText: /mine\.csv/ }).waitFor();
  assert.match(await fault(page).innerText(), /empty.*still there/s);
});

test("a work that is not kept is still there after another figure, in the language chosen there", async () => {
  const page = await open();
  await read(page, "three.csv", TIDY);
  // No longer kept, but still open.
  await page.getByRole("button", { name: "Delete: three.csv" }).click();
  await page.getByRole("button", { name: "Undo" }).waitFor();
  const before = await title(page);
  await page.locator("nav [data-view=fta]").click();
  await page.locator("#tairi [data-figure=fta]").waitFor();
  assert.equal(await page.locator("[data-bring]").count(), 0, "it is on its own page only");
  await page.getByRole("button", { name: "日本語" }).click();
  await page.locator("html[lang=ja]").waitFor();
  await page.locator("nav [data-view=workbench]").click();
  await page.locator("[data-report]").waitFor();
  await page.waitForFunction((before) => !document.querySelector("h2").textContent.includes(before) && document.querySelector(".takeaway").textContent.includes("three.csv"), before);
  await page.getByRole("button", { name: "English" }).click();
  await page.waitForFunction((before) => document.querySelector("h2").textContent === before, before);
  // Its flows are there, too: another year is asked for.
  await page.getByRole("radio", { name: "2001" }).check({ force: true });
  await page.waitForFunction(() => document.querySelector("h2").textContent.includes("2001"));
});

test("a file that is read behind another figure leaves that figure's choices alone", async () => {
  const page = await open();
  await bring(page, "three.csv", TIDY);
  await page.locator("nav [data-view=trade]").click();
  await page.locator("#tairi [data-figure=trade]").waitFor();
  await page.getByRole("radio", { name: "Log" }).or(page.getByRole("button", { name: "Log" })).first().click();
  await page.locator("nav [data-view=workbench]").click();
  await page.locator("[data-report]").waitFor();
  await page.waitForFunction(() => document.querySelector(".takeaway").textContent.includes("three.csv"));
  await page.goBack();
  await page.locator("#tairi [data-figure=trade]").waitFor();
  assert.match(page.url(), /yScale=log/);
});

test("economies are taken together, and trade among them is left out", async () => {
  const page = await open();
  await read(page, "mine.csv", TIDY);
  await page.locator("[data-groups] summary").click();
  await page.locator("[data-groups]").getByLabel("Name").fill("Both");
  const members = page.getByLabel("Members’ codes");
  await members.fill("JPN XXX");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  assert.match(await members.evaluate((field) => field.validationMessage), /Not in the data: XXX/);
  await members.fill("jpn, twn");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.waitForFunction(() => document.querySelectorAll("[data-cell]").length === 2);
  const names = await page.locator(".matrix tbody th").allInnerTexts();
  assert.ok(names.some((name) => name.includes("Both")), names.join());
  await page.getByRole("tab", { name: "Sources" }).click();
  assert.match(await page.locator("[data-sources]").innerText(), /Both: 2 economies taken as one/);
  await page.locator("[data-groups]").getByRole("button", { name: "Remove: Both" }).click();
  await page.waitForFunction(() => document.querySelectorAll("[data-cell]").length === 6);
});

for (const lang of ["zh-TW", "ja", "en"]) {
  test(`an economy opens within the narrowest window, in ${lang}`, async () => {
    const page = await open(lang, { width: 280, height: 600 });
    await read(page, "mine.csv", TIDY);
    await page.locator("[data-target=USA]").click();
    await page.locator("[data-detail=USA] table").waitFor();
    await settled(page);
    assert.deepEqual(await layoutFaults(page), []);
  });
}

test("two years are compared, gaps filled, and a pair opens with its years", async () => {
  const page = await open();
  const gaps = () => page.locator(".matrix [data-heat=none]").count();
  assert.equal(await gaps(), 1);
  await page.getByLabel("Fill gaps from the partner’s declarations").check();
  await page.waitForFunction(() => !document.querySelector(".matrix [data-heat=none]"));
  await page.getByLabel("Compare with").selectOption("2012");
  await page.locator(".cell small").first().waitFor();
  assert.match(page.url(), /time=2012\.\.2020/);
  await page.locator("[data-cell=XEH-XFS]").click();
  const detail = page.locator("[data-detail]");
  await detail.waitFor();
  assert.match(await detail.innerText(), /Year by year/);
  assert.equal(await detail.locator("tbody tr").count(), 11);
  await page.locator("[data-target=XEH]").click();
  await page.waitForFunction(() => document.querySelector("[data-detail]")?.textContent.includes("HHI"));
});

test("with the keys alone a value is reached and opened", async () => {
  const page = await open();
  const first = page.locator(".matrix :is([data-target], [data-cell])[tabindex='0']");
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const at = await page.evaluate(() => document.activeElement.dataset.cell);
  assert.match(at, /^X..-X..$/);
  await page.keyboard.press("Enter");
  await page.locator(`[data-detail="${at}"]`).waitFor();
});

test("the address brings back what is open, whatever a file calls its economies", async () => {
  const page = await open("zh-TW", { width: 1280 });
  await read(page, "names.csv", TIDY.replaceAll("JPN", "北國").replaceAll("TWN", "Süd <b>&#1").replaceAll("USA", "Ost"));
  await page.locator("[data-kept] li em").waitFor();
  const cell = page.locator('[data-cell="北國-Süd <b>&#1"]');
  await cell.click();
  await untilSaid(page, "focus", "北國-Süd <b>&#1");
  await page.reload();
  await untilReady(page);
  await page.locator('[data-detail="北國-Süd <b>&#1"]').waitFor();
});

test("what was asked for later is what is shown, though its answer comes first", async () => {
  const page = await open("en", { width: 1280 });
  await read(page, "years.csv", TIDY);
  await page.getByRole("radio", { name: "2002" }).check({ force: true });
  await settled(page);
  const plain = await page.locator(".matrix").innerText();
  // Two years take two answers of the engine, one year takes one; both are on their way at once.
  await holdAnswers(page);
  const compare = page.locator("select[data-key=compare]");
  await compare.selectOption("2001");
  await held(page, 1);
  await compare.selectOption("");
  await held(page, 2);
  await letThrough(page);
  assert.equal(await page.locator(".matrix").innerText(), plain);
});

test("of two names given one after the other the second is kept, once, whichever is written out first", async () => {
  const page = await open("en", { width: 1280 });
  await read(page, "mine.csv", TIDY);
  await page.locator("[data-kept] li").waitFor();
  await settled(page);
  await holdAnswers(page);
  for (const name of ["the first name", "the second name"]) {
    await page.locator("[data-kept]").getByLabel("Name").fill(name);
    await page.getByRole("button", { name: "Rename" }).click();
    await page.waitForFunction((wanted) => document.querySelector(".takeaway").textContent.includes(wanted), name);
    await held(page, 1);
  }
  await letThrough(page);
  await page.reload();
  await untilReady(page);
  await settled(page);
  const names = await page.locator("[data-kept] li").allInnerTexts();
  assertKept([names.length, names[0]?.includes("the second name")], [1, true], "the second name");
});

test("nothing leaves the page: what is asked for are the site's own files", async () => {
  const page = await open();
  const asked = [];
  page.on("request", (request) => asked.push([request.method(), request.url(), request.postData()]));
  await read(page, "secret.csv", TIDY.replaceAll("2001", "2003"));
  await page.locator("[data-cell]").first().click();
  await settled(page);
  await idle(page);
  const origin = new URL(page.url()).origin;
  for (const [method, url, body] of asked) {
    assert.equal(method, "GET");
    assert.ok(url.startsWith(origin) || url.startsWith("blob:"), url);
    assert.equal(body, null);
    assert.ok(!/secret|2003/.test(url), url);
  }
});

test("the sample is saved as a file that reads back as itself", async () => {
  const page = await open("ja");
  const before = await title(page);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "見本のファイル" }).click();
  const { readFile } = await import("node:fs/promises");
  const text = await readFile(await (await saved).path());
  await read(page, "sample.csv", text);
  assert.equal(await title(page), before);
});
