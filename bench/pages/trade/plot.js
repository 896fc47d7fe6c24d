// As Observable Plot's documentation: a mark a task, `tip: "x"` for values where the pointer
// is, a rule by `pointerX`. A plot is not changed: another one takes its place.
import * as Plot from "@observablehq/plot";

export default function draw(element, first) {
  let data = first;
  const render = () => {
    const { years, series } = data;
    const rows = series.flatMap(({ name, values }) => values.map((value, at) => ({ year: years[at], series: name, value: value ?? NaN })));
    element.replaceChildren(
      Plot.plot({
        width: element.clientWidth,
        height: element.clientHeight - 40,
        marginLeft: 60,
        x: { tickFormat: "d" },
        y: { grid: true },
        color: { domain: series.map(({ name }) => name), range: series.map(({ color }) => color), legend: true },
        marks: [
          Plot.ruleY([0]),
          Plot.lineY(rows, { x: "year", y: "value", stroke: "series", tip: "x" }),
          Plot.ruleX(rows, Plot.pointerX({ x: "year" })),
        ],
      }),
    );
  };
  render();
  window.addEventListener("resize", render);
  return (other) => {
    data = other;
    render();
  };
}
