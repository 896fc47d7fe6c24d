// The heat map drawn anew with other values: the workbench's beside those of ECharts and Plotly.
import { untilReady } from "../../e2e/lib.mjs";
import { account, scriptPage, serve, version } from "../lib.mjs";
import { madeFlows } from "../made-flows.mjs";
import { called, median, parts, quantile, spread, tenths } from "../numbers.mjs";
import { budget } from "../verdicts.mjs";

export const id = "heat";
export const title = "A heat map drawn anew";
export const ROUNDS = 3;
export const SECONDS = 300;

const SIZES = [50, 100, 230];
const MOST = SIZES.at(-1);
const YEARS = 6;
/** Of each round. */
const REDRAWS = 24;

const WAYS = [
  { label: "tairi, another year", change: "year", path: "/tairi/?view=workbench&lang=en" },
  { label: "tairi, another measure", change: "measure", path: "/tairi/?view=workbench&lang=en" },
  { label: "ECharts", page: "echarts", package: "echarts" },
  { label: "Plotly", page: "plotly", package: "plotly.js-cartesian-dist-min" },
];

export const METHOD = `50, 100 or 230 invented economies; the square of cells, the names along its edges and the
picture have the same size for all (the workbench's in a window of 760 pixels, at one device pixel
to a CSS pixel). Every redraw has other values. The processor runs at full speed, each round
has a page of its own, contestants take turns, and animations are off. The change is made at
the beginning of a frame. Shown are medians, and in brackets the middle half.

- **to the picture**: from the change to the end of the frame, on the page's thread, in which
  the picture with the new values was drawn. Where all is done in the frame that it begins in,
  that is the work alone; an answer that comes from another thread waits for a frame besides.
- **95 of 100** are done in that time.
- **the page's thread** and **of it script, styles, layout**: the browser's own account, for a
  redraw on average, with what follows in the next 120 ms. It is the work without waiting.
- **tairi, another year**: the year's slider is moved. The workbench asks its engine for the
  flows of that year, and computes intensities, title, table and search anew; only then it draws. This
  is what readers do, and the one that the budget counts.
- **tairi, another measure**: trade intensity and share of exports in turn: computation, title,
  table and drawing, without the engine.
- **ECharts**, **Plotly**: \`setOption\` and \`Plotly.restyle\` with values that were computed before,
  and brought into the library's own form before. ECharts' \`progressive\` is 0; by itself it
  takes a frame for each 400 cells. Version 6.1 still paints for 15 ms in each frame only, so its
  time is until the last cell is painted, and the first ones are seen earlier. Plotly makes a PNG,
  which the browser unpacks on another thread, later; that is not in its time. Nothing answers
  to pointers in Plotly's (\`staticPlot\`).
- That the picture has changed is checked by screenshots.`;

/** Invented flows of so many economies, nearly all pairs in each year. */
const flowsOf = (economies) => madeFlows({ rows: Math.floor(economies * (economies - 1) * 0.95) * YEARS, economies, years: YEARS });

/** Runs in a page before all else: the clocks. */
function clocks() {
  /** After this frame, or the next one, has been laid out and painted by this thread. */
  const afterPaint = (call) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => call(performance.now());
    port2.postMessage(0);
  };
  /**
   * Makes a change as a frame begins, and gives the time until the end of the frame in
   * which `done` says that all is drawn.
   */
  window.timed = (change, done) =>
    new Promise((resolve, reject) => {
      requestAnimationFrame(() => {
        const from = performance.now();
        change();
        let frames = 0;
        const look = (now) => {
          if (done()) resolve(now - from);
          else if ((frames += 1) > 600) reject(new Error("nothing was drawn"));
          else requestAnimationFrame(() => afterPaint(look));
        };
        afterPaint(look);
      });
    });
  const { drawImage } = CanvasRenderingContext2D.prototype;
  window.images = 0;
  CanvasRenderingContext2D.prototype.drawImage = function (...given) {
    drawImage.apply(this, given);
    if (this.canvas.classList.contains("picture")) window.images += 1;
  };
}

