// ECharts whole, as its handbook's “Get Started” has it.
import * as echarts from "echarts";
import { begin } from "./echarts-options.js";

export default (element, data) => begin(echarts, element, data);
