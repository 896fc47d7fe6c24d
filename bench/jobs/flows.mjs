// A file of trade flows to the intensity matrix of a year: tairi's engine, and tairi's
// whole workbench, beside the parsers people would use, each with plain JavaScript, and
// beside a database in the browser.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { untilReady } from "../../e2e/lib.mjs";
import { appWay, clocks, engineWay } from "../flows-ways.mjs";
import { HERE, ROOT, memoryOf, scriptPage, version } from "../lib.mjs";
import { madeFlows } from "../made-flows.mjs";
import { called, median, ms, spread, tenths } from "../numbers.mjs";
import { budget } from "../verdicts.mjs";

export const id = "flows";
export const title = "A file of flows to an intensity matrix";
export const ROUNDS = 3;
export const SECONDS = 300;

const SIZES = [10_000, 100_000, 1_000_000];
const MOST = SIZES.at(-1);
const YEAR = 2010;
/** Rows of what is read before: as many as of the file that the workbench has read then. */
const SMALL = 24;

const way = (page, label, name, more = {}) => ({ page, label, package: name, path: `/flows-${page}/`, ...more });

/** Who takes part. `quick` are those that the budget compares with: the quickest of them counts. */
const WAYS = [
  { label: "tairi", page: "engine", path: "/tairi/?view=workbench&lang=en" },
  { label: "tairi, whole app", page: "app", path: "/tairi/?view=workbench&lang=en" },
  way("udsv", "uDSV, row by row", "udsv", { quick: true }),
  way("udsv-rows", "uDSV, table", "udsv", { quick: true }),
  way("d3", "d3-dsv, row by row", "d3-dsv", { quick: true }),
  way("d3-rows", "d3-dsv, table", "d3-dsv", { quick: true }),
  way("papa", "Papa Parse, in chunks", "papaparse", { quick: true }),
  way("papa-rows", "Papa Parse, table", "papaparse", { quick: true }),
  way("udsv-years", "uDSV, row by row, every year kept", "udsv"),
  way("duckdb", "DuckDB-Wasm", "@duckdb/duckdb-wasm"),
];

export const METHOD = `A tidy CSV of 230 invented economies over 20 years, with 500, 5,000 or 50,000 of
the 52,670 pairs in each year (0.2, 2.2 and 22 MB), becomes the matrix of one year:
I = (x_ij ÷ X_i) ÷ (M_j ÷ (W − M_i)), the variant \`net\`. Each run has a page of its own in a
context of its own, with its code loaded and not yet run; the processor runs at full speed,
and the contestants take turns. Everyone begins with the same \`Blob\`, and ends with codes and a
\`Float64Array\`. Each result is compared with one computed apart: the same pairs have a
value, and values agree to 1e-9. Shown are medians, and in brackets the middle half.

- **tairi** is the engine that the workbench uses (\`tairi-….flows.js\`, in its worker): \`look\`,
  \`read\`, \`year\`; then \`tairi.intensity\` on the page, which is given the flows as columns. It
  looks for dialect, delimiter and decimal mark, checks and counts every row, and keeps all
  years, so that the next one takes a millisecond.
- **tairi, whole app** is the workbench as it is used: from the file picked to the end of
  the frame in which the heat map was drawn, with title, table and all. The button was pressed
  a second before, which begins the engine. Its year is the last, its variant \`paper\`, as the app
  begins; a cell that it reads out is compared.
- The **parsers** read the text of the \`Blob\`; what follows is one pass in plain JavaScript,
  with a number for each code and sums in typed arrays (\`bench/pages/flows/compute.js\`). They
  keep the rows of the wanted year only. *Row by row* gives each row to a function and keeps
  none, *table* builds all rows first, as their documentation begins and most code does, *every
  year kept* sums up all years, as tairi does. None checks what it reads.
- **DuckDB-Wasm** gets the \`Blob\` as a file, and one SQL query with the columns' types named.
- **ready**: what has to be started before, which is not in the time: the engine in its worker,
  without fetching its code, and a file of ${SMALL} rows that it reads first, as the workbench has
  it do while a reader chooses a file; DuckDB with its 34 MB of WebAssembly.
- **stands still**: the longest time in which the page's thread answered nobody, by a timer
  that asks all the time (every 4 ms). Medians of each run's longest, and the longest of all.
- **memory**: by how much the page's process grew at the most, from before the start, as the
  kernel counts it: workers, WebAssembly and compiled code, but not the \`Blob\`, which is not in
  that process.`;

