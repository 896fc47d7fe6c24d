// Files as people have them: several at once, one after the other, in archives, in workbooks,
// and in web pages that are named .xls.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { useTairi } from "./lib.mjs";
import { settled } from "./waits.mjs";

const tairi = useTairi();

const open = async () => {
  const page = await tairi.openView("workbench", { lang: "en" });
  await page.locator("[data-bring]").waitFor();
  return page;
};
const fault = (page) => page.locator(".bring .fault");
const field = (page) => page.locator(".bring input[type=file]");

/** Brings files by the field behind the button: names with texts or bytes. */
const bring = (page, files) => field(page).setInputFiles(Object.entries(files).map(([name, content]) => ({ name, mimeType: "", buffer: Buffer.from(content) })));

/** Waits until so many economies and years are shown. */
async function shows(page, pattern) {
  await page.locator(".takeaway").filter({ hasText: pattern }).waitFor();
  await settled(page);
}
const report = async (page) => {
  await page.locator("[data-report]:not([open]) summary").click({ timeout: 2000 }).catch(() => {});
  return page.locator("[data-report]").innerText();
};

const HEAD = "year,exporter,importer,value\n";
const year = (year, value) => `${HEAD}${year},JPN,TWN,${value}\n${year},TWN,JPN,20\n${year},JPN,USA,30\n${year},USA,JPN,25\n${year},TWN,USA,15\n${year},USA,TWN,5\n`;

/** An archive as programs write it; its entries are text or bytes. */
function zip(entries, { flags = 0 } = {}) {
  const [parts, directory] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const bytes = Buffer.from(text);
    const data = deflateRawSync(bytes);
    const both = Buffer.alloc(26);
    [20, flags, 8, 0, 0].forEach((value, index) => both.writeUInt16LE(value, index * 2));
    [crc32(bytes), data.length, bytes.length].forEach((value, index) => both.writeUInt32LE(value, 10 + index * 4));
    both.writeUInt16LE(Buffer.byteLength(name), 22);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), both, end, Buffer.from(name));
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), both, Buffer.from(name), data]);
    parts.push(local);
    at += local.length;
  }
  const held = Buffer.concat(directory);
  const last = Buffer.alloc(22);
  last.write("PK\x05\x06", "latin1");
  [8, 10].forEach((place) => last.writeUInt16LE(Object.keys(entries).length, place));
  last.writeUInt32LE(held.length, 12);
  last.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, held, last]);
}

