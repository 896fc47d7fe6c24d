// As Observable Plot's documentation: cells and texts of two bands, a diverging scale in
// logarithms about 1, `tip`. A plot is not changed: another one takes its place.
import * as Plot from "@observablehq/plot";

export default function draw(element, first) {
  let data = first;
  const render = () => {
    const { names, values, colors } = data;
    const cells = values.map((value, at) => ({ from: names[Math.floor(at / names.length)], to: names[at % names.length], value })).filter(({ value }) => value !== null);
    element.replaceChildren(
      Plot.plot({
        width: element.clientWidth,
        height: element.clientHeight,
        marginLeft: 70,
        marginTop: 30,
        marginRight: 10,
        marginBottom: 10,
        x: { domain: names, axis: "top", label: null },
        y: { domain: names, label: null },
        color: { type: "diverging-log", domain: [0.25, 4], pivot: 1, range: colors, clamp: true, interpolate: "rgb" },
        marks: [
          Plot.cell(cells, { x: "to", y: "from", fill: "value", inset: 1, tip: true }),
          Plot.text(cells, { x: "to", y: "from", text: ({ value }) => value.toFixed(2), fontSize: 16 }),
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
