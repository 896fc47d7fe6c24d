// As uPlot's README and demos: series, scales, its own cursor and live legend; `setData` and
// `setSize`. The legend stands under a chart of 400 pixels.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

const columns = ({ years, series }) => [years, ...series.map(({ values }) => values)];

export default function draw(element, data) {
  const size = () => ({ width: element.clientWidth, height: 400 });
  const options = {
    ...size(),
    scales: { x: { time: false } },
    axes: [{ values: (_, years) => years.map(String) }, { size: 60 }],
    series: [{ label: "Year" }, ...data.series.map(({ name, color }) => ({ label: name, stroke: color, width: 2 }))],
  };
  const chart = new uPlot(options, columns(data), element);
  window.addEventListener("resize", () => chart.setSize(size()));
  return (other) => chart.setData(columns(other));
}