/** A workbook of sheets of rows. */
function workbook(sheets) {
  const names = Object.keys(sheets);
  const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const pack = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
  const cell = (value) => (typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`);
  return zip({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": `<Relationships ${pack}><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${ns} xmlns:r="${rel}"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships ${pack}>${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}</Relationships>`,
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, `<worksheet ${ns}><sheetData>${sheets[name].map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData></worksheet>`])),
  });
}
const rows = (text) => text.trim().split("\n").map((line) => line.split(",").map((word) => (Number.isNaN(Number(word)) ? word : Number(word))));

test("a file a year is read as one work, and the report says what came from which", async () => {
  const page = await open();
  assert.equal(await field(page).getAttribute("accept"), null, "no list that greys files out on a phone");
  await bring(page, { "2019.csv": year(2019, 12), "2018.csv": year(2018, 10) });
  await shows(page, /2018\.csv \+ 2019\.csv: 3 economies/);
  const said = await report(page);
  assert.match(said, /2018\.csv: .*6 rows: 6 values used/);
  assert.match(said, /2019\.csv: .*6 rows: 6 values used/);
  assert.match(said, /12 of 12 values are used/);
});

test("several files are dropped at once", async () => {
  const page = await open();
  const dataTransfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(files)) transfer.items.add(new File([text], name));
    return transfer;
  }, { "b.csv": year(2019, 12), "a.csv": year(2018, 10) });
  await page.dispatchEvent("[data-bring]", "drop", { dataTransfer });
  await shows(page, /a\.csv \+ b\.csv: 3 economies/);
});

test("a further file is added to a work, and taken back", async () => {
  const page = await open();
  await bring(page, { "2018.csv": year(2018, 10) });
  await shows(page, /2018\.csv: 3 economies/);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add to this work…" }).click();
  await (await chooser).setFiles([{ name: "2019.csv", mimeType: "", buffer: Buffer.from(year(2019, 12)) }]);
  await shows(page, /2018\.csv \+ 2019\.csv: 3 economies/);
  await page.locator("[data-kept] li").nth(1).waitFor();
  await page.locator(".bring").getByRole("button", { name: "Undo" }).click();
  await shows(page, /^(?!.*2019\.csv).*2018\.csv: 3 economies/s);
  assert.equal(await page.locator("[data-kept] li").count(), 2, "both are kept");
});

test("where two files differ the reader says which counts, and nothing is lost meanwhile", async () => {
  const page = await open();
  await bring(page, { "a.csv": year(2018, 10), "b.csv": year(2018, 11) });
  assert.match(await fault(page).innerText(), /1 flows have other values in two of the files \(2018, JPN–TWN/);
  await fault(page).getByRole("button", { name: "Take the later file’s" }).click();
  await shows(page, /a\.csv \+ b\.csv: 3 economies/);
  assert.match(await report(page), /With another value in a later file: the later file’s counts\s+1/);
});

test("which of several files is broken is said by its name, and what was there stays", async () => {
  const page = await open();
  await bring(page, { "good.csv": year(2018, 10) });
  await shows(page, /good\.csv: 3 economies/);
  await bring(page, { "a.csv": year(2019, 10), "b.pdf": "%PDF-1.7" });
  assert.match(await fault(page).innerText(), /^b\.pdf: This is a PDF.*What was there before is still there/s);
  await bring(page, { "a.csv": year(2019, 10), "b.csv": `${HEAD}2020,JPN,JPN,5\n` });
  await fault(page).filter({ hasText: /^b\.csv: No row could be used/ }).waitFor();
  await shows(page, /good\.csv: 3 economies/);
});

test("files of other kinds are each mapped by themselves", async () => {
  const page = await open();
  await bring(page, { "a.csv": year(2018, 10), "b.csv": "aaa,bbb,ccc,ddd\n2019,JPN,TWN,10\n2019,TWN,JPN,20\n2019,TWN,USA,7\n" });
  const step = page.locator(".mapping");
  await step.waitFor();
  assert.match(await step.innerText(), /b\.csv/);
  for (const [column, role] of [["aaa", "Year"], ["bbb", "Exporter’s code"], ["ccc", "Importer’s code"], ["ddd", "Value"]]) {
    await step.getByLabel(new RegExp(`^${column}`)).selectOption({ label: role });
  }
  await step.getByRole("button", { name: "Read" }).click();
  await shows(page, /a\.csv \+ b\.csv: 3 economies/);
  assert.match(await report(page), /Files of several kinds|b\.csv/);
});

test("of an archive the tables of one kind are read together, and the rest is left aside by name", async () => {
  const page = await open();
  const baci = (year) => `t,i,j,k,v,q\n${year},392,410,854231,50,NA\n${year},392,490,854231,40,NA\n${year},410,392,854231,30,NA\n${year},490,842,854231,20,1\n`;
  await bring(page, {
    "BACI.zip": zip({ "x/BACI_Y2022.csv": baci(2022), "x/BACI_Y2023.csv": baci(2023), "country_codes.csv": "country_code,country_name,country_iso2,country_iso3\n392,Japan,JP,JPN\n", "Readme.txt": "made up\n", "map.png": "x" }),
  });
  await shows(page, /BACI\.zip: 4 economies/);
  const said = await report(page);
  assert.match(said, /BACI_Y2022\.csv: BACI, 4 rows/);
  assert.match(said, /Left aside: .*map\.png/);
  assert.match(said, /country_codes\.csv/);
  assert.match(said, /Readme\.txt/);
});

test("where an archive holds several kinds of tables the reader takes one", async () => {
  const page = await open();
  const comtrade = "refYear,reporterISO,partnerISO,flowCode,cmdCode,primaryValue\n2020,JPN,TWN,X,TOTAL,5\n2020,TWN,JPN,X,TOTAL,6\n";
  await bring(page, { "both.zip": zip({ "a.csv": year(2018, 10), "b.csv": comtrade, "c.csv": year(2019, 10) }) });
  const kinds = page.locator("[data-kinds]");
  await kinds.waitFor();
  assert.deepEqual(await kinds.locator("li").allInnerTexts(), ["a.csv, c.csv (0.1 MB)", "b.csv (0.1 MB)"]);
  await kinds.getByRole("button", { name: /^a\.csv/ }).click();
  await shows(page, /both\.zip: 3 economies/);
  assert.match(await report(page), /Left aside: b\.csv/);
});

test("what cannot be read of an archive is said", async () => {
  const page = await open();
  for (const [name, bytes, words] of [
    ["secret.zip", zip({ "a.csv": year(2018, 10) }, { flags: 1 }), /asks for a password/],
    ["cut.zip", zip({ "a.csv": year(2018, 10) }).subarray(0, 100), /damaged or cut off/],
    ["none.zip", zip({ "a.png": "x" }), /holds no table/],
  ]) {
    await bring(page, { [name]: bytes });
    await fault(page).filter({ hasText: words }).waitFor();
  }
  const damaged = zip({ "a.csv": year(2018, 10).repeat(50) });
  damaged[60] ^= 0xff;
  await bring(page, { "damaged.zip": damaged });
  await fault(page).filter({ hasText: /damaged or cut off/ }).waitFor();
});

test("gzip of several members is read whole, also within an archive", async () => {
  const page = await open();
  const [, ...later] = year(2019, 12).split("\n");
  const members = Buffer.concat([gzipSync(year(2018, 10)), gzipSync(later.join("\n"))]);
  await bring(page, { "all.csv.gz": members });
  await shows(page, /all\.csv\.gz: 3 economies/);
  assert.match(await report(page), /12 of 12 values are used/);
  await bring(page, { "tail.csv.gz": Buffer.concat([members, Buffer.alloc(512)]) });
  await shows(page, /tail\.csv\.gz: 3 economies/);
  assert.match(await report(page), /512 bytes after the packed data/);
  await bring(page, { "inside.zip": zip({ "all.csv.gz": members }) });
  await shows(page, /inside\.zip: 3 economies/);
  assert.match(await report(page), /12 of 12 values are used/);
});

test("a workbook is read by its sheets, without a question where one is of use", async () => {
  const page = await open();
  await bring(page, { "book.xlsx": workbook({ Notes: [["made up"], ["really"]], Flows: rows(year(2018, 10.125)) }) });
  await shows(page, /book\.xlsx: 3 economies/);
  assert.match(await report(page), /Left aside: Notes/);
  await page.getByRole("tab", { name: "Table" }).click();
  // A workbook that is named .csv, with sheets of two kinds.
  const comtrade = "refYear,reporterISO,partnerISO,flowCode,cmdCode,primaryValue\n2020,JPN,TWN,X,TOTAL,5\n2020,TWN,JPN,X,TOTAL,6\n";
  await bring(page, { "really.csv": workbook({ One: rows(year(2018, 10)), Two: rows(comtrade) }) });
  await page.locator("[data-kinds]").getByRole("button", { name: /really\.csv: Two/ }).click();
  await shows(page, /really\.csv: 2 economies/);
});

test("a web page that is named .xls is read by its table, and one without is refused", async () => {
  const page = await open();
  const table = rows(year(2018, 10)).map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("");
  await bring(page, { "export.xls": `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>${table}</table></body></html>` });
  await shows(page, /export\.xls: 3 economies/);
  await bring(page, { "error.xls": "<!doctype html><html><body>503</body></html>" });
  await fault(page).filter({ hasText: /This is a web page/ }).waitFor();
});

test("the cases of packed files, and of two at once, come out right", async () => {
  const page = await open();
  const file = (name) => readFileSync(new URL(`../tests/cases/${name}`, import.meta.url));
  await bring(page, { "all.csv.gz": file("37-gzip-of-two-members/all.csv.gz") });
  await shows(page, /all\.csv\.gz: 4 economies/);
  await bring(page, { "BACI_HS22_V202501.zip": file("38-zip-xlsx-html-named-csv/BACI_HS22_V202501.zip") });
  await shows(page, /BACI_HS22_V202501\.zip: 4 economies/);
  for (const [name, words] of [["really_xlsx.csv", /spreadsheet/], ["really_html.csv", /web page/]]) {
    await bring(page, { [name]: file(`38-zip-xlsx-html-named-csv/${name}`) });
    await fault(page).filter({ hasText: words }).waitFor();
  }
  await bring(page, Object.fromEntries(["2018.csv", "2019.csv"].map((name) => [name, file(`39-two-files-at-once/${name}`)])));
  await shows(page, /2018\.csv \+ 2019\.csv: 4 economies/);
});
