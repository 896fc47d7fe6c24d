// ECharts with the parts that a heat map of two categories needs, as its handbook advises.
import { HeatmapChart } from "echarts/charts";
import { GridComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

echarts.use([CanvasRenderer, GridComponent, HeatmapChart, TooltipComponent, VisualMapComponent]);

const cells = ({ names, values }) => values.map((value, at) => [at % names.length, Math.floor(at / names.length), value === null ? "-" : Math.log2(value)]);

export default function draw(element, data) {
  const chart = echarts.init(element);
  const label = ({ value: [, , log] }) => (log === "-" ? "" : (2 ** log).toFixed(2));
  chart.setOption({
    tooltip: { formatter: ({ value }) => `${data.names[value[1]]} → ${data.names[value[0]]}: ${label({ value })}` },
    grid: { left: 70, top: 30, right: 10, bottom: 10 },
    xAxis: { type: "category", data: data.names, position: "top" },
    yAxis: { type: "category", data: data.names, inverse: true },
    visualMap: { min: -2, max: 2, show: false, inRange: { color: data.colors } },
    series: [{ type: "heatmap", data: cells(data), label: { show: true, formatter: label } }],
  });
  window.addEventListener("resize", () => chart.resize());
  return (other) => chart.setOption({ animation: false, series: [{ data: cells(other) }] });
}
