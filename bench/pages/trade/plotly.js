// As Plotly's documentation: its basic bundle, which has lines, bars and pies; one label for
// all series of a year; `responsive`; `react` for other data.
import Plotly from "plotly.js-basic-dist-min";

const traces = ({ years, series }) => series.map(({ name, color, values }) => ({ type: "scatter", mode: "lines", name, x: years, y: values, line: { color } }));

const layout = { hovermode: "x unified", legend: { orientation: "h" }, margin: { t: 20, r: 20 } };
const config = { responsive: true };

export default async function draw(element, data) {
  await Plotly.newPlot(element, traces(data), layout, config);
  return (other) => Plotly.react(element, traces(other), layout, config);
}
