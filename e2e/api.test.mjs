// What JavaScript may call: window.tairi on tairi's own page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { ROOT, readCsv, useTairi } from "./lib.mjs";

const tairi = useTairi();

const IDS = [
  "trade-1952-1972",
  "investment-in-china",
  "trade-1987-2010",
  "alliances",
  "events",
  "intensity-inputs",
  "intensity-annual",
  "triangle",
  "china-imports",
  "trade-since-2011",
  "exchange-rate",
];

const open = () => tairi.openView("trade", { lang: "en" });
const missing = (value) => value === null || value === undefined || value === "";

describe("window.tairi", () => {
  test("says its version", async () => {
    const page = await open();
    const version = readFileSync(join(ROOT, "Cargo.toml"), "utf8").match(/^version = "(.+)"/m)[1];
    assert.equal(await page.evaluate(() => window.tairi.version()), version);
  });

  test("lists its data sets", async () => {
    const page = await open();
    const listed = await page.evaluate(() => window.tairi.datasets());
    const ids = listed.map((entry) => (typeof entry === "string" ? entry : entry.id));
    assert.deepEqual([...ids].sort(), [...IDS].sort());
  });

  for (const id of IDS) {
    test(`gives ${id} with unit, source and every value`, async () => {
      const page = await open();
      const set = await page.evaluate((name) => window.tairi.dataset(name), id);
      assert.deepEqual(Object.keys(set).sort(), ["columns", "id", "notes", "rows", "source", "unit"]);
      assert.equal(set.id, id);
      assert.ok(set.unit, "a unit");
      assert.ok(set.source, "a source");
      const wanted = readCsv(readFileSync(join(ROOT, "src/data/tables", `${id}.csv`), "utf8"));
      const names = set.columns.map((column) => (typeof column === "string" ? column : (column.id ?? column.name)));
      assert.deepEqual(names, wanted.columns);
      assert.equal(set.rows.length, wanted.rows.length);
      wanted.rows.forEach((row, r) => {
        names.forEach((name, c) => {
          const got = Array.isArray(set.rows[r]) ? set.rows[r][c] : set.rows[r][name];
          const where = `row ${r + 1}, ${name}`;
          if (row[name] === "") assert.ok(missing(got), `${where} is empty, not ${got}`);
          else if (typeof got === "number") assert.equal(got, Number(row[name]), where);
          else assert.equal(String(got), row[name], where);
        });
      });
    });
  }

  test("gives the printed values as printed, those found wrong too", async () => {
    const page = await open();
    const [early, china, late] = await page.evaluate(() =>
      ["trade-1952-1972", "investment-in-china", "trade-1987-2010"].map((id) => {
        const { columns, rows } = window.tairi.dataset(id);
        const names = columns.map((column) => (typeof column === "string" ? column : (column.id ?? column.name)));
        return rows.map((row) => (Array.isArray(row) ? Object.fromEntries(names.map((name, i) => [name, row[i]])) : row));
      }),
    );
    assert.equal(early.length, 21);
    assert.equal(Number(early[0].exports_to_japan), 771647);
    assert.equal(Number(early[0].import_dependence_pct), 44.69);
    const y1993 = china.find((row) => String(row.period) === "1993");
    assert.equal(Number(y1993.tw_retroactive_cases), 8067);
    assert.equal(Number(y1993.tw_retroactive_amount), 2028);
    assert.equal(late.length, 24);
    assert.equal(Number(late[0].balance), -48.6);
  });

  const CELLS = [
    [1995, "CHN", "JPN", 2.698],
    [2005, "CHN", "JPN", 2.239],
    [2005, "JPN", "KOR", 3.143],
    [2005, "KOR", "CHN", 3.456],
  ];
  for (const [year, from, to, value] of CELLS) {
    test(`reckons the intensity ${from}→${to} of ${year} by the paper's formula`, async () => {
      const page = await open();
      const matrix = await page.evaluate((y) => window.tairi.intensity({ year: y, variant: "paper" }), year);
      assert.equal(matrix.year, year);
      assert.equal(matrix.variant, "paper");
      assert.ok(["CHN", "JPN", "KOR", "TWN"].every((code) => matrix.economies.includes(code)));
      const cell = matrix.cells.find((c) => c.exporter === from && c.importer === to);
      assert.ok(Math.abs(cell.value - value) <= 0.001, `${cell.value}, not ${value}`);
      const { x_ij, x_i, m_j } = cell.inputs;
      const m_w = cell.inputs.m_w ?? matrix.world_imports;
      const again = x_ij / x_i / (m_j / m_w);
      assert.ok(Math.abs(again - cell.value) < 1e-9, `the inputs give ${again}`);
    });
  }

  test("gives an undefined cell as null, with its reason", async () => {
    const page = await open();
    for (const year of [1995, 2005, 2015]) {
      for (const variant of ["paper", "net", "import-share", "closed"]) {
        const { cells } = await page.evaluate((o) => window.tairi.intensity(o), { year, variant });
        assert.ok(cells.some((c) => c.value !== null), `${year} ${variant}`);
        for (const cell of cells) {
          const name = `${cell.exporter}→${cell.importer} ${year} ${variant}`;
          if (cell.value === null) assert.ok(cell.reason, name);
          else assert.ok(Number.isFinite(cell.value) && cell.value >= 0, name);
        }
      }
    }
    const { cells } = await page.evaluate(() => window.tairi.intensity({ year: 1995, variant: "paper" }));
    const straits = cells.find((c) => c.exporter === "TWN" && c.importer === "CHN");
    assert.equal(straits.value, null, "trade through Hong Kong is left out");
  });

  test("throws an Error that says what was expected", async () => {
    const page = await open();
    const calls = {
      "an unknown data set": "t.dataset('nope')",
      "no data set": "t.dataset()",
      "an unknown variant": "t.intensity({ year: 2005, variant: 'nope' })",
      "a year without data": "t.intensity({ year: 1700, variant: 'paper' })",
      "a year that is a word": "t.intensity({ year: 'soon' })",
      "nowhere to mount": "t.mount(null, { view: 'trade' })",
      "an unknown view": "t.mount(document.createElement('div'), { view: 'nope' })",
    };
    for (const [what, call] of Object.entries(calls)) {
      const got = await page.evaluate(async (code) => {
        try {
          await new Function("t", `return ${code}`)(window.tairi);
          return "nothing was thrown";
        } catch (error) {
          return error instanceof Error ? { message: error.message } : `thrown, but no Error: ${error}`;
        }
      }, call);
      assert.equal(typeof got, "object", `${what}: ${got}`);
      assert.ok(got.message.length > 10, `${what}: ${got.message}`);
      if (what === "an unknown data set") assert.match(got.message, /trade-1952-1972/, "the known ones are named");
      if (what === "an unknown variant") assert.match(got.message, /paper/, "the known ones are named");
    }
  });

  test("mounts a figure, updates it, gives it away, and takes it down without a trace", async () => {
    const page = await open();
    const got = await page.evaluate(async () => {
      const host = document.createElement("div");
      host.style.width = "480px";
      document.body.append(host);
      const root = () => host.shadowRoot ?? host;
      const until = async (test) => {
        for (let i = 0; i < 100 && !test(); i += 1) await new Promise((resolve) => setTimeout(resolve, 30));
        return Boolean(test());
      };
      const handle = await window.tairi.mount(host, { view: "intensity", lang: "ja" });
      const shows = (view) => until(() => root().querySelector(`[data-figure="${view}"]`));
      const out = { keys: Object.keys(handle).sort(), intensity: await shows("intensity") };
      await handle.update({ view: "trade", lang: "en" });
      out.trade = await shows("trade");
      out.svg = String(await handle.svg()).slice(0, 4);
      out.csv = String(await handle.csv()).includes(",");
      out.png = Boolean(await handle.png());
      await handle.destroy();
      out.gone = await until(() => !root().querySelector("[data-figure]"));
      out.own = document.querySelectorAll("[data-figure]").length;
      host.remove();
      return out;
    });
    for (const key of ["csv", "destroy", "on", "png", "svg", "update"]) assert.ok(got.keys.includes(key), `a handle has ${key}`);
    assert.deepEqual(
      { ...got, keys: null },
      { keys: null, intensity: true, trade: true, svg: "<svg", csv: true, png: true, gone: true, own: 1 },
    );
  });
});
