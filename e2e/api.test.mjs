// What JavaScript may call: window.tairi on tairi's own page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { ROOT, VERSION, VIEWS, readCsv, useTairi } from "./lib.mjs";

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
  "outside-evidence",
  "trade-japan-side",
];

// One page for all: a call leaves nothing behind.
let opened;
const open = async () => (opened ??= await tairi.visit("trade", { lang: "en" }));

describe("window.tairi", () => {
  test("says its version", async () => {
    const page = await open();
    assert.equal(await page.evaluate(() => window.tairi.version()), VERSION);
  });

  test("lists its data sets", async () => {
    const page = await open();
    const listed = await page.evaluate(() => window.tairi.datasets());
    assert.deepEqual(listed.map((entry) => entry.id), IDS);
    for (const entry of listed) assert.ok(entry.title && entry.unit && entry.source && entry.coverage && entry.terms && entry.rows > 0, entry.id);
  });

  for (const id of IDS) {
    test(`gives ${id} with unit, source and every value`, async () => {
      const page = await open();
      const set = await page.evaluate((name) => window.tairi.dataset(name), id);
      const keys = ["columns", "coverage", "id", "notes", "rows", "source", "terms", "title", "unit"];
      assert.deepEqual(Object.keys(set).sort(), keys);
      assert.equal(set.id, id);
      assert.ok(set.unit, "a unit");
      assert.ok(set.source, "a source");
      const wanted = readCsv(readFileSync(join(ROOT, "src/data/tables", `${id}.csv`), "utf8"));
      assert.deepEqual(set.columns, wanted.columns);
      assert.equal(set.rows.length, wanted.rows.length);
      wanted.rows.forEach((row, r) => {
        set.columns.forEach((name, c) => {
          const got = set.rows[r][c];
          const where = `row ${r + 1}, ${name}`;
          if (row[name] === "") assert.equal(got, null, where);
          else if (typeof got === "number") assert.equal(got, Number(row[name]), where);
          else assert.equal(got, row[name], where);
        });
      });
      const named = await page.evaluate((name) => window.tairi.dataset(name).rows.map((row) => ({ ...row })), id);
      named.forEach((row, r) => set.columns.forEach((name, c) => assert.equal(row[name], set.rows[r][c], `${name} by its name`)));
    });
  }

  test("gives the printed values as printed, those found wrong too", async () => {
    const page = await open();
    const [early, china, late] = await page.evaluate(() =>
      ["trade-1952-1972", "investment-in-china", "trade-1987-2010"].map((id) => {
        const { columns, rows } = window.tairi.dataset(id);
        return rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])));
      }),
    );
    assert.equal(early.length, 21);
    assert.equal(Number(early[0].exports_to_japan), 771647);
    assert.equal(Number(early[0].import_dependence_pct), 44.69);
    const y1993 = china.find((row) => row.period === "1993");
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
    test(`computes the intensity ${from}→${to} of ${year} by the paper's formula`, async () => {
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
    assert.equal(straits.reason, "through-hong-kong");
  });

  test("computes what docs/workbench.md shows", async () => {
    const page = await open();
    const shown = readFileSync(join(ROOT, "docs/workbench.md"), "utf8").split("\n## From code\n")[1].split("\n## ")[0];
    // But for the one that fetches tairi from YOUR-HOST.
    const examples = [...shown.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code).filter((code) => !code.includes("import("));
    assert.equal(examples.length, 2);
    for (const code of examples) {
      const asked = code.replace(/^(.+); \/\/ (.+)$/gm, "said.push([$1, $2]);");
      const said = await page.evaluate(`(() => { const said = []; ${asked} return said; })()`);
      assert.ok(said.length > 3);
      for (const [found, wanted] of said) assert.deepEqual(found, wanted);
    }
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

  test("mounts a figure beside the page's own, which goes on undisturbed", async () => {
    const page = await tairi.openView("trade", { lang: "en" });
    const got = await page.evaluate(async () => {
      const host = document.createElement("div");
      document.body.append(host);
      const until = async (so) => {
        for (const end = performance.now() + 30_000; !so() && performance.now() < end; ) await new Promise((resolve) => requestAnimationFrame(resolve));
        return Boolean(so());
      };
      const heard = [];
      const widget = window.tairi.mount(host, { view: "intensity", lang: "ja", theme: "dark" });
      widget.on("change", ({ view, focus }) => heard.push([view, focus]));
      const shows = (selector) => until(() => host.querySelector(selector));
      const out = { intensity: await shows("[data-figure=intensity]"), dark: host.querySelector(".tairi").dataset.ground === "dark" };
      host.querySelector("[data-cell=JPN-KOR]").click();
      out.detail = await shows("[data-detail]");
      widget.update({ view: "trade", lang: "zh-TW" });
      await window.tairi.load("zh-TW");
      out.trade = await shows("[lang=zh-TW] [data-figure=trade] canvas.picture");
      out.svg = widget.svg().slice(0, 4);
      out.made = widget.svg().split("<!-- ")[1];
      out.csv = widget.csv().split("\r\n").length;
      const blob = await widget.png();
      const picture = await createImageBitmap(blob);
      out.png = [blob.type, picture.width];
      widget.destroy();
      out.gone = await until(() => host.childNodes.length === 0);
      out.heard = heard;
      host.remove();
      return out;
    });
    assert.deepEqual(got, {
      intensity: true,
      dark: true,
      detail: true,
      trade: true,
      svg: "<svg",
      made: `tairi ${VERSION} -->\n`,
      csv: got.csv,
      png: ["image/png", 1440],
      gone: true,
      heard: [["intensity", "JPN-KOR"], ["trade", undefined]],
    });
    assert.ok(got.csv > 50, `${got.csv} lines`);
    assert.equal(await page.locator("[data-figure]").count(), 1);
    assert.match(page.url(), /view=trade&lang=en$/, "a widget leaves the page's address alone");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en", "and its language");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.tairi), "ready");
  });

  test("gives away what is on the screen: picture, table and figure are the same", async () => {
    const page = await open();
    const files = await page.evaluate(async (views) => {
      const host = document.createElement("div");
      const out = {};
      for (const view of views) {
        const widget = window.tairi.mount(host, { view, lang: "en" });
        out[view] = { svg: widget.svg(), csv: widget.csv() };
        widget.destroy();
        await new Promise((resolve) => setTimeout(resolve));
      }
      return out;
    }, VIEWS);
    for (const [view, { svg, csv }] of Object.entries(files)) {
      const faults = await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent, svg);
      assert.equal(faults, undefined, `${view} is a well-formed SVG`);
      assert.ok(!/<(script|image|foreignObject)|href=|\son\w+=/i.test(svg), `${view} holds nothing but a drawing`);
      assert.ok(!/NaN|Infinity/.test(svg), `${view} is drawn of numbers`);
      const { columns, rows } = readCsv(csv);
      assert.ok(columns.every((name) => /^[a-z][a-z0-9_]*$/.test(name)), `${view}: ${columns}`);
      assert.ok(rows.length > 2 && rows.every((row) => Object.keys(row).length === columns.length), view);
      assert.ok(!csv.includes("NaN") && !csv.includes("undefined"), view);
    }
  });
});
