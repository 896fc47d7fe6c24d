// ECharts' parts, as its handbook advises where size matters.
import { LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { begin } from "./echarts-options.js";

echarts.use([CanvasRenderer, GridComponent, LegendComponent, LineChart, TooltipComponent]);

export default (element, data) => begin(echarts, element, data);
