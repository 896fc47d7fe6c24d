// What a file does not say is asked, one plain question each; and how it was read stands before
// the matrix, red where much is missing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { layoutFaults, useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();

const kept = (name) => readFileSync(new URL(`../tests/cases/${name}`, import.meta.url));
const field = (page) => page.locator(".bring input[type=file]");
const mapping = (page) => page.locator(".mapping");
const line = (page) => page.locator("[data-figure=workbench] .read");

async function open(options = {}) {
  const page = await tairi.openView("workbench", { lang: "en", ...options });
  await page.locator("[data-bring]").waitFor();
  return page;
}

const bring = (page, name, content) => field(page).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

async function shows(page, pattern) {
  await page.locator(".takeaway").filter({ hasText: pattern }).waitFor();
  await settled(page);
}

const TRADE_MAP = `List of importing markets for a product exported by Japan
Product: TOTAL All products
Unit : US Dollar thousand

Importers,Exported value in 2018,Exported value in 2019
World,240,250
"Korea, Republic of",45,50
"Taipei, Chinese",38,40
United States of America,100,110
`;

test("whose trade it is is asked with a guess, and nothing else", async () => {
  const page = await open();
  await bring(page, "Trade_Map.csv", TRADE_MAP);
  await mapping(page).getByRole("heading", { name: "One thing the file does not say" }).waitFor();
  const asked = mapping(page).getByLabel(/whose trade is it/);
  assert.equal(await asked.inputValue(), "JPN", "the title names it");
  assert.equal(await mapping(page).locator(".asks label").count(), 1);
  assert.equal(await mapping(page).locator("table").isVisible(), false, "the columns are known");
  await asked.fill("Korea");
  await mapping(page).getByRole("button", { name: "Read" }).click();
  await shows(page, /Trade_Map\.csv: /);
  assert.match(await line(page).innerText(), /Nothing of the trade is missing/);
});

test("a matrix has its year from the file's name, and by keys alone the question is answered", async () => {
  const page = await open();
  await bring(page, "matrix_2019.csv", kept("29-matrix-form-exporters-by-importers/matrix_2019.csv"));
  const year = mapping(page).getByLabel(/which year is it/);
  await year.waitFor();
  assert.equal(await year.inputValue(), "2019");
  await year.focus();
  await page.keyboard.press("Tab");
  while (!(await page.evaluate(() => document.activeElement?.textContent === "Read"))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await shows(page, /matrix_2019\.csv: 4 economies, values for 12 of 12 pairs/);
});

test("rows that one column alone tells apart are added up, or one of them is taken", async () => {
  const rows = ["JPN,KOR", "KOR,JPN", "JPN,TWN", "TWN,JPN"].flatMap((pair) => [`2019,${pair},Sea,70`, `2019,${pair},Air,30`]);
  const page = await open();
  await bring(page, "modes.csv", ["year,exporter,importer,way,value", ...rows].join("\n"));
  const asked = mapping(page).getByLabel(/add them up, or take one/);
  await asked.waitFor();
  assert.deepEqual(await asked.locator("option").allInnerTexts(), ["Add all up", "Sea", "Air"]);
  await asked.selectOption("Air");
  await mapping(page).getByRole("button", { name: "Read" }).click();
  await shows(page, /modes\.csv: 3 economies/);
  await page.getByRole("tab", { name: "Table" }).click();
  await page.locator("[data-table] td").filter({ hasText: /^30$/ }).first().waitFor();
});

test("a line says how the file was read, opens, is red where much is missing, and is in what is taken away", async () => {
  const page = await open();
  const good = ["2019,JPN,KOR,10", "2019,KOR,JPN,10", "2019,JPN,TWN,10"];
  await bring(page, "good.csv", ["year,exporter,importer,value", ...good].join("\n"));
  await shows(page, /good\.csv: /);
  assert.match(await line(page).innerText(), /Read as Tidy rows: 3 of 3 values are used\. Nothing of the trade is missing\./);
  assert.equal(await line(page).getAttribute("data-grave"), null);
  await bring(page, "bad.csv", ["year,exporter,importer,value", ...good, "someday,JPN,KOR,30"].join("\n"));
  await shows(page, /bad\.csv: /);
  assert.match(await line(page).innerText(), /3 of 4 values are used\. 50 % of the trade could not be used\./);
  assert.equal(await line(page).getAttribute("data-grave"), "");
  await line(page).locator("summary").click();
  await line(page).getByText(/No readable year: left out \(1; worth 50 % of the trade\)/).waitFor();
  await page.locator("summary").filter({ hasText: "Download" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-download=json]").click()]);
  const taken = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.ok(taken.notes.some((note) => /50 % of the trade could not be used/.test(note)), JSON.stringify(taken.notes));
});

test("a partner that is as much as all others is pointed at, and can be taken for the world", async () => {
  const pairs = ["JPN,KOR,50", "JPN,TWN,40", "KOR,JPN,30", "KOR,TWN,20", "TWN,JPN,25", "TWN,KOR,15"];
  const all = ["JPN,Alle zusammen,90", "KOR,Alle zusammen,50", "TWN,Alle zusammen,40"];
  const page = await open();
  await bring(page, "sum.csv", ["year,exporter,importer,value", ...[...pairs, ...all].map((row) => `2019,${row}`)].join("\n"));
  await shows(page, /sum\.csv: 4 economies/);
  assert.match(await line(page).innerText(), /“Alle zusammen” is as much as all other partners together: it may be the world\./);
  await page.locator("[data-report] summary").click();
  await page.getByRole("button", { name: "“Alle zusammen” is the world" }).click();
  await shows(page, /sum\.csv: 3 economies/);
  assert.doesNotMatch(await line(page).innerText(), /may be the world/);
});

for (const [lang, width] of [["zh-TW", 320], ["ja", 390], ["en", 1280]]) {
  test(`questions fit the page in ${lang} at ${width} pixels`, async () => {
    const page = await open({ lang, width });
    await bring(page, "codes.csv", ["year,partner,flow,value", "2019,JPN,1,5", "2019,KOR,2,4"].join("\n"));
    await mapping(page).locator(".asks input").waitFor();
    await settled(page);
    assert.deepEqual(await layoutFaults(page), []);
  });
}
