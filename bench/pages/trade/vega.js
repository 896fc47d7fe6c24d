// As Vega-Lite's documentation: embedded by Vega-Embed; lines, and a rule at the nearest year
// with all series' values in its tooltip (its example “Multi Series Line Chart with Tooltip”);
// as large as its container.
import embed from "vega-embed";

const rows = ({ years, series }) => series.flatMap(({ values }, at) => values.map((value, index) => ({ year: years[index], series: `s${at}`, value })));

export default async function draw(element, data) {
  const ids = data.series.map((_, at) => `s${at}`);
  const year = { field: "year", type: "quantitative", scale: { zero: false, nice: false }, axis: { format: "d" }, title: null };
  const { view } = await embed(
    element,
    {
      width: "container",
      height: "container",
      autosize: { type: "fit", contains: "padding" },
      data: { name: "flows", values: rows(data) },
      encoding: { x: year },
      layer: [
        {
          encoding: {
            y: { field: "value", type: "quantitative", title: null },
            color: {
              field: "series",
              type: "nominal",
              scale: { domain: ids, range: data.series.map(({ color }) => color) },
              legend: { title: null, orient: "top", labelExpr: `${JSON.stringify(Object.fromEntries(data.series.map(({ name }, at) => [`s${at}`, name])))}[datum.value]` },
            },
          },
          layer: [{ mark: "line" }, { transform: [{ filter: { param: "hover", empty: false } }], mark: "point" }],
        },
        {
          transform: [{ pivot: "series", value: "value", groupby: ["year"] }],
          mark: "rule",
          encoding: {
            opacity: { condition: { value: 0.3, param: "hover", empty: false }, value: 0 },
            tooltip: [{ field: "year" }, ...ids.map((field, at) => ({ field, type: "quantitative", title: data.series[at].name }))],
          },
          params: [{ name: "hover", select: { type: "point", fields: ["year"], nearest: true, on: "pointerover", clear: "pointerout" } }],
        },
      ],
    },
    { actions: false },
  );
  return (other) => view.data("flows", rows(other)).runAsync();
}
