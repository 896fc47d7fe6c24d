// The figure that readers open first, beside a bare page of each library with the
// same data: exports, imports and balance, 1952–2024, the gap a gap.
import { readCsv } from "../../e2e/lib.mjs";
import { METHOD as HOW, arrivals, asked, brief, own, prepare as pagesOf, rival, round, said, sum, tables } from "../figure.mjs";
import { parts } from "../numbers.mjs";
import { along } from "../session.mjs";
import { budget } from "../verdicts.mjs";

export const id = "trade";
export const title = "Taiwan–Japan trade, three series of 73 years";
export const ROUNDS = 5;
export const SECONDS = 420;
export { brief, round, said, sum, tables };

export const METHOD = `Each library draws the same data on a bare page of its own, put together as its
documentation advises, in one minified file: exports, imports and balance as three lines. tairi
is its own page, \`embed/trade.en.html\`, with two of the lines, the early years enlarged, phases, events,
controls, table and sources. The switch is to Japan's share of Taiwan's trade, exports and
imports. Observable Plot and Vega-Lite have no cursor by themselves: they have the one that their
documentation shows for several lines.

${HOW}`;

/** The pointer moves over 1990–2023: `from` and `to` are the shares of the target's width where they are. */
const library = (page, label, name, { target = "#chart canvas", from = 0.57, to = 0.94, ...more } = {}) =>
  rival("trade", page, label, name, { places: along(target, from, to), ...more });

const CONTESTANTS = [
  own("trade", {
    picture: "canvas.picture",
    places: along("canvas.picture", 0.52, 0.84),
    moves: "canvas",
    install: () => {
      const list = document.querySelector("select[data-key=measure]");
      window.bench.show = (turn) => {
        list.value = ["value", "share"][turn];
        list.dispatchEvent(new Event("change", { bubbles: true }));
      };
    },
  }),
  library("uplot", "uPlot", "uplot", { target: ".u-over", from: 0.54, to: 0.97, moves: "dom" }),
  library("chartjs", "Chart.js", "chart.js"),
  library("plot", "Observable Plot", "@observablehq/plot", { target: "#chart svg[viewBox]", moves: "dom" }),
  library("echarts-core", "ECharts, parts", "echarts"),
  library("vega", "Vega-Lite", "vega-lite", { target: "#chart svg.marks", moves: "dom" }),
  library("echarts", "ECharts", "echarts"),
  library("plotly", "Plotly, basic", "plotly.js-basic-dist-min", { target: "#chart .nsewdrag", from: 0.54, to: 0.97, moves: "dom" }),
];

/** The same numbers as tairi shows, of both measures. */
async function numbers(browser) {
  const csvs = await asked(browser, "trade", () =>
    ["value", "share"].map((measure) => {
      const shown = window.tairi.mount(document.createElement("div"), { view: "trade", lang: "en", measure });
      const csv = shown.csv();
      shown.destroy();
      return csv;
    }),
  );
  const years = Array.from({ length: 2024 - 1952 + 1 }, (_, index) => 1952 + index);
  const COLUMNS = [
    [["exports_usd_million", "Exports"], ["imports_usd_million", "Imports"], ["balance_usd_million", "Balance"]],
    [["share_of_exports_pct", "Share of exports"], ["share_of_imports_pct", "Share of imports"], ["share_of_trade_pct", "Share of trade"]],
  ];
  const COLORS = ["#0b6e8a", "#c2410c", "#4b3f8f"];
  return csvs.map((csv, measure) => {
    const rows = new Map(readCsv(csv).rows.map((row) => [Number(row.year), row]));
    const series = COLUMNS[measure].map(([column, name], at) => ({ name, color: COLORS[at], values: years.map((year) => (rows.get(year)?.[column] ? Number(rows.get(year)[column]) : null)) }));
    const known = series[0].values.filter((value) => value !== null).length;
    if (known !== 59) throw new Error(`${known} years of exports instead of 59`);
    return { years, series };
  });
}

export const prepare = async (browser, pages) => pagesOf(pages, CONTESTANTS, await numbers(browser), 443);

const FRAME = 1000 / 60;

/** The budgets, each with why it is lost, by the run's own numbers. */
export function budgets(results) {
  const of = (label) => results.find((each) => each.label === label);
  const [tairi, uplot, echarts] = ["tairi", "uPlot", "ECharts"].map(of);
  if (!tairi) return [];
  const against = (what, other, name) =>
    other
      ? [
          budget({
            name,
            value: tairi[what].median / other[what].median,
            limit: 0.6,
            stretch: 0.5,
            unit: "ratio",
            also: `${Math.round(tairi[what].median)} of ${Math.round(other[what].median)} ms`,
            why: `${Math.round(tairi.bytes / 1000)} kB against ${Math.round(other.bytes / 1000)} kB; of tairi's ${Math.round(tairi[what].median)} ms: ${arrivals(tairi, tairi[what].median)}`,
          }),
        ]
      : [];
  return [
    ...against("visible", uplot, "the figure is visible, against uPlot"),
    ...against("usable", echarts, "the figure answers to touch, against ECharts"),
    budget({
      name: "a pointer move draws the cursor within a frame",
      value: tairi.work?.median ?? NaN,
      limit: FRAME,
      unit: "ms",
      also: tairi.work ? `95 of 100 within ${tairi.work.most.toFixed(1)} ms` : "",
      why: tairi.spent ? `of a move's ${tairi.spent.all.toFixed(1)} ms script, styles and layout are ${parts(tairi.spent.script, tairi.spent.style, tairi.spent.layout)}` : "",
      broken: tairi.drawn ? "" : "not every move drew a cursor",
    }),
    budget({ name: "layout shift of the load", value: tairi.shift, limit: 0, unit: "shift", why: "see its row" }),
  ];
}