/** The flows of a year, without any library: what all others are compared with. */
function computed(text, year, variant) {
  const x = new Map();
  const [exports, imports] = [new Map(), new Map()];
  let world = 0;
  const add = (map, key, value) => map.set(key, (map.get(key) ?? 0) + value);
  for (const line of text.split("\n").slice(1)) {
    const [when, exporter, importer, value] = line.split(",");
    if (when !== String(year)) continue;
    add(x, `${exporter}-${importer}`, Number(value));
    add(exports, exporter, Number(value));
    add(imports, importer, Number(value));
    world += Number(value);
  }
  const found = new Map();
  for (const [pair, value] of x) {
    const [from, to] = pair.split("-");
    const rest = variant === "net" ? world - imports.get(from) : world;
    if (imports.has(to) && rest === rest) found.set(pair, value / exports.get(from) / (imports.get(to) / rest));
  }
  return found;
}

/** Fails unless a matrix has the values that it should have. */
function compare(label, { codes, values }, wanted) {
  let known = 0;
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    known += 1;
    const pair = `${codes[Math.floor(at / codes.length)]}-${codes[at % codes.length]}`;
    const right = wanted.get(pair);
    if (!(Math.abs(value - right) <= 1e-9 * right)) throw new Error(`${label}: ${pair} is ${value}, not ${right}`);
  }
  if (known !== wanted.size || !known) throw new Error(`${label}: ${known} values instead of ${wanted.size}`);
}

const texts = new Map();

/** Makes pages and files; the contestants of one size are a group. */
export async function prepare(browser, pages, { sizes = SIZES }) {
  const engine = (await readdir(join(ROOT, "dist"))).find((name) => name.endsWith(".flows.js")).replace(/\.js$/, "");
  for (const each of WAYS) {
    if (!each.package) {
      each.engine = `/tairi/${engine}`;
      continue;
    }
    each.version = await version(each.package);
    await scriptPage(pages, `flows-${each.page}`, `import * as way from "./pages/flows/${each.page}.js";\nwindow.way = way;`);
  }
  for (const name of ["duckdb-browser-eh.worker.js", "duckdb-eh.wasm"]) {
    pages.set(`/flows-duckdb/${name}`, { plain: await readFile(join(HERE, "node_modules/@duckdb/duckdb-wasm/dist", name)) });
  }
  pages.set(`/flows-${SMALL}.csv`, { plain: Buffer.from(madeFlows({ rows: SMALL })) });
  return sizes.map((rows) => {
    const text = madeFlows({ rows });
    texts.set(rows, { text, net: computed(text, YEAR, "net") });
    pages.set(`/flows-${rows}.csv`, { plain: Buffer.from(text) });
    return WAYS.map((each) => ({ ...each, name: each.label, label: `${each.label}, ${rows} rows`, rows }));
  });
}

/** Reads the heat map's first value with the keys, and compares it. */
async function compareApp(page, text) {
  const map = page.locator("[data-figure=workbench] .map");
  const year = Number((await map.getAttribute("aria-label")).match(/\d{4}/)[0]);
  const wanted = computed(text, year, "paper");
  await map.focus();
  for (let step = 0; step < 230; step += 1) {
    await page.keyboard.press("ArrowRight");
    const right = wanted.get((await map.getAttribute("data-cell")) ?? "");
    if (right === undefined) continue;
    const said = await page.locator(".values span").first().innerText();
    const digits = said.trim().split(".")[1]?.length ?? 0;
    if (said.trim() === "<0.01" ? right < 0.01 : Math.abs(Number(said) - right) <= 0.51 * 10 ** -digits) return;
    throw new Error(`tairi, whole app: ${await map.getAttribute("data-cell")} in ${year} is said to be ${said}, and is ${right}`);
  }
  throw new Error("tairi, whole app: no value in the first row");
}

