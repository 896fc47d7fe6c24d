// ECharts, with the parts that a heat map needs. By itself it makes 400 cells in a frame, with
// `progressive: 0` all at once. Version 6.1 then paints them for 15 ms in each frame,
// and tells nobody when the last one is there: so they are counted as they are filled.
import { HeatmapChart } from "echarts/charts";
import { GridComponent, VisualMapComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

echarts.use([CanvasRenderer, GridComponent, HeatmapChart, VisualMapComponent]);

/** A heat map with these values; gives what draws others. */
export function begin(element, { codes, colors, room }, values) {
  const chart = echarts.init(element);
  // Built before the clock starts: an own form of the data is the library's, not the reader's.
  const cells = (list) => {
    const made = [];
    for (const [at, value] of list.entries()) if (value === value) made.push([at % codes.length, Math.floor(at / codes.length), value]);
    return made;
  };
  chart.setOption({
    animation: false,
    grid: { left: room.left, top: room.top, width: room.side, height: room.side },
    xAxis: { type: "category", data: codes, position: "top", axisLabel: { rotate: 90 } },
    yAxis: { type: "category", data: codes, inverse: true },
    visualMap: { min: -2, max: 2, show: false, inRange: { color: colors } },
    series: [{ type: "heatmap", progressive: 0, data: cells(values) }],
  });
  let painted = 0;
  let wanted = 0;
  const { fill } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fill = function (...given) {
    painted += 1;
    return fill.apply(this, given);
  };
  return {
    form: cells,
    draw: (data) => {
      painted = 0;
      wanted = data.length;
      chart.setOption({ series: [{ data }] });
    },
    done: () => painted >= wanted,
  };
}
