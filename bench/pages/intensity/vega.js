// As Vega-Lite's documentation of tables with text over a heat map: a layer of rectangles
// and one of texts, with tooltips; embedded by Vega-Embed, as large as its container.
import embed from "vega-embed";

const rows = ({ names, values }) =>
  values.map((value, at) => ({ from: names[Math.floor(at / names.length)], to: names[at % names.length], value })).filter(({ value }) => value !== null);

export default async function draw(element, data) {
  const axis = { type: "ordinal", scale: { domain: data.names }, title: null };
  const { view } = await embed(
    element,
    {
      width: "container",
      height: "container",
      autosize: { type: "fit", contains: "padding" },
      data: { name: "cells", values: rows(data) },
      encoding: {
        x: { ...axis, field: "to", axis: { orient: "top", labelAngle: 0 } },
        y: { ...axis, field: "from" },
        tooltip: [{ field: "from" }, { field: "to" }, { field: "value", type: "quantitative", format: ".2f" }],
      },
      layer: [
        {
          mark: "rect",
          encoding: { color: { field: "value", type: "quantitative", scale: { type: "log", domain: [0.25, 4], range: data.colors, interpolate: "rgb", clamp: true }, legend: null } },
        },
        { mark: { type: "text", fontSize: 16 }, encoding: { text: { field: "value", type: "quantitative", format: ".2f" } } },
      ],
      config: { view: { stroke: null } },
    },
    { actions: false },
  );
  return (other) => view.data("cells", rows(other)).runAsync();
}
