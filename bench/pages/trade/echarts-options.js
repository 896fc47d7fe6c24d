// As ECharts' handbook: a tooltip by axis, and its line; other data by `setOption`, another
// size by `resize`.
const lines = ({ years, series }) =>
  series.map(({ name, color, values }) => ({ name, type: "line", color, data: values.map((value, index) => [years[index], value]) }));

export function begin(echarts, element, data) {
  const chart = echarts.init(element);
  chart.setOption({
    tooltip: { trigger: "axis" },
    legend: {},
    xAxis: { type: "value", min: "dataMin", max: "dataMax", axisLabel: { formatter: (year) => String(year) } },
    yAxis: { type: "value" },
    series: lines(data),
  });
  window.addEventListener("resize", () => chart.resize());
  return (other) => chart.setOption({ animation: false, series: lines(other) }, { replaceMerge: ["series"] });
}