/** Runs in tairi's page: what changes the year or the measure, and how one knows that it is drawn. */
function tairiWay(change) {
  const figure = document.querySelector("[data-figure=workbench]");
  const title = () => figure.querySelector(".map").getAttribute("aria-label");
  let images;
  const say = (element, value, event) => {
    images = window.images;
    element.value = value;
    element.dispatchEvent(new Event(event, { bubbles: true }));
  };
  let turn = 0;
  window.way = {
    year: () => {
      const slider = figure.querySelector("input[type=range][data-key=time]");
      const years = Number(slider.max) + 1;
      const before = title();
      return [() => say(slider, String((Number(slider.value) + 1) % years), "input"), () => window.images > images && title() !== before];
    },
    measure: () => {
      const list = figure.querySelector("select[data-key=measure]");
      turn += 1;
      const before = title();
      return [() => say(list, ["share-of-exports", "paper"][(turn + 1) % 2], "change"), () => window.images > images && title() !== before];
    },
  }[change];
}

/** The workbench with a file of flows. */
async function openTairi(page, contestant, base) {
  await page.goto(new URL(contestant.path, base).href, { waitUntil: "networkidle" });
  await untilReady(page);
  await page.evaluate(async (path) => {
    const blob = await (await fetch(path)).blob();
    const transfer = new DataTransfer();
    transfer.items.add(new File([blob], "flows.csv", { type: "text/csv" }));
    const input = document.querySelector("[data-bring] input[type=file]");
    input.files = transfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, `/flows-of-${contestant.economies}.csv`);
  await page.waitForFunction(() => window.images > 0);
  // Until it is kept in the browser, too.
  await page.waitForTimeout(1500);
}

/** Makes pages and files; the contestants of one size are a group. */
export async function prepare(browser, pages, { sizes = SIZES }) {
  for (const each of WAYS) if (each.package) each.version = await version(each.package);
  const groups = [];
  for (const economies of sizes) {
    if (economies <= 20) throw new Error("up to 20 economies are no heat map");
    pages.set(`/flows-of-${economies}.csv`, { plain: Buffer.from(flowsOf(economies)) });
    groups.push(
      WAYS.map((each) => ({ ...each, name: each.label, label: `${each.label}, ${economies} economies`, economies, path: each.path ?? `/heat-${each.page}-${economies}/` })),
    );
  }
  // The others draw in a picture as large as the workbench's, in colours as many.
  const server = await serve(pages);
  try {
    for (const group of groups) {
      const [tairi] = group;
      const context = await contextOf(browser);
      const page = await context.newPage();
      await page.addInitScript(clocks);
      await openTairi(page, tairi, server.url);
      const seen = await page.evaluate(() => {
        const canvas = document.querySelector("canvas.picture");
        const { width, height } = canvas.getBoundingClientRect();
        const colors = [...document.querySelectorAll(".heat-key .steps i")].map((step) => getComputedStyle(step).backgroundColor);
        return { width, height, colors };
      });
      await context.close();
      const { width, height, colors } = seen;
      if (colors.length !== 13 || !(width > 500)) throw new Error(`the workbench's heat map has ${colors.length} colours and ${width} pixels`);
      // What the workbench leaves for names: the square ends at the picture's lower edge.
      const side = Math.round(height * 0.93);
      const room = { left: Math.round(width - side - 6), top: Math.round(height - side), side };
      const codes = Array.from({ length: tairi.economies }, (_, at) => `X${String.fromCharCode(65 + Math.floor(at / 26))}${String.fromCharCode(65 + (at % 26))}`);
      for (const each of group) {
        if (!each.page) continue;
        const name = `heat-${each.page}-${each.economies}`;
        await scriptPage(pages, name, `import { begin } from "./pages/heat/${each.page}.js";\nwindow.begin = begin;\nwindow.given = ${JSON.stringify({ codes, colors, room })};`, [Math.round(width), Math.round(height)]);
      }
    }
  } finally {
    await server.close();
  }
  return groups;
}

const contextOf = (browser) => browser.newContext({ viewport: { width: 760, height: 1200 }, reducedMotion: "reduce", serviceWorkers: "block" });

/** Runs in a library's page: values of its own for each redraw, as logarithms, in the library's own form. */
function libraryWay([count, redraws]) {
  let seed = 1;
  const next = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const values = () => Float64Array.from({ length: count * count }, (_, at) => (at % (count + 1) === 0 || next() < 0.05 ? NaN : 6 * next() - 3));
  const { form, draw, done, first } = window.begin(document.getElementById("chart"), window.given, values());
  const forms = Array.from({ length: redraws + 4 }, () => form(values()));
  let at = 0;
  window.way = () => {
    const data = forms[at++ % forms.length];
    return [() => draw(data), done];
  };
  return first?.then(() => null);
}

/** Some redraws in a page of their own. */
export async function round(browser, contestant, base, _options) {
  const context = await contextOf(browser);
  try {
    const page = await context.newPage();
    await page.addInitScript(clocks);
    if (contestant.change) {
      await openTairi(page, contestant, base);
      await page.evaluate(tairiWay, contestant.change);
    } else {
      await page.goto(new URL(contestant.path, base).href, { waitUntil: "networkidle" });
      await page.evaluate(libraryWay, [contestant.economies, REDRAWS]);
    }
    const redraw = () => page.evaluate(() => window.timed(...window.way()));
    const target = page.locator(contestant.change ? "[data-figure=workbench] .map" : "#chart");
    const pictures = [];
    // What is drawn for the first times is compiled meanwhile.
    for (let warm = 0; warm < 4; warm += 1) {
      await redraw();
      await page.waitForTimeout(200);
      pictures.push(await target.screenshot());
    }
    if (pictures.slice(1).some((picture, at) => picture.equals(pictures[at]))) throw new Error(`${contestant.label}: the picture stays the same`);
    const session = await context.newCDPSession(page);
    const spent = await account(session);
    const before = await spent();
    const times = await page.evaluate(async (redraws) => {
      const times = [];
      for (let number = 0; number < redraws; number += 1) {
        times.push(await window.timed(...window.way()));
        await new Promise((resolve) => setTimeout(resolve, 120));
      }
      return times;
    }, REDRAWS);
    const after = await spent();
    return { times, each: Object.fromEntries(Object.keys(after).map((key) => [key, (after[key] - before[key]) / REDRAWS])) };
  } finally {
    await context.close();
  }
}

export const brief = ({ times, each }) => `${median(times).toFixed(1)} ms to the picture, ${each.all.toFixed(1)} ms of work`;

export const said = () => `${REDRAWS} redraws each`;

/** What the rounds of a contestant say together. */
export function sum({ name, version: number, economies }, rounds) {
  const times = rounds.flatMap((each) => each.times);
  const spent = (key) => median(rounds.map((each) => each.each[key]));
  return {
    name,
    version: number,
    economies,
    time: { ...spread(times), most: quantile(times, 0.95) },
    work: spread(rounds.map((each) => each.each.all)),
    spent: { script: spent("script"), style: spent("style"), layout: spent("layout") },
  };
}

/** The budget, which is on 230 economies. */
export function budgets(results) {
  const of = (wanted) => results.find(({ name, economies }) => economies === MOST && name === wanted);
  const [year, measure, echarts] = ["tairi, another year", "tairi, another measure", "ECharts"].map(of);
  if (!year || !echarts) return [];
  return [
    budget({
      name: `a heat map of ${MOST} × ${MOST} drawn anew, against ECharts`,
      value: echarts.time.median / year.time.median,
      limit: 5,
      stretch: 10,
      unit: "faster",
      atLeast: true,
      also: measure ? `another measure: ${(echarts.time.median / measure.time.median).toFixed(1)} ×` : "",
      why: `of ${year.time.median.toFixed(1)} ms ${year.work.median.toFixed(1)} are work of the page, script, styles and layout ${parts(year.spent.script, year.spent.style, year.spent.layout)}`,
    }),
  ];
}

export function tables(results) {
  const sizes = [...new Set(results.map(({ economies }) => economies))];
  return sizes.map((economies) => {
    const all = results.filter((each) => each.economies === economies);
    const echarts = all.find(({ name }) => name === "ECharts");
    return {
      caption: `${economies} × ${economies}:`,
      head: ["", "to the picture, ms", "95 of 100", "ECharts ÷ it", "the page's thread, ms", "of it script, styles, layout"],
      rows: all.map((each) => [
        called(each),
        tenths(each.time),
        each.time.most.toFixed(1),
        echarts ? `${(echarts.time.median / each.time.median).toFixed(1)} ×` : "?",
        tenths(each.work),
        parts(each.spent.script, each.spent.style, each.spent.layout),
      ]),
    };
  });
}
