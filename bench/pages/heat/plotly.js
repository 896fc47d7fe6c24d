// Plotly's bundle with heat maps. `restyle` with new values is the quickest of its ways.
import Plotly from "plotly.js-cartesian-dist-min";

/** A heat map with these values; gives what draws others. */
export function begin(element, { codes, colors, room }, values) {
  const form = (list) => codes.map((_, row) => Array.from(list.subarray(row * codes.length, (row + 1) * codes.length), (value) => (value === value ? value : null)));
  const [width, height] = [element.clientWidth, element.clientHeight];
  const trace = { type: "heatmap", x: codes, y: codes, z: form(values), zmin: -2, zmax: 2, showscale: false, colorscale: colors.map((color, at) => [at / (colors.length - 1), color]) };
  const layout = {
    width,
    height,
    margin: { l: room.left, t: room.top, r: width - room.left - room.side, b: height - room.top - room.side },
    xaxis: { side: "top" },
    yaxis: { autorange: "reversed" },
  };
  const first = Plotly.newPlot(element, [trace], layout, { staticPlot: true });
  let drawn = false;
  return {
    form,
    first,
    draw: (z) => {
      drawn = false;
      Plotly.restyle(element, { z: [z] }).then(() => (drawn = true));
    },
    done: () => drawn,
  };
}
