// The trade-intensity matrix of four economies beside heat maps of libraries with the same
// numbers in their cells; and the page of the workbench, which no library has.
import { readCsv } from "../../e2e/lib.mjs";
import { asked, brief, own, prepare as pagesOf, rival, round, said, sum, tables } from "../figure.mjs";
import { budget } from "../verdicts.mjs";

export const id = "intensity";
export const title = "The intensity matrix, and the workbench's page";
export const ROUNDS = 3;
export const SECONDS = 200;
export { brief, round, said, sum, tables };

const YEARS = [2005, 2015];
const NAMES = ["China", "Japan", "Korea", "Taiwan"];

export const METHOD = `The sixteen cells of ${YEARS[0]}, four of them without a value, in tairi's colours (logarithms about
1), each number in its cell; the switch is to ${YEARS[1]}. tairi is its own page, \`embed/intensity.en.html\`,
with the values of ${YEARS[0] - 10} besides, controls, table and sources; the libraries' pages have the cells
alone, put together as their documentation advises. Chart.js and uPlot have no heat map of their own.
A library's cell has its label when the pointer is on it; tairi's opens to its formula
when it is pressed, and that is what **cursor** is here, from the event on.

**tairi, workbench** is \`embed/workbench.en.html\` with its sample of eight economies, the
switch the year before. No library has such a page; what it does with files and how it draws is
in the parts below.

The rest is as for the trade figure above, and the columns are the same.`;

/** The middles of the cells with a value, each far from the next. */
const ORDER = [1, 14, 4, 11, 2, 13, 7, 8, 3, 12, 6, 9];
const cellsAt = (box, left, top, right, bottom) =>
  ORDER.map((cell) => ({
    x: box.x + left + ((cell % 4) + 0.5) * ((box.width - left - right) / 4),
    y: box.y + top + (Math.floor(cell / 4) + 0.5) * ((box.height - top - bottom) / 4),
  }));
const places = async (page) => cellsAt(await page.locator("#chart").boundingBox(), 70, 30, 10, 10);

const library = (page, label, name, more) => rival("intensity", page, label, name, { places, ...more });

/** Runs in tairi's page: years by their buttons. */
const years = () => {
  window.bench.show = (turn) => document.querySelector(`input[name$=year][value="${[2005, 2015][turn]}"]`).click();
};

const CONTESTANTS = [
  own("intensity", {
    picture: "[data-chart]",
    laidOut: true,
    moves: "dom",
    gesture: "click",
    // An opened cell makes the page scroll, so each cell is looked for when it is its turn.
    places: (page) =>
      ORDER.map((cell) => () =>
        page.evaluate((at) => {
          const button = document.querySelectorAll(".matrix tbody td")[at].querySelector("[data-cell]");
          button.scrollIntoView({ block: "nearest" });
          const { x, y, width, height } = button.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }, cell),
      ),
    install: years,
  }),
  library("plot", "Observable Plot", "@observablehq/plot", { moves: "dom" }),
  library("echarts", "ECharts, parts", "echarts"),
  library("vega", "Vega-Lite", "vega-lite", { moves: "dom" }),
  library("plotly", "Plotly, cartesian", "plotly.js-cartesian-dist-min", { moves: "dom" }),
  own("workbench", {
    label: "tairi, workbench",
    picture: "[data-chart]",
    laidOut: true,
    places: null,
    install: () => {
      const slider = document.querySelector("input[type=range][data-key=time]");
      const last = Number(slider.max);
      window.bench.show = (turn) => {
        slider.value = String(last - turn);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      };
    },
  }),
];

/** tairi's colours, of the key under its matrix, and the values that it shows. */
async function numbers(browser) {
  const ask = (times) => ({
    csvs: times.map((time) => {
      const shown = window.tairi.mount(document.createElement("div"), { view: "intensity", lang: "en", time: String(time) });
      const csv = shown.csv();
      shown.destroy();
      return csv;
    }),
    colors: [...document.querySelectorAll(".heat-key .steps i")].map((step) => getComputedStyle(step).backgroundColor),
  });
  const { csvs, colors: steps } = await asked(browser, "intensity", ask, YEARS);
  if (steps.length !== 13) throw new Error(`${steps.length} colours instead of 13`);
  // The others lie evenly between these.
  const colors = [steps[0], steps[6], steps[12]];
  return csvs.map((csv) => {
    const { rows } = readCsv(csv);
    const values = NAMES.flatMap((from) => NAMES.map((to) => rows.find((row) => row.exporter === from && row.importer === to)?.intensity ?? null)).map((value) => (value === null ? null : Number(value)));
    const known = values.filter((value) => value !== null).length;
    if (known !== 12) throw new Error(`${known} intensities instead of 12`);
    return { names: NAMES, values, colors };
  });
}

export const prepare = async (browser, pages) => pagesOf(pages, CONTESTANTS, await numbers(browser), 300);

export const budgets = (results) =>
  results
    .filter(({ label }) => label.startsWith("tairi"))
    .map(({ label, shift }) => budget({ name: `layout shift of the load, ${label === "tairi" ? "intensity" : "workbench"}`, value: shift, limit: 0, unit: "shift", why: "see its row" }));
