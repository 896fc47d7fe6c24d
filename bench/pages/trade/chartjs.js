// As Chart.js' documentation: only what the chart uses is registered, a tooltip of
// all series at the index that is nearest. It follows its container's size by itself.
import { Chart, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip } from "chart.js";

Chart.register(Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

const points = (years, { values }) => values.map((y, index) => ({ x: years[index], y }));

export default function draw(element, { years, series }) {
  const canvas = element.appendChild(document.createElement("canvas"));
  const chart = new Chart(canvas, {
    type: "line",
    data: {
      datasets: series.map((each) => ({ label: each.name, borderColor: each.color, backgroundColor: each.color, data: points(years, each) })),
    },
    options: {
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales: { x: { type: "linear", ticks: { format: { useGrouping: false } } } },
    },
  });
  return (other) => {
    for (const [at, each] of other.series.entries()) Object.assign(chart.data.datasets[at], { label: each.name, data: points(other.years, each) });
    chart.update("none");
  };
}
