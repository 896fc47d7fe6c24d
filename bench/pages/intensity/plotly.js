// As Plotly's documentation of annotated heat maps: `texttemplate`; the bundle that has them.
import Plotly from "plotly.js-cartesian-dist-min";

export default async function draw(element, data) {
  const traces = ({ names, values, colors }) => {
    const square = (of, none) => names.map((_, row) => values.slice(row * names.length, (row + 1) * names.length).map((value) => (value === null ? none : of(value))));
    return [
      {
        type: "heatmap",
        x: names,
        y: names,
        z: square(Math.log2, null),
        text: square((value) => value.toFixed(2), ""),
        texttemplate: "%{text}",
        hovertemplate: "%{y} → %{x}: %{text}<extra></extra>",
        hoverongaps: false,
        zmin: -2,
        zmax: 2,
        showscale: false,
        xgap: 2,
        ygap: 2,
        colorscale: colors.map((color, at) => [at / (colors.length - 1), color]),
      },
    ];
  };
  const layout = { margin: { l: 70, t: 30, r: 10, b: 10 }, xaxis: { side: "top" }, yaxis: { autorange: "reversed" } };
  const config = { responsive: true };
  await Plotly.newPlot(element, traces(data), layout, config);
  return (other) => Plotly.react(element, traces(other), layout, config);
}