/** One file, once, in a page of its own. */
export async function round(browser, contestant, base, _options) {
  const context = await browser.newContext({ viewport: { width: 760, height: 900 }, serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    await page.addInitScript(clocks);
    await page.goto(new URL(contestant.path, base).href, { waitUntil: "networkidle" });
    if (contestant.engine) {
      await untilReady(page);
      await page.evaluate(contestant.page === "app" ? appWay : engineWay, { base: contestant.engine, year: YEAR });
    }
    await page.evaluate(async (rows) => {
      const made = async (rows) => (await fetch(`/flows-${rows}.csv`)).blob();
      [window.small, window.file] = [await made(rows.small), await made(rows.all)];
    }, { small: SMALL, all: contestant.rows });
    const most = await memoryOf(browser);
    const times = await page.evaluate(async (year) => {
      const { press, begin, matrix, memory } = window.way;
      await press?.();
      const first = performance.now();
      await begin?.();
      const ready = begin ? performance.now() - first : null;
      const stood = window.watch();
      const from = performance.now();
      const result = await matrix(window.file, year);
      const time = performance.now() - from;
      const still = stood();
      window.result = result && { codes: result.codes, values: Array.from(result.values, (value) => (value === value ? value : null)) };
      return { time, ready, still, engine: memory?.() ?? null };
    }, YEAR);
    const memory = await most();
    const { text, net } = texts.get(contestant.rows);
    if (contestant.page === "app") await compareApp(page, text);
    else compare(contestant.label, JSON.parse(await page.evaluate(() => JSON.stringify(window.result))), net);
    return { ...times, memory };
  } finally {
    await context.close();
  }
}

export const brief = ({ time, still }) => `${Math.round(time)} ms, the page stood still for ${Math.round(still)} ms`;

export const said = ({ sizes = SIZES }) => `${sizes.map((rows) => rows.toLocaleString("en")).join(", ")} rows`;

/** What the rounds of a contestant say together. */
export function sum({ name, version: number, rows, quick }, rounds) {
  const of = (key) => rounds.map((each) => each[key]);
  const known = (key) => (of(key).some((value) => value === null) ? null : spread(of(key)));
  return {
    name,
    version: number,
    rows,
    quick,
    time: spread(of("time")),
    ready: known("ready"),
    still: { ...spread(of("still")), most: Math.max(...of("still")) },
    memory: known("memory"),
    engine: of("engine").some((value) => value === null) ? null : median(of("engine")),
  };
}

const MB = 1e6;

/** The budgets, which are on a million rows. */
export function budgets(results) {
  const all = results.filter(({ rows }) => rows === MOST);
  const [tairi, app] = ["tairi", "tairi, whole app"].map((name) => all.find((each) => each.name === name));
  const quick = all.filter((each) => each.quick);
  const rows = [];
  if (tairi && quick.length) {
    const best = quick.reduce((a, b) => (b.time.median < a.time.median ? b : a));
    const years = all.find(({ name }) => name === "uDSV, row by row, every year kept");
    const small = results.find(({ name, rows: count }) => name === "tairi" && count === SIZES[0]);
    const whole = Math.round(tairi.time.median);
    rows.push(
      budget({
        name: `a million rows to a matrix, against the quickest JavaScript way (${best.name})`,
        value: best.time.median / tairi.time.median,
        limit: 6,
        stretch: 15,
        unit: "faster",
        atLeast: true,
        also: `${whole} against ${Math.round(best.time.median)} ms`,
        why: [
          "it reads, checks and keeps all years, the other skips the rows of all but one",
          years && `${years.name} takes ${Math.round(years.time.median)} ms`,
          small && small.time.median < tairi.time.median && `${Math.round(small.time.median)} of its ${whole} ms are there with ${SIZES[0].toLocaleString("en")} rows already`,
        ]
          .filter(Boolean)
          .join("; "),
      }),
    );
  }
  for (const [who, what] of [
    [tairi, "engine and `tairi.intensity`"],
    [app, "whole app"],
  ]) {
    if (!who) continue;
    const small = results.find(({ name, rows: count }) => name === who.name && count === SIZES[0]);
    rows.push(
      budget({
        name: `a million rows: the page never stands still for longer, ${what}`,
        value: who.still.median,
        limit: 50,
        unit: "ms",
        also: `${Math.round(who.still.most)} at the most`,
        why: small ? `with ${SIZES[0].toLocaleString("en")} rows it stands still for ${Math.round(small.still.median)} ms` : "see its row",
      }),
    );
    if (!who.memory) continue;
    rows.push(
      budget({
        name: `a million rows: memory, ${what}`,
        value: who.memory.median,
        limit: 256 * MB,
        stretch: 128 * MB,
        unit: "MB",
        also: who.engine ? `the engine's own ${Math.round(who.engine / MB)} MB` : "",
        why: "see its row",
      }),
    );
  }
  return rows;
}

export function tables(results) {
  const sizes = [...new Set(results.map(({ rows }) => rows))];
  const most = sizes.at(-1);
  const all = results.filter(({ rows }) => rows === most);
  const tairi = all.find(({ name }) => name === "tairi");
  const one = {
    caption: `${most.toLocaleString("en")} rows:`,
    head: ["", "time, ms", "against tairi", "ready, ms", "stands still, ms", "at the most", "memory, MB"],
    rows: all.map((each) => [
      called(each),
      ms(each.time),
      tairi ? `${(each.time.median / tairi.time.median).toFixed(1)} ×` : "?",
      each.ready ? ms(each.ready) : "",
      ms(each.still),
      `${Math.round(each.still.most)}`,
      each.memory ? `${Math.round(each.memory.median / MB)}` : "?",
    ]),
  };
  const names = all.map(({ name }) => name);
  const growth = {
    caption: "How the cost grows, in milliseconds, and in microseconds a row:",
    head: ["", ...sizes.flatMap((rows) => [`${rows.toLocaleString("en")} rows`, "a row"])],
    rows: names.map((name) => {
      const mine = sizes.map((rows) => results.find((each) => each.name === name && each.rows === rows));
      return [called(mine.find(Boolean)), ...mine.flatMap((each) => (each ? [tenths(each.time), ((each.time.median * 1000) / each.rows).toFixed(2)] : ["?", "?"]))];
    }),
  };
  return sizes.length > 1 ? [one, growth] : [one];
}
