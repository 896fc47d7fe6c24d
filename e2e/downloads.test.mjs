// The files a reader takes away, opened with ordinary tools.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { LANGS, ROOT, VERSION, VIEWS, readCsv, useTairi } from "./lib.mjs";

const tairi = useTairi();
const folder = mkdtempSync(join(tmpdir(), "tairi-downloads-"));
after(() => rmSync(folder, { recursive: true }));

const SUMMARY = { "zh-TW": "下載", ja: "ダウンロード", en: "Download" };

/** Unfolds the list of forms. */
async function unfold(page, lang = "en") {
  await page.locator("summary").filter({ hasText: SUMMARY[lang] }).click();
}

/** Takes one form; gives its name and the path it was saved at. */
async function take(page, form) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-download=${form}]`).click()]);
  const name = download.suggestedFilename();
  const path = join(folder, name);
  await download.saveAs(path);
  return { name, path };
}

/** Width and height that a PNG says it has. */
function pngSize(bytes) {
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** A text that begins with the mark of UTF-8, without it. */
function unmarked(text) {
  assert.equal(text.codePointAt(0), 0xfeff, "a byte order mark");
  return text.slice(1);
}

const wellFormed = (page, svg) =>
  page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, "image/svg+xml");
    return { fault: root.querySelector("parsererror")?.textContent ?? null, texts: [...root.querySelectorAll("text")].map((node) => node.textContent.trim()) };
  }, svg);

test("each form is a file with a telling name", async () => {
  const page = await tairi.openView("trade", { lang: "en", params: { measure: "share", time: "1987..2010" } });
  await unfold(page);
  for (const form of ["csv", "json", "svg", "png", "zip"]) {
    const { name, path } = await take(page, form);
    assert.equal(name, `tairi-${VERSION}-trade-share-1987-2010.${form}`);
    assert.ok(readFileSync(path).length > 500, name);
  }
});

test("the version is told with the sources", async () => {
  const page = await tairi.openView("fta", { lang: "ja", params: { tab: "sources" } });
  await page.locator("[data-sources]").getByText(`tairi ${VERSION}`, { exact: true }).waitFor();
});

test("the list is reached and used by keyboard", async () => {
  const page = await tairi.openView("fta", { lang: "en" });
  await page.locator("summary").filter({ hasText: "Download" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.equal(download.suggestedFilename(), `tairi-${VERSION}-fta.svg`);
});

describe("the archive of everything", () => {
  for (const [index, view] of VIEWS.entries()) {
    const lang = LANGS[index % LANGS.length];
    test(`of ${view} in ${lang} opens with ordinary tools`, async () => {
      const page = await tairi.openView(view, { lang });
      await unfold(page, lang);
      const { path } = await take(page, "zip");
      execFileSync("unzip", ["-tq", path]);
      const out = join(folder, view);
      execFileSync("unzip", ["-q", path, "-d", out]);
      const inside = join(out, `tairi-${VERSION}-${view}`);
      const read = (name) => readFileSync(join(inside, name), "utf8");

      const table = readCsv(unmarked(read("table.csv")));
      const json = JSON.parse(read("table.json"));
      assert.deepEqual(json.columns.map((column) => column.key), table.columns);
      assert.equal(json.rows.length, table.rows.length);
      json.rows.forEach((row, index) => {
        for (const key of table.columns) {
          const wanted = typeof row[key] === "number" ? String(row[key]) : (row[key] ?? "");
          assert.equal(table.rows[index][key].replace(/^'(?=[=+\-@])/, ""), wanted, `row ${index}, ${key}`);
        }
      });
      assert.deepEqual([json.view, json.lang], [view, lang]);

      // The data read back are the dataset.
      const ids = json.sources.map((source) => source.dataset);
      const known = await page.evaluate(() => window.tairi.datasets().map((set) => set.id));
      const wanted = ids.filter((id) => known.includes(id)).sort();
      const names = readdirSync(inside).includes("data") ? readdirSync(join(inside, "data")).sort() : [];
      assert.deepEqual(names, wanted.map((id) => `${id}.csv`));
      for (const id of wanted) {
        const got = readCsv(unmarked(read(`data/${id}.csv`)));
        const set = await page.evaluate((name) => {
          const { columns, rows } = window.tairi.dataset(name);
          return { columns, rows: rows.map((row) => [...row]) };
        }, id);
        assert.deepEqual(got.columns, set.columns);
        set.rows.forEach((row, r) =>
          set.columns.forEach((key, c) => {
            const cell = got.rows[r][key];
            assert.equal(row[c] === null ? "" : row[c], typeof row[c] === "number" ? Number(cell) : cell, `${id} row ${r} ${key}`);
          }),
        );
        const source = readCsv(readFileSync(join(ROOT, "src/data/tables", `${id}.csv`), "utf8"));
        assert.deepEqual(got.rows, source.rows, `${id} to the digit`);
      }

      const svg = await wellFormed(page, read("figure.svg"));
      assert.equal(svg.fault, null);
      const title = await page.getByRole("heading", { level: 2 }).innerText();
      assert.ok(svg.texts.join("").replaceAll(" ", "").includes(title.replaceAll(" ", "")), "text is text, the title among it");
      const [width, height] = pngSize(readFileSync(join(inside, "figure.png")));
      assert.ok(width >= 1500 && height > 600, `${width} × ${height}`);

      const readme = unmarked(read("README.txt"));
      for (const part of [title, VERSION, page.url(), "台日經貿策略聯盟之研究", ...json.sources.flatMap(({ source, terms }) => [source, terms])]) {
        assert.ok(readme.includes(part), part);
      }
    });
  }
});

test("without the browser's own compressing the archive is larger, not missing", async () => {
  const page = await tairi.openView("fta", { lang: "en" });
  await page.evaluate(() => delete window.CompressionStream);
  await unfold(page);
  const { path } = await take(page, "zip");
  execFileSync("unzip", ["-tq", path]);
});

test("a picture that cannot be made is said, and the other forms go on", async () => {
  const page = await tairi.openView("fta", { lang: "en" });
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.toBlob = (done) => done(null);
  });
  await unfold(page);
  await page.locator("[data-download=png]").click();
  const note = page.getByRole("alert").filter({ hasText: "could not make this file" });
  await note.waitFor();
  await take(page, "csv");
  assert.ok(await note.isHidden());
});
