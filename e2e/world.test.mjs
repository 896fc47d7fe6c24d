// The world's imports, as a reader meets them: from the built-in series, asked for, chosen,
// kept, and told in what is taken away.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { layoutFaults, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi(process.env.TAIRI_SITE ? { dir: process.env.TAIRI_SITE } : {});

const COMTRADE = readFileSync(new URL("../tests/cases/49-comtrade-three-reporters/typical_comtrade.csv", import.meta.url));
const EUROS =
  "year,exporter,importer,value,unit\n" +
  ["DEU,FRA,50", "FRA,DEU,40", "DEU,WLD,200", "FRA,WLD,160", "WLD,DEU,180", "WLD,FRA,170"].map((row) => `2019,${row},million EUR\n`).join("");

const title = (page) => page.locator("#tairi [data-figure=workbench] h2").innerText();
const choice = (page) => page.locator("[data-world] select");
const own = (page) => page.locator("[data-world] input");

async function opened(name, content, options = {}) {
  const page = await tairi.openView("workbench", { lang: "en", ...options });
  await page.locator("[data-bring]").waitFor();
  await page.locator(".bring input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
  await page.locator("[data-world]").waitFor();
  await page.waitForFunction((name) => document.querySelector(".takeaway").textContent.includes(name), name);
  await settled(page);
  return page;
}

test("the usual Comtrade download has its world from the built-in series, and says so", async () => {
  const page = await opened("comtrade.csv", COMTRADE);
  assert.match(await title(page), /Korea to China is the closest tie of 2005: 3\.6/);
  assert.equal(await page.locator("[data-world=true]").count(), 0, "nothing is asked");
  assert.match(await choice(page).locator("option:checked").innerText(), /^UNCTAD, not from the file/);
  await choice(page).selectOption("file-sum");
  await settled(page);
  assert.match(await title(page), /No tie is closer than size alone explains, 2005/);
  await choice(page).selectOption("built-in");
  await settled(page);
  assert.match(await title(page), /Korea to China/);
});

test("where no number for the world is to be had one question is asked, and what is chosen is kept", async () => {
  const page = await opened("euros.csv", EUROS);
  assert.match(await title(page), /among the 2 economies of this file/);
  const asked = page.locator("[data-world=true]");
  assert.match(await asked.innerText(), /The world’s imports are not in the file\. .*What is to stand for them\?/);
  assert.deepEqual(await choice(page).locator("option").allInnerTexts(), [
    "not in the file",
    "sum of this file’s importers (350 million EUR)",
    "only among the economies of this file",
  ]);
  await choice(page).selectOption("file-sum");
  await settled(page);
  assert.equal(await asked.count(), 0);
  assert.doesNotMatch(await title(page), /among/);
  // 50 ÷ 200 ÷ (170 ÷ 10,000)
  await own(page).fill("10,000");
  await own(page).press("Enter");
  await settled(page);
  assert.match(await title(page), /Germany to France is the closest tie of 2019: 14\.7/);
  await page.reload();
  await page.locator("[data-world]").waitFor();
  await settled(page);
  assert.equal(await own(page).inputValue(), "10000");
  assert.match(await title(page), /14\.7/);
  await own(page).fill("");
  await own(page).press("Enter");
  await settled(page);
  assert.equal(await asked.count(), 1, "without a number it is asked again");
  await choice(page).selectOption("closed");
  await settled(page);
  assert.equal(await asked.count(), 0);
  assert.match(await title(page), /among the 2 economies of this file/);
});

test("the question fits a narrow page in every language", async () => {
  for (const lang of ["zh-TW", "ja", "en"]) {
    const page = await opened("euros.csv", EUROS, { lang, width: 280 });
    await page.setViewportSize({ width: 280, height: 700 });
    await settled(page);
    assert.deepEqual(await layoutFaults(page), [], lang);
  }
});

test("a page's own flows say what stands for the world's imports, and take a number for it", async () => {
  const page = await tairi.openView("workbench", { lang: "en" });
  const found = await page.evaluate(async () => {
    await window.tairi.load();
    const rows = [
      ["C", "A", 40],
      ["A", "B", 10],
      ["A", "C", 30],
      ["B", "A", 20],
    ].map(([exporter, importer, value]) => ({ exporter, importer, value }));
    const part = [...rows, { exporter: "A", importer: "WLD", value: 80 }];
    const told = (query) => {
      const { world_imports, world_imports_source } = window.tairi.intensity(query);
      return [world_imports, world_imports_source];
    };
    const columns = { economies: ["A", "B"], exporter: [0, 1, 0], importer: [1, 0, -1], value: [10, 20, 80] };
    const wrong = (worldImports) => {
      try {
        return window.tairi.intensity({ flows: rows, worldImports });
      } catch (error) {
        return error.message;
      }
    };
    return {
      told: [
        told({ flows: rows }),
        told({ flows: part }),
        told({ flows: part, variant: "closed" }),
        told({ flows: part, worldImports: 1000 }),
        told({ flows: [...part, { exporter: "WLD", importer: "WLD", value: 500 }] }),
        told({ flows: columns }),
        told({ flows: columns, worldImports: 1000 }),
        told({ year: 2005, variant: "import-share" }),
        told({ year: 2005 }),
      ],
      wrong: [wrong(0), wrong("many"), wrong(NaN)],
    };
  });
  assert.deepEqual(found.told.slice(0, 8), [
    [100, "summed"],
    [100, "part"],
    [100, "summed"],
    [1000, "own"],
    [500, "given"],
    [30, "part"],
    [1000, "own"],
    [null, null],
  ]);
  assert.equal(found.told[8][1], "given");
  for (const message of found.wrong) assert.match(message, /worldImports is .*; expected a number above zero/);
});
